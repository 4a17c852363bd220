import assert from 'node:assert/strict';
import { taskAnew, taskInstead } from '../../src/editor/wholeTask.ts';

describe('a task made anew', () => {
	it('gets what has something in it, but not what the service numbers', () => {
		assert.deepEqual(
			taskAnew(
				{
					name: 'Again',
					description: '',
					projectId: null,
					tagIds: [],
					billable: true,
					private: false,
					estimatedMins: 0,
					recurringTaskId: 4,
					ghostAssigneeIds: [5],
					outboundSync: true,
				},
				'Before',
			),
			{ name: 'Again', billable: true, estimatedMins: 0 },
		);
	});

	it('is called what the former one was where the form has no name', () => {
		assert.deepEqual(taskAnew({ billable: true }, 'Before'), { name: 'Before', billable: true });
	});
});

describe('a task in the place of another', () => {
	it('gets all that the form shows', () => {
		assert.deepEqual(taskInstead({ description: '', tagIds: [], outboundSync: false }, 'Before'), {
			name: 'Before',
			description: '',
			tagIds: [],
			outboundSync: false,
		});
	});

	it('leaves the calendar to the service where the form does', () => {
		assert.deepEqual(taskInstead({ name: 'Now', outboundSync: null }, 'Before'), { name: 'Now' });
	});
});
