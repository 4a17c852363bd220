import * as l10n from '@vscode/l10n';
import type { GroupKind, GroupMove } from './groupApi.ts';
import type { EntityId, IsoDate, Task, TaskChanges, TaskId } from './task.ts';
import { TaskError } from './taskError.ts';

/** A task on its way from one group to another, or to another place or day in the same one. */
export type TaskMove = {
	taskId: TaskId;
	/** Where it is taken; `null`: to nobody, no project or no tag. Absent: it is only taken out of `from`. */
	to?: EntityId | null;
	/** Where it was. Absent where that doesn't matter: it then stays in all groups that it is in. */
	from?: EntityId | null;
	/** The place there, 0 or more; the first one when absent. */
	weight?: number;
	startDate?: IsoDate;
	endDate?: IsoDate;
	/** The new places of other tasks in `to` that make room. */
	others?: readonly { taskId: TaskId; weight: number }[];
};

/** The groups that a task is in after the move; `null` stands for the group of those that are in none. */
export function groupsAfter(
	kind: GroupKind,
	before: readonly (EntityId | null)[],
	{ to, from }: TaskMove,
): readonly (EntityId | null)[] {
	if (kind === 'users' && to === null) {
		return [null];
	}
	const kept = kind === 'projects' ? [] : before.filter((id) => id !== null && (id === to || id !== from));
	const after = to && !kept.includes(to) ? [...kept, to] : kept;
	return after.length > 0 ? after : [null];
}

/** The groups that a task is in; `null` when it is in none. */
export function groupsOf(kind: GroupKind, task: Task): readonly (EntityId | null)[] {
	const { projectId = null, assigneeIds = [], tagIds = [] } = task;
	const ids = { projects: projectId === null ? [] : [projectId], users: assigneeIds, tags: tagIds }[kind];
	return ids.length > 0 ? ids : [null];
}

/** What the move changes about the task. */
export function changesOf(kind: GroupKind, task: Task, move: TaskMove): TaskChanges {
	const after = groupsAfter(kind, groupsOf(kind, task), move).filter((id) => id !== null);
	return { ...groupChange(kind, after), ...datesOf(move) };
}

/** The change that puts a task into these groups. */
export function groupChange(kind: GroupKind, ids: readonly EntityId[]): TaskChanges {
	switch (kind) {
		case 'projects':
			return { projectId: ids[0] ?? null };
		case 'users':
			return { assigneeIds: ids };
		case 'tags':
			return { tagIds: ids };
	}
}

export function datesOf({ startDate, endDate }: TaskMove): Pick<TaskMove, 'startDate' | 'endDate'> {
	return {
		...(startDate === undefined ? {} : { startDate }),
		...(endDate === undefined ? {} : { endDate }),
	};
}

/**
 * The move as the service takes it, the task's own first. Nothing when it stays without project or tag, for
 * there is no such group at the service.
 */
export function wireMoves(kind: GroupKind, move: TaskMove): readonly GroupMove[] {
	const { taskId, to, from, weight = 0, others = [] } = move;
	const own = { taskId, weight, ...datesOf(move) };
	if (to || (to === null && kind === 'users')) {
		// A project needs none: a task is in one only.
		const source = from && from !== to && kind !== 'projects' ? { source: from } : {};
		const room = others.map((other) => ({ ...other, op: 'move' as const, target: to }));
		return [{ ...own, op: 'move', target: to, ...source }, ...room];
	}
	if (from) {
		return [{ ...own, op: 'remove', target: from }];
	}
	if (to === null) {
		return [];
	}
	throw new TaskError({
		kind: 'invalid',
		sentence: l10n.t(
			'Say where the task is to go with “to”, or what it is to be taken out of with “from”.',
		),
	});
}
