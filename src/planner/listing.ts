import type { GroupedTask, GroupKind, TaskGroup } from '../tasks/groupApi.ts';
import type { EntityId, Task, TaskId } from '../tasks/task.ts';
import { type DayRange, groupedTask, isPlanned } from '../tasks/groupedTask.ts';
import type { TaskChange } from '../tasks/taskIndex.ts';
import { datesOf, groupsAfter, groupsOf, type TaskMove } from '../tasks/taskMove.ts';

export type Groups = readonly TaskGroup[];

/** The task as one of the groups has it. */
export function taskIn(groups: Groups, id: TaskId): GroupedTask | undefined {
	return groups.flatMap(({ tasks }) => tasks).find((task) => task.id === id);
}

/** The groups as they are when the move is done. */
export function moved(groups: Groups, kind: GroupKind, move: TaskMove): Groups {
	const task = taskIn(groups, move.taskId);
	if (!task) {
		return groups;
	}
	const ids = groupsAfter(kind, groupIdsWith(groups, task.id), move);
	const put = withTask(groups, { ...task, ...datesOf(move) }, ids);
	const weights = new Map((move.others ?? []).map(({ taskId, weight }) => [taskId, weight]));
	weights.set(task.id, move.weight ?? 0);
	return put.map((group) =>
		group.id === (move.to ?? null) || (move.to === undefined && group.id === null)
			? sorted({
					...group,
					tasks: group.tasks.map((one) => ({ ...one, weight: weights.get(one.id) ?? one.weight })),
				})
			: group,
	);
}

/** The groups as they are when a task has become another one, in a form, say. */
export function followed(
	groups: Groups,
	kind: GroupKind,
	range: DayRange,
	{ before, after }: TaskChange,
): Groups {
	const id = (after ?? before)?.id;
	const known = id === undefined ? undefined : taskIn(groups, id);
	if (!after || after.archived) {
		return known ? withTask(groups, known, []) : groups;
	}
	if (!known) {
		return isPlanned(after, range) ? withTask(groups, groupedTask(after), groupsOf(kind, after)) : groups;
	}
	const isElsewhere =
		!before || JSON.stringify(groupsOf(kind, before)) !== JSON.stringify(groupsOf(kind, after));
	const ids = isElsewhere ? groupsOf(kind, after) : groupIdsWith(groups, after.id);
	return withTask(groups, { ...known, ...differentFields(before, after) }, ids);
}

/** What a change made different of what groups have of a task. The place is theirs alone. */
function differentFields(before: Task | undefined, after: Task): Partial<GroupedTask> {
	const { weight: _own, ...fields } = groupedTask(after);
	const earlier: Record<string, unknown> = before ? groupedTask(before) : {};
	return Object.fromEntries(
		Object.entries(fields).filter(
			([field, value]) => JSON.stringify(value) !== JSON.stringify(earlier[field]),
		),
	);
}

function groupIdsWith(groups: Groups, id: TaskId): (EntityId | null)[] {
	return groups.filter(({ tasks }) => tasks.some((task) => task.id === id)).map((group) => group.id);
}

/** The groups with the task in these alone: where it was already at its place there, else at the end. */
function withTask(groups: Groups, task: GroupedTask, ids: readonly (EntityId | null)[]): Groups {
	return groups.map((group) => {
		const isIn = group.tasks.some(({ id }) => id === task.id);
		if (!ids.includes(group.id)) {
			return isIn ? { ...group, tasks: group.tasks.filter(({ id }) => id !== task.id) } : group;
		}
		const tasks = isIn
			? group.tasks.map((one) => (one.id === task.id ? { ...task, weight: one.weight } : one))
			: [...group.tasks, { ...task, weight: endOf(group) }];
		return { ...group, tasks };
	});
}

/** The place behind all tasks of the group. */
export function endOf({ tasks }: TaskGroup): number {
	return tasks.reduce((end, { weight }) => Math.max(end, weight + 1), 0);
}

function sorted(group: TaskGroup): TaskGroup {
	return { ...group, tasks: group.tasks.toSorted((a, b) => a.weight - b.weight) };
}
