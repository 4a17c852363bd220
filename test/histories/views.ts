import assert from 'node:assert/strict';
import { subjectsOf } from '../../src/sync/deed.ts';
import type { Task } from '../../src/tasks/task.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import { openEntries } from './model.ts';
import type { Window } from './window.ts';

type Shown = Pick<Task, 'id' | 'name' | 'archived' | 'pending'> & {
	description: string;
	notes: string;
	estimatedMins: number | null;
	parentId: string | null;
};

/** When nothing is on its way, every window shows what the service has, and all show the same. */
export async function proveViews(windows: readonly Window[], server: FocusServer): Promise<void> {
	for (const { store } of windows) {
		await store.loadArchived();
		await store.refresh();
	}
	// What one window reads, the others hear of in the next turns.
	await new Promise((resolve) => {
		setTimeout(resolve, 5);
	});
	const [first] = windows;
	const stuck = new Set(first && openEntries(first.handle).flatMap(({ deed }) => subjectsOf(deed)));
	const there = [...server.state.tasks.values()]
		.filter(({ deleted_at }) => deleted_at === null)
		.map((task): Shown => ({
			id: `focus:${task.id}`,
			name: task.name,
			archived: task.archived_at !== null,
			pending: false,
			description: task.description ?? '',
			notes: task.notes ?? '',
			estimatedMins: task.estimated_mins,
			parentId: task.parent_task_id === null ? null : `focus:${task.parent_task_id}`,
		}));
	const decided = (tasks: readonly Shown[]): Map<string, Shown> =>
		new Map(
			tasks
				.filter(({ id }) => !stuck.has(id))
				.toSorted((a, b) => (a.id < b.id ? -1 : 1))
				.map((task) => [task.id, task]),
		);
	for (const [at, window] of windows.entries()) {
		assert.deepEqual(
			decided(shown(window)),
			decided(there),
			`Window ${at} shows something else than the service has.`,
		);
		assert.deepEqual(
			all(window),
			all(first ?? window),
			`Window ${at} shows something else than the first.`,
		);
	}
}

function all({ store }: Window): readonly Task[] {
	return [...store.find({}), ...store.find({ archived: true })].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function shown(window: Window): readonly Shown[] {
	return all(window).map(
		({
			id,
			name,
			archived,
			pending,
			description = '',
			notes = '',
			estimatedMins = null,
			parentId = null,
		}) => ({
			id,
			name,
			archived,
			pending,
			description,
			notes,
			estimatedMins,
			parentId,
		}),
	);
}
