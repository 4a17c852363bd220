import type { EntityId, TaskField } from './task.ts';

/** What a status means, whatever it is called. A type that we don't know counts as `in_progress`. */
export type StatusType = 'todo' | 'in_progress' | 'blocked' | 'done';

export type Project = {
	id: EntityId;
	name: string;
	/** `#rrggbb`. */
	color: string | null;
	clientName: string | null;
	/** Archived or completed: kept for its name, no longer offered. */
	closed: boolean;
	private: boolean;
};

export type Status = { id: EntityId; name: string; type: StatusType; emoji: string | null };

export type Tag = { id: EntityId; name: string; color: string | null };

export type Person = { id: EntityId; name: string; email: string | null };

/** The lists that the tasks of one account refer to, each in the order in which it is offered. */
export type Catalog = {
	projects: readonly Project[];
	statuses: readonly Status[];
	tags: readonly Tag[];
	people: readonly Person[];
	/** The fields that no task may be without, beside its name. Absent where there are none. */
	requiredFields?: readonly TaskField[];
};

/** The lists of a catalog whose entries have ids and names. */
export type CatalogList = Exclude<keyof Catalog, 'requiredFields'>;

export const emptyCatalog: Catalog = { projects: [], statuses: [], tags: [], people: [] };

/** The status that a task gets when it is completed or reopened; `undefined` where the product has no statuses. */
export function statusFor(catalog: Catalog, done: boolean): Status | undefined {
	return catalog.statuses.find(({ type }) => type === (done ? 'done' : 'todo'));
}
