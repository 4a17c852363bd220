import * as l10n from '@vscode/l10n';
import type { TaskField } from './task.ts';

/** The fields of a task in a person's words. */
export function fieldNames(): Readonly<Record<TaskField, string>> {
	return {
		name: l10n.t('Name'),
		description: l10n.t('Description'),
		notes: l10n.t('Notes'),
		projectId: l10n.t('Project'),
		parentId: l10n.t('Parent Task'),
		statusId: l10n.t('Status'),
		done: l10n.t('Done'),
		priority: l10n.t('Priority'),
		priorityAt: l10n.t('Prioritized On'),
		pinned: l10n.t('Pinned'),
		startDate: l10n.t('Start Date'),
		endDate: l10n.t('Due Date'),
		estimatedMins: l10n.t('Estimate'),
		tagIds: l10n.t('Tags'),
		assigneeIds: l10n.t('Assignees'),
		billable: l10n.t('Billable'),
		private: l10n.t('Private'),
		color: l10n.t('Color'),
		autoLogTime: l10n.t('Log Time Automatically'),
		rrule: l10n.t('Repeats'),
		position: l10n.t('Position'),
		recurringTaskId: l10n.t('Recurring Task'),
		ghostAssigneeIds: l10n.t('Placeholder Assignees'),
		outboundSync: l10n.t('Pass On to the Calendar'),
	};
}

/** The name of a field that came as a text; the text itself where it is none. */
export function fieldName(field: string): string {
	return Object.entries(fieldNames()).find(([name]) => name === field)?.[1] ?? field;
}
