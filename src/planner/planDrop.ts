import type { GroupedTask, GroupKind, TaskGroup } from '../tasks/groupApi.ts';
import type { EntityId, TaskId } from '../tasks/task.ts';
import type { TaskMove } from '../tasks/taskMove.ts';
import { addDays, overlaps, spanOf } from './days.ts';
import { endOf, type Groups } from './listing.ts';

/** Where a person lets go of a card. */
export type Drop = {
	id: TaskId;
	from: EntityId | null;
	to: EntityId | null;
	/** The card that it comes before, `null` for the end of the group; absent where it may stay at its place. */
	before?: TaskId | null;
	/** How many days later it is to be; earlier when negative. */
	days: number;
};

/** The move that a drop means; nothing when all stays as it is. */
export function planDrop(groups: Groups, kind: GroupKind, drop: Drop): TaskMove | undefined {
	const { id, from, to, days } = drop;
	const task = groups.find((group) => group.id === from)?.tasks.find((one) => one.id === id);
	const target = groups.find((group) => group.id === to);
	if (!task || !target || task.masked) {
		return undefined;
	}
	// A task that is in no project or has no tag has no place among others there.
	const hasPlaces = to !== null || kind === 'users';
	const place = hasPlaces
		? placeIn(target, task, drop)
		: { weight: from === null ? task.weight : 0, others: [] };
	const stays = from === to && place.weight === task.weight && place.others.length === 0;
	if (stays && days === 0) {
		return undefined;
	}
	return {
		taskId: id,
		to,
		from,
		weight: place.weight,
		...(place.others.length > 0 ? { others: place.others } : {}),
		...(days === 0 ? {} : datesLater(task, days)),
	};
}

/** The drop that brings a card one place up or down among those of its days; nothing at the end of the line. */
export function dropOneStep(
	{ id: groupId, tasks }: TaskGroup,
	id: TaskId,
	step: 'earlier' | 'later',
): Drop | undefined {
	const task = tasks.find((one) => one.id === id);
	const span = task && spanOf(task);
	if (!span) {
		return undefined;
	}
	const beside = tasks.filter((one) => one.id === id || overlaps(one, span));
	const at = beside.indexOf(task);
	const neighbour = beside[step === 'earlier' ? at - 1 : at + 1];
	if (!neighbour) {
		return undefined;
	}
	const before = step === 'earlier' ? neighbour : tasks[tasks.indexOf(neighbour) + 1];
	return { id, from: groupId, to: groupId, before: before?.id ?? null, days: 0 };
}

/**
 * The place between two tasks of a group. Where there is no number free between theirs, those that come
 * after make room, as few as it takes. A masked task keeps its place: it isn't the person's to move.
 */
function placeIn(
	{ id, ...group }: TaskGroup,
	moving: GroupedTask,
	{ from, before }: Drop,
): { weight: number; others: { taskId: TaskId; weight: number }[] } {
	const tasks = group.tasks.filter((task) => task.id !== moving.id);
	if (before === undefined && from === id) {
		return { weight: moving.weight, others: [] };
	}
	const at = before ? tasks.findIndex((task) => task.id === before) : -1;
	if (at === -1) {
		return { weight: endOf({ id, ...group, tasks }), others: [] };
	}
	const below = tasks[at - 1]?.weight ?? -1;
	const above = tasks[at]?.weight ?? 0;
	const weight = above - below >= 2 ? Math.floor((below + above) / 2) : below + 1;
	const others: { taskId: TaskId; weight: number }[] = [];
	let taken = weight;
	for (const task of tasks.slice(at)) {
		if (task.weight > taken) {
			break;
		}
		if (!task.masked) {
			taken += 1;
			others.push({ taskId: task.id, weight: taken });
		}
	}
	return { weight, others };
}

/** A task that has one of its dates only doesn't get the other. */
function datesLater(
	{ startDate, endDate }: GroupedTask,
	days: number,
): Pick<TaskMove, 'startDate' | 'endDate'> {
	return {
		...(startDate ? { startDate: addDays(startDate, days) } : {}),
		...(endDate ? { endDate: addDays(endDate, days) } : {}),
	};
}
