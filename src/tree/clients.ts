import type { Account } from '../tasks/account.ts';
import type { Task } from '../tasks/task.ts';

/** Tells of each task whom its project is done for, by name; `null` for nobody. */
export function clientsOf(accounts: readonly Account[]): (task: Task) => string | null {
	const clients = new Map(
		accounts.flatMap(({ catalog }) => catalog.projects.map(({ id, clientName }) => [id, clientName])),
	);
	return ({ projectId }) => clients.get(projectId ?? '') ?? null;
}

/** The names of the clients that projects have, each once, by name. */
export function clientNames(accounts: readonly Account[]): readonly string[] {
	const names = accounts.flatMap(({ catalog }) =>
		catalog.projects.flatMap(({ clientName }) => clientName ?? []),
	);
	return [...new Set(names)].toSorted((a, b) => a.localeCompare(b));
}
