import assert from 'node:assert/strict';
import { partialFailure } from '../../src/tasks/bulkReport.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { makeTask } from './makeTask.ts';
import { keptStoreWith } from './keptStoreWith.ts';
import { calm } from './storeWith.ts';

describe('A call about several tasks that is done for some', () => {
	it('keeps what was done, takes back the others, and tells why each of them failed', async () => {
		const ids = ['focus:1', 'focus:2', 'focus:3'];
		const { store, api } = await keptStoreWith(ids.map((id) => makeTask(id, { name: `Task ${id}` })));
		const error = (reason: string) => new TaskError({ kind: 'rejected', service: 'Toggl Track', reason });
		api.before = ({ name }) => {
			if (name === 'updateMany') {
				api.tasks.set('focus:1', { ...api.tasks.get('focus:1')!, estimatedMins: 5 });
				throw partialFailure('update', {
					done: ['focus:1'],
					failed: [
						{ id: 'focus:2', error: error('locked') },
						{ id: 'focus:3', error: error('busy') },
					],
					skipped: [],
				});
			}
		};
		const updating = store.updateMany(ids.map((id) => ({ id, changes: { estimatedMins: 5 } })));
		const shown = () => ids.map((id) => store.get(id)?.estimatedMins === 5);
		await assert.rejects(updating, (thrown) => {
			assert.ok(thrown instanceof TaskError && thrown.problem.kind === 'partial');
			assert.deepEqual(thrown.problem.failed, ['focus:2', 'focus:3']);
			assert.deepEqual(thrown.problem.done, ['focus:1']);
			assert.match(thrown.message, /2 of 3 tasks were not changed: “Task focus:2”, .*locked/);
			assert.deepEqual(shown(), [true, false, false]);
			return true;
		});
		await calm();
	});
});
