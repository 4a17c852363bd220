import * as l10n from '@vscode/l10n';
import { type IsoDate, priorities, type Task, type TaskChanges, type TaskField } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import { dayAfter } from '../ui/dates.ts';
import { type DuePeriod, duePeriods } from './duePeriod.ts';
import { groupsOf } from './grouping.ts';
import type { TreeNode } from './treeNode.ts';
import type { Criterion } from './viewChoice.ts';

/** The field of a task that says which group it is in. */
export const groupedField: Readonly<Record<Criterion, TaskField>> = {
	status: 'statusId',
	due: 'endDate',
	priority: 'priority',
	assignee: 'assigneeIds',
	tag: 'tagIds',
};

/** What brings a task into a group; nothing when it's there already. Throws a `TaskError` when it can't be there. */
export function groupChanges(
	task: Task,
	{ by, value }: TreeNode & { kind: 'group' },
	day: IsoDate,
): TaskChanges {
	if (groupsOf(task, by, day).includes(value)) {
		return {};
	}
	switch (by) {
		case 'status':
			if (value === null) {
				throw refusal(l10n.t('A task can’t be without a status. Drop it on one of the others.'));
			}
			return { statusId: value };
		case 'priority': {
			const priority = priorities.find((each) => each === value);
			if (!priority) {
				throw refusal(l10n.t('A task can’t be given this priority. Drop it on one of the others.'));
			}
			return { priority };
		}
		case 'due':
			return dueChanges(task, duePeriods.find((period) => period === value) ?? 'none', day);
		case 'assignee':
			return { assigneeIds: value === null ? [] : assigned(task.assigneeIds ?? [], value) };
		case 'tag':
			return { tagIds: value === null ? [] : [...(task.tagIds ?? []), value] };
	}
}

/** The last day of a period that has one. The day that a task starts on comes along, so that it isn't behind the end. */
function dueChanges({ startDate }: Task, period: DuePeriod, day: IsoDate): TaskChanges {
	if (period === 'none') {
		return { endDate: null };
	}
	if (period === 'overdue' || period === 'earlier') {
		throw refusal(l10n.t('A task can’t be made due on a day that has passed. Drop it on another group.'));
	}
	const endDate = dayAfter(day, { today: 0, tomorrow: 1, week: 6, later: 7 }[period]);
	return { endDate, ...(startDate && startDate > endDate ? { startDate: endDate } : {}) };
}

/** One person hands a task over to another; several get one more. */
function assigned(former: readonly string[], person: string): readonly string[] {
	return former.length > 1 ? [...former, person] : [person];
}

function refusal(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
