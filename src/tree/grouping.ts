import { priorities, type IsoDate, type Task } from '../tasks/task.ts';
import type { Account } from '../tasks/account.ts';
import { duePeriod, duePeriods } from './duePeriod.ts';
import { groupNode, type TreeNode } from './treeNode.ts';
import type { Criterion } from './viewChoice.ts';

/** The groups that a task is in, at least one: a task with two tags is in the groups of both. */
export function groupsOf(task: Task, by: Criterion, day: IsoDate): readonly (string | null)[] {
	switch (by) {
		case 'status':
			return [task.statusId ?? null];
		case 'due':
			return [duePeriod(task, day)];
		case 'priority':
			return [task.priority ?? 'none'];
		case 'assignee':
			return orNone(task.assigneeIds);
		case 'tag':
			return orNone(task.tagIds);
	}
}

function orNone(ids: readonly string[] | undefined): readonly (string | null)[] {
	return ids && ids.length > 0 ? [...new Set(ids)] : [null];
}

/** The groups' rows as they stand below each other: as the lists have them, unknown ones behind, and last what has none. */
export function groupRows(
	values: Iterable<string | null>,
	by: Criterion,
	accounts: readonly Account[],
): readonly (TreeNode & { kind: 'group' })[] {
	const known = new Map(knownValues(by, accounts).map((value, i) => [value, i]));
	const rank = (value: string | null): number =>
		value === null || (by === 'priority' && value === 'none')
			? Number.MAX_SAFE_INTEGER
			: (known.get(value) ?? known.size);
	return [...values]
		.toSorted((a, b) => rank(a) - rank(b) || String(a).localeCompare(String(b)))
		.map((value) => groupNode(by, value));
}

function knownValues(by: Criterion, accounts: readonly Account[]): readonly string[] {
	switch (by) {
		case 'status':
			return accounts.flatMap(({ catalog }) => catalog.statuses.map(({ id }) => id));
		case 'due':
			return duePeriods;
		case 'priority':
			return priorities.toReversed();
		case 'assignee':
			return accounts.flatMap(({ catalog }) => catalog.people.map(({ id }) => id));
		case 'tag':
			return accounts.flatMap(({ catalog }) => catalog.tags.map(({ id }) => id));
	}
}
