import assert from 'node:assert/strict';
import type { TaskChanges } from '../../src/tasks/task.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import type { TaskStore } from '../../src/tasks/taskStore.ts';
import { withSubTasks } from '../../src/tasks/withSubTasks.ts';
import { makeTask } from './makeTask.ts';
import type { ScriptedApi } from './scriptedApi.ts';
import { storeWith } from './storeWith.ts';

const [in101, in102] = [{ projectId: 'focus:101' }, { projectId: 'focus:102' }];

/** 1 in 101 has 2 under it, and that 3; 2's other sub-tasks are 4, which is in 102, and 5, which is archived. 6 is in no project, nor is 7 below it. */
const tasks = [
	makeTask('focus:1', in101),
	makeTask('focus:2', { ...in101, parentId: 'focus:1' }),
	makeTask('focus:3', { ...in101, parentId: 'focus:2' }),
	makeTask('focus:4', { ...in102, parentId: 'focus:2' }),
	makeTask('focus:5', { ...in101, parentId: 'focus:2', archived: true }),
	makeTask('focus:6', {}),
	makeTask('focus:7', { parentId: 'focus:6' }),
];

const table: readonly [string, Record<number, TaskChanges>, Record<number, TaskChanges>][] = [
	['take those along that are in the same project', { 1: in102 }, { 1: in102, 2: in102, 3: in102 }],
	[
		'take them out of their project',
		{ 2: { projectId: null } },
		{ 2: { projectId: null }, 3: { projectId: null } },
	],
	['take them along out of none', { 6: in101 }, { 6: in101, 7: in101 }],
	['stay where the project stays', { 1: { ...in101, name: 'x' } }, { 1: { ...in101, name: 'x' } }],
	['stay for all other changes', { 1: { name: 'x' } }, { 1: { name: 'x' } }],
	[
		'keep what is asked for themselves',
		{ 1: in102, 2: { name: 'x' }, 3: { projectId: null } },
		{ 1: in102, 2: { name: 'x', ...in102 }, 3: { projectId: null } },
	],
	['are none of a task that is not known', { 9: in102 }, { 9: in102 }],
];

describe('Changes of a project and the sub-tasks', () => {
	let store: TaskStore;
	let api: ScriptedApi;

	beforeEach(async () => {
		({ store, api } = await storeWith(tasks));
		api.calls.length = 0;
	});
	afterEach(() => store.dispose());

	for (const [what, given, all] of table) {
		it(what, () => {
			const updates = Object.entries(given).map(([id, changes]) => ({ id: `focus:${id}`, changes }));
			const found = withSubTasks(store, updates).map(({ id, changes }) => [id.split(':')[1], changes]);
			assert.deepEqual(Object.fromEntries(found), all);
		});
	}

	const projects = (): unknown => [1, 2, 3, 4].map((id) => store.need(`focus:${id}`).projectId);

	it('are made together, whoever updates or replaces one task', async () => {
		await store.update('focus:1', { projectId: 'focus:103', name: 'Moved' });
		assert.deepEqual(projects(), ['focus:103', 'focus:103', 'focus:103', 'focus:102']);
		assert.deepEqual(api.calls, ['update focus:1', 'updateMany focus:2 focus:3']);
		await store.update('focus:1', { name: 'Renamed' });
		assert.equal(api.calls.length, 3);
	});

	it('leave the sub-tasks where the task could not be moved', async () => {
		api.before = ({ name }) => {
			if (name === 'update') {
				throw new TaskError({ kind: 'rejected', service: 'Toggl Focus', reason: 'no' });
			}
		};
		await assert.rejects(store.update('focus:1', in102), /did not accept/);
		assert.deepEqual(projects(), ['focus:101', 'focus:101', 'focus:101', 'focus:102']);
	});
});
