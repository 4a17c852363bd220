import assert from 'node:assert/strict';
import { focus } from './focus.ts';
import {
	assertStaysSo,
	call,
	checkedTask,
	createTask,
	sentenceOf,
	signInAfresh,
	signOut,
} from './support.ts';

describe('replaceTask', () => {
	before(signInAfresh);
	after(signOut);

	for (const put of ['empties', 'keeps']) {
		it(`gives the task what was given and nothing else where PUT ${put} the rest`, async () => {
			await focus.change({ options: { put } });
			const { id } = await createTask({
				name: 'Before',
				product: 'focus',
				projectId: 101,
				description: 'Old',
				tagIds: [201],
				endDate: '2026-12-01',
			});
			await focus.forgetRequests();
			const task = checkedTask(
				await call('replaceTask', {
					id,
					task: { name: 'After', statusId: 303, startDate: '2026-11-30' },
				}),
			);
			const [{ line, body } = { line: '', body: undefined }, ...others] = await focus.writes();
			assert.equal(line, `PUT /tasks/${id.slice('focus:'.length)}`);
			assert.deepEqual(body, {
				name: 'After',
				status_id: 303,
				start_date: '2026-11-30',
				description: '',
				notes: '',
				priority: 'none',
				pinned: false,
				tag_ids: [],
				assignee_user_ids: [],
				ghost_assignee_ids: [],
				billable: false,
				private: false,
				rrule: null,
			});
			assert.deepEqual(
				others.map((write) => write.body),
				put === 'keeps' ? [{ project_id: null, end_date: null }] : [],
			);
			assert.deepEqual(
				[task.name, task.statusId, task.projectId, task.endDate, task.tagIds],
				['After', 'focus:303', null, null, []],
			);
			await assertStaysSo(task);
		});
	}

	it('refuses what can’t be', async () => {
		const { id } = await createTask({ name: 'Here', product: 'local' });
		assert.match(
			await sentenceOf(call('replaceTask', { id, task: { name: 'A' } })),
			/can’t be overwritten as a whole/,
		);
		for (const argument of [undefined, { id }, { id, task: {} }, { id, task: { name: 'A', wings: 2 } }]) {
			await sentenceOf(call('replaceTask', argument));
		}
		await call('deleteTask', { id });
	});
});
