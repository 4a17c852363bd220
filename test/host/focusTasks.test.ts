import assert from 'node:assert/strict';
import { focus } from './focus.ts';
import {
	assertStaysSo,
	call,
	createTask,
	findTask,
	findTasks,
	sentenceOf,
	signInAfresh,
	signOut,
	needTask,
} from './support.ts';

const product = 'focus';

describe('Focus tasks by command', () => {
	before(signInAfresh);
	beforeEach(() => focus.forgetRequests());
	after(signOut);

	it('creates a task with a name only, and sends no more than that', async () => {
		const task = await createTask({ name: 'Only a name', product });
		assert.deepEqual(await focus.writes(), [{ line: 'POST /tasks', body: { name: 'Only a name' } }]);
		assert.match(task.id, /^focus:\d+$/);
		assert.deepEqual([task.statusId, task.statusName, task.done], ['focus:301', 'Todo', false]);
		assert.deepEqual(
			[task.description, task.projectId, task.tagIds, task.pending],
			['', null, [], false],
		);
		assert.deepEqual(await needTask(task.id), task);
		await assertStaysSo(task);
	});

	it('creates a task with every field, in the service’s names', async () => {
		const fields = {
			description: 'Short',
			notes: '# Long\n\n🚀',
			projectId: 101,
			parentId: 'focus:5101',
			statusId: 'focus:302',
			priority: 'high',
			priorityAt: '2026-03-01',
			pinned: true,
			startDate: '2026-03-01',
			endDate: '2026-03-31',
			estimatedMins: 90,
			tagIds: [201, 'focus:204'],
			assigneeIds: [3001, 'focus:3002'],
			ghostAssigneeIds: [],
			billable: true,
			private: true,
			color: '#0b83d9',
			autoLogTime: true,
			rrule: 'FREQ=WEEKLY',
			position: 70_000,
		};
		const task = await createTask({ name: 'Every field', product, ...fields });
		const [created] = await focus.writes();
		assert.deepEqual(created?.body, {
			name: 'Every field',
			description: 'Short',
			notes: '# Long\n\n🚀',
			project_id: 101,
			parent_task_id: 5101,
			status_id: 302,
			priority: 'high',
			priority_at: '2026-03-01',
			pinned: true,
			start_date: '2026-03-01',
			end_date: '2026-03-31',
			estimated_mins: 90,
			tag_ids: [201, 204],
			assignee_user_ids: [3001, 3002],
			ghost_assignee_ids: [],
			billable: true,
			private: true,
			color: '#0b83d9',
			auto_log_time: true,
			rrule: 'FREQ=WEEKLY',
			position: 70_000,
		});
		const expected = {
			...fields,
			projectId: 'focus:101',
			projectName: 'Booking website',
			statusName: 'In Progress',
			tagIds: ['focus:201', 'focus:204'],
			assigneeIds: ['focus:3001', 'focus:3002'],
		};
		assert.deepEqual({ ...task, ...expected }, task);
		await call('refresh');
		const again = await needTask(task.id);
		assert.deepEqual({ ...again, ...expected }, again);
	});

	it('creates a task where the service does not tell how it became', async () => {
		await focus.change({ options: { createAnswer: 'empty' } });
		const task = await createTask({ name: 'Untold', product, projectId: 102 });
		await focus.change({ options: { createAnswer: 'task' } });
		assert.deepEqual([task.name, task.projectName], ['Untold', 'Ferry screens']);
		assert.equal((await findTasks({ text: 'Untold' })).length, 1);
		assert.equal((await focus.writes()).length, 1);
	});

	it('gives a sub-task its parent’s project, which the service does not', async () => {
		const task = await createTask({ name: 'Below', parentId: 'focus:5101' });
		assert.equal(task.projectId, 'focus:101');
		const [created] = await focus.writes();
		assert.deepEqual(created?.body, { name: 'Below', parent_task_id: 5101, project_id: 101 });
		assert.ok((await findTasks({ parentId: 'focus:5101' })).some(({ id }) => id === task.id));
	});

	it('refuses what the service has not, before it asks', async () => {
		for (const [fields, expected] of [
			[{ projectId: 999 }, /focus:999/],
			[{ projectId: 'local:1' }, /local:1/],
			[{ statusId: 999 }, /focus:999/],
			[{ tagIds: [999] }, /focus:999/],
			[{ assigneeIds: [999] }, /focus:999/],
			[{ parentId: 999 }, /focus:999/],
			[{ endDate: '2026-02-30' }, /2026-02-30/],
		] as const) {
			const creating = call('createTask', { name: 'x', product, ...fields });
			assert.match(await sentenceOf(creating), expected);
			assert.match(
				await sentenceOf(call('updateTask', { id: 'focus:5101', changes: fields })),
				expected,
			);
		}
		assert.deepEqual(await focus.writes(), []);
	});

	it('says that a task is not there', async () => {
		assert.match(await sentenceOf(call('pinTask', { id: 'focus:999999' })), /focus:999999/);
		assert.equal(await findTask('focus:999999'), undefined);
	});
});
