import { type Catalog, statusFor } from './catalog.ts';
import type { Task, TaskChanges } from './task.ts';

/**
 * The same task with the names that the catalog has for its ids, and `done` as its status says.
 * What the catalog doesn't know stays as it came with the task.
 */
export function withNames(task: Task, catalog: Catalog): Task {
	const named = { ...task };
	const project = catalog.projects.find(({ id }) => id === task.projectId);
	if (task.projectId === null) {
		named.projectName = null;
	} else if (project) {
		named.projectName = project.name;
	}
	const status = catalog.statuses.find(({ id }) => id === task.statusId);
	if (status) {
		named.statusName = status.name;
		named.done = status.type === 'done';
	}
	return named;
}

/** The task as it is after the changes, before anybody confirmed them. */
export function changed(task: Task, changes: TaskChanges, catalog: Catalog): Task {
	const { outboundSync: _notKept, ...fields } = changes;
	return withNames({ ...task, ...fields }, catalog);
}

/** The changes with `done` said in the product's own way: by a status, where it has statuses. */
export function withStatus<T extends TaskChanges>(changes: T, catalog: Catalog): T {
	const status = changes.done === undefined ? undefined : statusFor(catalog, changes.done);
	if (!status) {
		return changes;
	}
	const said = { ...changes, statusId: changes.statusId ?? status.id };
	delete said.done;
	return said;
}

/** The changes that really change something about the task: two equal lists or values are no change. */
export function difference(task: Task, changes: TaskChanges): TaskChanges {
	return Object.fromEntries(
		Object.entries(changes).filter(
			([field, value]) =>
				JSON.stringify(value) !== JSON.stringify((task as Record<string, unknown>)[field]),
		),
	);
}
