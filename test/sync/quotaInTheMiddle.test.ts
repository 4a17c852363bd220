import assert from 'node:assert/strict';
import { TaskError } from '../../src/tasks/taskError.ts';
import { newTask } from '../server/track/trackState.ts';
import { sent, until, type Window } from './openWindow.ts';
import { TrackWindows } from './serviceWindows.ts';

/** Two in each of three projects, so that one deed is three calls. */
const inProjects = [801, 802, 803].flatMap((project) => [project, project]);

describe('The requests of the hour, used up in the middle of a change of many tasks', () => {
	const track = new TrackWindows();
	let window: Window;
	let ids: string[];
	let now: number;

	beforeEach(async () => {
		now = Date.now();
		ids = inProjects.map(
			(project, at) => `track:${newTask(track.server.state, project, { name: `Rope ${at}` }).id}`,
		);
		window = await track.openSettled({ now: () => now, gather: 0 });
		track.server.clearRequests();
	});

	const complete = () => window.store.updateMany(ids.map((id) => ({ id, changes: { done: true } })));
	const writes = (): string[] => sent(track.server).filter((line) => !line.startsWith('GET'));
	const doneThere = (): boolean[] =>
		ids.map((id) => track.server.state.tasks.get(Number(id.slice('track:'.length)))?.active === false);
	/** Nothing more is forbidden, as a person finds out who refreshes. */
	const nextHour = async (): Promise<void> => {
		now += 3_600_000;
		await window.store.refresh();
		await until(() => window.api.sync?.state.waiting === 0);
	};

	it('leaves what was not sent waiting, and says how much that is', async () => {
		track.server.fail({ method: 'PATCH', skip: 1 }, { kind: 'quota' });
		const { done, failed } = await complete();
		assert.deepEqual([done.toSorted(), failed], [ids.toSorted(), []]);
		assert.deepEqual(doneThere(), [true, true, false, false, false, false]);
		assert.deepEqual(window.store.sync.waitingOf(ids), ids.slice(2));
		for (const [at, id] of ids.entries()) {
			const { done: isDone, pending, trouble } = window.store.need(id);
			assert.deepEqual([isDone, pending, trouble], [true, at >= 2, undefined], id);
		}
		assert.equal(writes().length, 2, 'nothing is asked in vain after the first that is refused');
		await nextHour();
		assert.deepEqual(doneThere(), Array(6).fill(true));
		assert.equal(writes().length, 4);
		assert.deepEqual(window.store.sync.waitingOf(ids), []);
	});

	it('tells apart what is refused, what waits and what is done', async () => {
		track.server.options.failing = ids[1]?.slice('track:'.length) ?? '';
		track.server.fail({ method: 'PATCH', skip: 1 }, { kind: 'quota' });
		await assert.rejects(complete(), (error) => {
			assert.ok(error instanceof TaskError);
			assert.match(
				error.message,
				/^1 of 6 tasks were not changed: “Rope 1”\. .*Task is locked\. 4 tasks are saved here and wait to be sent\.$/,
			);
			return true;
		});
		assert.deepEqual(window.store.sync.waitingOf(ids), ids.slice(2));
		assert.equal(window.store.need(ids[1] ?? '').done, false);
		await nextHour();
		assert.deepEqual(doneThere(), [true, false, true, true, true, true]);
	});

	it('leaves deletions that were not sent waiting', async () => {
		track.server.fail({ method: 'DELETE', skip: 2 }, { kind: 'quota' });
		const { done } = await window.store.act('delete', ids);
		assert.equal(done.length, 6);
		assert.deepEqual(window.store.sync.waitingOf(ids), ids.slice(2));
		assert.deepEqual(
			ids.map((id) => window.store.get(id)),
			Array(6).fill(undefined),
		);
		await nextHour();
		assert.ok(
			ids.every(
				(id) => track.server.state.tasks.get(Number(id.slice('track:'.length)))?.deleted_at !== null,
			),
		);
		assert.equal(writes().filter((line) => line.startsWith('DELETE')).length, 7);
	});

	it('keeps the order with what is done to the same tasks meanwhile', async () => {
		track.server.fail({ method: 'PATCH', skip: 1 }, { kind: 'quota' });
		await complete();
		await window.store.update(ids[2] ?? '', { done: false, name: 'Reopened' });
		assert.equal(window.store.need(ids[2] ?? '').done, false);
		await nextHour();
		assert.deepEqual(doneThere(), [true, true, false, true, true, true]);
		const task = track.server.state.tasks.get(Number(ids[2]?.slice('track:'.length)));
		assert.equal(task?.name, 'Reopened');
	});
});
