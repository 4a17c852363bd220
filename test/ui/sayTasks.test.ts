import assert from 'node:assert/strict';
import { sayCreate, sayCreated, sayTasks } from '../../src/ui/sayTasks.ts';

describe('A number of tasks', () => {
	for (const [say, none, one, two] of [
		[sayTasks, '0 tasks', '1 task', '2 tasks'],
		[sayCreate, 'Create 0 tasks', 'Create 1 task', 'Create 2 tasks'],
		[sayCreated, 'Created 0 tasks.', 'Created 1 task.', 'Created 2 tasks.'],
	] as const) {
		it(`is “${one}” and “${two}”`, () => {
			assert.deepEqual([say(0), say(1), say(2)], [none, one, two]);
		});
	}
});
