import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { syncedTasks } from '../../src/sync/syncedTasks.ts';
import type { Task } from '../../src/tasks/task.ts';
import type { Disposable, KeptTasks } from '../../src/tasks/taskApi.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { ScriptedApi } from './scriptedApi.ts';

/** A store that has read its one account as the extension does: kept here, with a service behind it, which is `api`. */
export async function keptStoreWith<A extends ScriptedApi = ScriptedApi>(
	tasks: readonly Task[],
	{ api = new ScriptedApi(tasks) as A, atOnce = api.atOnce }: { api?: A; atOnce?: number } = {},
): Promise<{ store: TaskStore; api: A; kept: KeptTasks & Disposable }> {
	api.atOnce = atOnce;
	const store = new TaskStore();
	const kept = syncedTasks(() => api, memoryDocuments(), {
		account: 'focus/1/2',
		owner: 'me',
		log: () => {},
		gather: 0,
	});
	store.connect(kept);
	await store.settled();
	api.calls.length = 0;
	return { store, api, kept };
}

/** A service's word that the same request would fail again; anything less is kept and tried again. */
export function refused(): TaskError {
	return new TaskError({ kind: 'rejected', service: 'Toggl Focus', reason: 'no' });
}
