import assert from 'node:assert/strict';
import type { TaskId } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { referableIds } from '../../src/ui/referableIds.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';

const first = 'focus:new-1-abc';

function storeWhere(idNow: (id: TaskId) => TaskId): TaskStore {
	const store = new TaskStore();
	const tasks = [makeTask('focus:1'), makeTask(idNow(first), { name: 'Made on the train' })];
	store.startWith(async () => store.connect(Object.assign(new ScriptedApi(tasks), { idNow })));
	return store;
}

describe('The ids in references', () => {
	it('are those of now, also in a window that has not read any task yet', async () => {
		const store = storeWhere((id) => (id === first ? 'focus:2' : id));
		assert.deepEqual(await referableIds(store, ['focus:1', first]), ['focus:1', 'focus:2']);
	});

	it('are refused as long as the service gave none', async () => {
		const store = storeWhere((id) => id);
		await store.settled();
		await assert.rejects(referableIds(store, ['focus:1', first]), {
			message:
				'“Made on the train” has not reached Toggl Focus yet, so there is no reference to it. Try again when it has.',
		});
	});

	it('are taken as they are where the account is not signed in', async () => {
		assert.deepEqual(await referableIds(new TaskStore(), ['focus:1']), ['focus:1']);
	});
});
