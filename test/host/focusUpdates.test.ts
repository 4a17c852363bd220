import assert from 'node:assert/strict';
import { focus } from './focus.ts';
import { assertStaysSo, call, createTask, signInAfresh, signOut, updateTask } from './support.ts';

const product = 'focus';

describe('Changes of Focus tasks', () => {
	before(signInAfresh);
	beforeEach(() => focus.forgetRequests());
	after(signOut);

	for (const [changes, body] of [
		[{ name: 'Renamed' }, { name: 'Renamed' }],
		[{ description: 'Anew' }, { description: 'Anew' }],
		[{ notes: 'Anew' }, { notes: 'Anew' }],
		[{ projectId: 103 }, { project_id: 103 }],
		[{ projectId: null }, { project_id: null }],
		[{ parentId: 5101 }, { parent_task_id: 5101 }],
		[{ statusId: 303 }, { status_id: 303 }],
		[{ done: true }, { status_id: 304 }],
		[{ priority: 'low' }, { priority: 'low' }],
		[{ pinned: true }, { pinned: true }],
		[
			{ startDate: '2026-03-01', endDate: '2026-03-02' },
			{ start_date: '2026-03-01', end_date: '2026-03-02' },
		],
		[{ estimatedMins: 0 }, { estimated_mins: 0 }],
		[{ tagIds: [202] }, { tag_ids: [202] }],
		[{ assigneeIds: ['focus:3003'] }, { assignee_user_ids: [3003] }],
		[
			{ billable: true, private: true },
			{ billable: true, private: true },
		],
		[{ color: '#c7af14' }, { color: '#c7af14' }],
		[{ rrule: 'FREQ=DAILY' }, { rrule: 'FREQ=DAILY' }],
		[
			{ name: 'With the calendar', outboundSync: true },
			{ name: 'With the calendar', outbound_sync: true },
		],
	] as const) {
		it(`sends exactly the change ${JSON.stringify(changes)}`, async () => {
			const { id } = await createTask({
				name: 'To be changed',
				product,
				projectId: 101,
				description: 'x',
			});
			await focus.forgetRequests();
			const changed = await updateTask(id, changes);
			const [patch, ...others] = await focus.writes();
			assert.deepEqual([patch, others], [{ line: `PATCH /tasks/${id.slice(6)}`, body }, []]);
			assert.equal(changed.pending, false);
			await assertStaysSo(changed);
		});
	}

	it('empties fields', async () => {
		const emptied = {
			description: '',
			projectId: null,
			parentId: null,
			startDate: null,
			endDate: null,
			estimatedMins: null,
			tagIds: [],
			assigneeIds: [],
			color: null,
			priority: 'none',
		};
		const { id } = await createTask({
			name: 'To be emptied',
			product,
			description: 'x',
			projectId: 101,
			parentId: 'focus:5101',
			startDate: '2026-03-01',
			endDate: '2026-03-02',
			estimatedMins: 5,
			tagIds: [201],
			assigneeIds: [3001],
			color: '#0b83d9',
			priority: 'high',
		});
		const task = await updateTask(id, emptied);
		assert.deepEqual({ ...task, ...emptied, projectName: null }, task);
		await assertStaysSo(task);
	});

	it('sends nothing when nothing changes', async () => {
		const { id } = await createTask({ name: 'The same', product, tagIds: [201], pinned: true });
		await focus.forgetRequests();
		await updateTask(id, { name: 'The same', tagIds: [201], startDate: null });
		await call('pinTask', { id });
		assert.deepEqual(await focus.requests(), []);
	});
});
