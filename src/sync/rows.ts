import type { Catalog } from '../tasks/catalog.ts';
import type { Task, TaskId } from '../tasks/task.ts';
import type { PausedBy } from '../tasks/syncApi.ts';
import type { Problem } from '../tasks/taskError.ts';
import type { RunningTimer } from '../tasks/taskApi.ts';
import type { Known } from './deed.ts';
import type { Entry } from './entry.ts';

/** A task as the service last said it, and when. */
export type Mirrored = Known & {
	/** When the service said so, in milliseconds since 1970. */
	seenAt: number;
	/** The moment by `tick` when the task was first known here, where that was noted. */
	knownMoment?: number;
	/** The moment by `tick` when the service last took a change of it from here. */
	touched: number;
	/** When it went to another list from here, in milliseconds since 1970: no list that was read before had it. */
	movedAt?: number;
};

/** What is kept beside tasks and changes, one document a kind. */
export type Singles = {
	catalog: { catalog: Catalog; at: number };
	/** How the mirror stands; times in milliseconds since 1970. */
	mirror: MirrorState;
	budget: BudgetState;
	/** What the service last said to be running. */
	timer: { running: RunningTimer | null };
	/** The tasks that are pinned here because their service has no pins. */
	pins: { ids: readonly TaskId[] };
};

export type MirrorState = {
	/** When all tasks in use, and all archived ones, were last read; 0 for never. */
	wholeAt: number;
	archivedAt: number;
	/** When what changed was last asked for. */
	checkedAt: number;
	/** Whether the last reading of all came to its end. */
	complete: boolean;
	/** The newest instant, by the service's clock, of a change that is known here. */
	newest: string | undefined;
	/** What a window does now for all others. */
	shared?: { readonly [kind in SharedKind]?: SharedState | undefined };
};

/** What windows read one for all: the tasks in use, the archived ones, the lists, and what is being tracked. */
export type SharedKind = 'tasks' | 'archived' | 'catalog' | 'timer';

/** Which window does something for all, and until when it may take to say so again; or what kept it from that. */
export type SharedState = { by: string; until: number; problem?: Problem };

export type BudgetState = {
	remaining: number | undefined;
	resetsAt: number | undefined;
	pausedUntil: number | undefined;
	pausedBy: PausedBy | undefined;
};

/** The id that the service gave to a task which was made here. */
export type Alias = { temporary: TaskId; id: TaskId };

/**
 * Whether what is on the disk is what this version keeps there. What it's not, by a version that is to come
 * or by damage, counts as not there.
 */
export function isEntry(body: unknown): body is Entry {
	return (
		isRecord(body) &&
		isRecord(body['deed']) &&
		['create', 'update', 'replace', 'act'].includes(String(body['deed']['kind'])) &&
		isRecord(body['state']) &&
		['waiting', 'sent', 'unknown', 'stuck', 'settled'].includes(String(body['state']['kind'])) &&
		typeof body['owner'] === 'string'
	);
}

export function isMirrored(body: unknown): body is Mirrored {
	return isRecord(body) && isTask(body['task']) && typeof body['seenAt'] === 'number';
}

function isTask(value: unknown): value is Task {
	return isRecord(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';
}

export function isAlias(body: unknown): body is Alias {
	return isRecord(body) && typeof body['temporary'] === 'string' && typeof body['id'] === 'string';
}

export function isSingle<K extends keyof Singles>(kind: K, body: unknown): body is Singles[K] {
	switch (kind) {
		case 'catalog':
			return isRecord(body) && isRecord(body['catalog']) && Array.isArray(body['catalog']['projects']);
		case 'mirror':
			return isRecord(body) && typeof body['wholeAt'] === 'number';
		case 'pins':
			return isRecord(body) && Array.isArray(body['ids']);
		default:
			return isRecord(body);
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
