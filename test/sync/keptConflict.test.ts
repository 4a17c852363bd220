import assert from 'node:assert/strict';
import { numberOf, type Task, type TaskChanges } from '../../src/tasks/task.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import { pause, sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

describe('A conflict that is met while somebody waits', () => {
	const focus = new FocusWindows(12);
	let window: Window;
	let task: Task;

	beforeEach(async () => {
		window = await focus.openSettled({ now: focus.now, random: () => 0 });
		task =
			window.store.find({}).find(({ projectId }) => projectId === 'focus:101') ??
			assert.fail('no task');
	});

	const row = () => focus.row(task.id);
	const shown = (): Task => window.store.need(task.id);
	const elsewhere = (fields: Parameters<FocusServer['changeTask']>[1]): void => {
		focus.server.changeTask(numberOf(task.id), fields);
		focus.ahead = 3_600_000;
		focus.server.clearRequests();
	};
	const conflictOf = async (work: Promise<unknown>): Promise<TaskError> => {
		const error = await work.then(
			() => assert.fail('it went well'),
			(thrown: unknown) => thrown,
		);
		assert.ok(error instanceof TaskError && error.problem.kind === 'conflict', String(error));
		return error;
	};

	const ways: readonly (readonly [string, (changes: TaskChanges) => Promise<unknown>])[] = [
		['of one task', (changes) => window.store.update(task.id, changes)],
		['by a call for several', (changes) => window.store.updateMany([{ id: task.id, changes }])],
	];
	for (const [what, change] of ways) {
		for (const choice of ['mine', 'theirs'] as const) {
			it(`waits for the person, who is told: ${what}, then “${choice}”`, async () => {
				elsewhere({ project_id: 103 });
				const { message, problem } = await conflictOf(change({ projectId: 'focus:102' }));
				assert.deepEqual(problem, { kind: 'conflict', fields: ['projectId'], waits: task.id });
				const { projectId, pending, trouble } = shown();
				assert.deepEqual([projectId, pending, trouble?.kind], ['focus:102', true, 'conflict']);
				assert.deepEqual(trouble?.fields, [
					{ field: 'projectId', mine: 'focus:102', theirs: 'focus:103' },
				]);
				assert.equal(trouble?.sentence, message);
				assert.match(
					message,
					/changed elsewhere meanwhile \(Project\).*waits.*keep yours or take theirs/,
				);
				assert.equal(row().project_id, 103);
				window.store.sync.settle(task.id, choice);
				await until(() => !shown().pending);
				assert.equal(row().project_id, choice === 'mine' ? 102 : 103);
			});
		}
	}

	/** What others changed of it, what was chosen, and the project of its sub-task then. */
	const followed: readonly (readonly [
		Parameters<FocusServer['changeTask']>[1],
		'mine' | 'theirs',
		number,
	])[] = [
		[{ project_id: 103, notes: 'theirs' }, 'mine', 102],
		[{ project_id: 103, notes: 'theirs' }, 'theirs', 101],
		// Nobody else moved it.
		[{ notes: 'theirs' }, 'mine', 102],
		[{ notes: 'theirs' }, 'theirs', 102],
	];
	for (const [theirs, choice, project] of followed) {
		it(`leaves the sub-tasks where they are until “${choice}” moves the task: ${JSON.stringify(theirs)}`, async () => {
			const below = await window.store.create('focus', { name: 'Below', parentId: task.id });
			const apart = await window.store.create('focus', {
				name: 'Apart',
				parentId: task.id,
				projectId: 'focus:104',
			});
			const projects = (): unknown[] =>
				[below, apart].map(
					({ id }) => focus.server.state.tasks.get(Number(id.split(':')[1]))?.project_id,
				);
			elsewhere(theirs);
			await conflictOf(window.store.update(task.id, { projectId: 'focus:102', notes: 'mine' }));
			assert.deepEqual(projects(), [101, 104]);
			await window.store.settle(task.id, choice);
			await until(() => !shown().pending && !window.store.need(below.id).pending);
			assert.deepEqual(projects(), [project, 104]);
			assert.equal(row().project_id, project === 101 ? 103 : project);
		});
	}

	it('is not overwritten by doing the same again', async () => {
		elsewhere({ project_id: 103 });
		await conflictOf(window.store.update(task.id, { projectId: 'focus:102' }));
		await window.store.update(task.id, { projectId: 'focus:102' });
		await window.store.update(task.id, { projectId: 'focus:101' });
		await pause(200);
		assert.equal(row().project_id, 103);
		assert.equal(shown().trouble?.kind, 'conflict');
		assert.deepEqual(
			sent(focus.server).filter((line) => line === `PATCH tasks/${numberOf(task.id)}`),
			[],
		);
	});

	it('is over for whoever has what was typed and shows both', async () => {
		elsewhere({ notes: 'theirs' });
		const { message, problem } = await conflictOf(
			window.store.update(task.id, { notes: 'mine' }, 'this', 'drop'),
		);
		assert.deepEqual(problem, { kind: 'conflict', fields: ['notes'] });
		assert.match(message, /save yours again or take the other/);
		const { notes, pending, trouble } = shown();
		assert.deepEqual([notes, pending, trouble], ['theirs', false, undefined]);
	});

	it('waits when only some of those who made it have it', async () => {
		elsewhere({ notes: 'theirs' });
		const typed = conflictOf(window.store.update(task.id, { notes: 'mine' }, 'this', 'drop'));
		const clicked = conflictOf(window.store.update(task.id, { estimatedMins: 7 }));
		assert.deepEqual((await typed).problem, (await clicked).problem);
		assert.deepEqual([shown().notes, shown().estimatedMins], ['mine', 7]);
		window.store.sync.settle(task.id, 'theirs');
		await until(() => !shown().pending);
		assert.deepEqual([row().notes, row().estimated_mins], ['theirs', 7]);
	});
});
