import assert from 'node:assert/strict';
import { TaskError } from '../../src/tasks/taskError.ts';
import type { TaskAction } from '../../src/tasks/taskAction.ts';
import { numberOf } from '../../src/tasks/task.ts';
import { sent, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

describe('Work on several tasks of which one is gone', () => {
	const focus = new FocusWindows(30);
	let window: Window;
	let ids: string[];
	let goneName: string;

	beforeEach(async () => {
		window = await focus.openSettled({ gather: 0 });
		const tasks = window.store.find({}).slice(0, 10);
		ids = tasks.map(({ id }) => id);
		goneName = tasks[4]?.name ?? '';
		focus.server.clearRequests();
	});

	const removeOne = (): void => {
		focus.server.changeTask(numberOf(ids[4] ?? ''), { deleted_at: '2026-11-01T00:00:00Z' });
	};
	const others = (): string[] => ids.filter((_id, at) => at !== 4);
	/** The tasks that are shown as archived or not, and are so at the service. */
	const areBoth = (archived: boolean): string[] =>
		ids.filter(
			(id) =>
				(focus.row(id).archived_at !== null) === archived &&
				window.store.get(id)?.archived === archived,
		);
	const saysOne = async (action: TaskAction): Promise<string> => {
		const error = await window.store.act(action, ids).then(
			() => assert.fail('it went well'),
			(thrown: unknown) => thrown,
		);
		assert.ok(error instanceof TaskError && error.problem.kind === 'partial', String(error));
		const { failed, done, total } = error.problem;
		assert.deepEqual([failed, done.toSorted(), total], [[ids[4]], others().toSorted(), 10]);
		return error.message;
	};

	it('brings the others back from the archive, and names the one', async () => {
		await window.store.act('archive', ids);
		removeOne();
		const sentence = await saysOne('unarchive');
		assert.ok(sentence.startsWith(`1 of 10 tasks were not unarchived: “${goneName}”.`), sentence);
		assert.deepEqual(areBoth(false), others());
	});

	it('brings the others back where the service refuses one', async () => {
		await window.store.act('archive', ids);
		focus.server.fail(
			{ method: 'POST', path: '/unarchive', skip: 4, count: 1 },
			{ kind: 'status', status: 400 },
		);
		await saysOne('unarchive');
		assert.deepEqual(areBoth(false), others());
	});

	it('restores the others', async () => {
		await window.store.act('delete', ids);
		focus.server.state.tasks.delete(numberOf(ids[4] ?? ''));
		await saysOne('restore');
		assert.deepEqual(
			others().map((id) => [focus.row(id).deleted_at, window.store.get(id)?.id]),
			others().map((id) => [null, id]),
		);
	});

	it('archives the others, by few requests', async () => {
		removeOne();
		const sentence = await saysOne('archive');
		assert.ok(sentence.startsWith(`1 of 10 tasks were not archived: “${goneName}”.`), sentence);
		assert.deepEqual(areBoth(true), others());
		assert.deepEqual(
			sent(focus.server).filter((line) => !line.startsWith('GET')),
			['POST tasks/bulk/archive', 'POST tasks/bulk/archive'],
		);
	});

	it('archives none where all are gone', async () => {
		for (const id of ids) {
			focus.server.changeTask(numberOf(id), { deleted_at: '2026-11-01T00:00:00Z' });
		}
		await assert.rejects(window.store.act('archive', ids), /10 of 10 tasks were not archived/);
		assert.equal(sent(focus.server).filter((line) => !line.startsWith('GET')).length, 1);
	});

	it('deletes the others, by few requests: one that is gone is what was asked for', async () => {
		removeOne();
		const { done, failed } = await window.store.act('delete', ids);
		assert.deepEqual([done.toSorted(), failed], [ids.toSorted(), []]);
		assert.ok(ids.every((id) => focus.row(id).deleted_at !== null));
		assert.deepEqual(
			sent(focus.server).filter((line) => !line.startsWith('GET')),
			['DELETE tasks/bulk', 'DELETE tasks/bulk'],
		);
		assert.ok(sent(focus.server).length <= 5, sent(focus.server).join());
	});

	it('deletes what a lost request has left', async () => {
		removeOne();
		focus.server.fail({ method: 'DELETE' }, { kind: 'dropBefore' });
		await window.store.act('delete', ids);
		await window.store.refresh();
		assert.ok(ids.every((id) => window.store.get(id) === undefined));
	});
});
