import * as l10n from '@vscode/l10n';
import type { Account } from '../tasks/account.ts';
import type { CatalogList } from '../tasks/catalog.ts';
import type { EntityId } from '../tasks/task.ts';
import { oneLine } from '../ui/plainText.ts';
import { nameOf } from './names.ts';
import { type DueWish, type TaskFilter, tidyFilter } from './taskFilter.ts';

/** What a filter lets through, in words: "open · #bug · Website". Nothing for one that lets everything through. */
export function sayFilter(filter: TaskFilter, accounts: readonly Account[]): string {
	const { text, projectIds, statusIds, tagIds, assigneeIds, priorities, due, pinned, done } =
		tidyFilter(filter);
	const names = (
		ids: readonly (EntityId | null)[] | undefined,
		list: CatalogList,
		none: string,
		mark = '',
	): string[] => [
		either(
			(ids ?? []).map((id) =>
				id === null ? none : `${mark}${oneLine(nameOf(list, id, accounts), 40)}`,
			),
		),
	];
	return [
		...(done === undefined ? [] : [done ? l10n.t('done') : l10n.t('open')]),
		...(pinned === undefined ? [] : [pinned ? l10n.t('pinned') : l10n.t('not pinned')]),
		...(text === undefined ? [] : [`“${oneLine(text, 40)}”`]),
		either((due ?? []).map(sayDueWish)),
		either((priorities ?? []).map(sayPriorityWish)),
		...names(statusIds, 'statuses', l10n.t('no status')),
		...names(tagIds, 'tags', l10n.t('no tag'), '#'),
		...names(projectIds, 'projects', l10n.t('no project')),
		...names(assigneeIds, 'people', l10n.t('no assignee'), '@'),
	]
		.filter((part) => part !== '')
		.join(' · ');
}

/** Values of which any will do. */
function either(values: readonly string[]): string {
	return values.join(' / ');
}

export function sayDueWish(wish: DueWish): string {
	switch (wish) {
		case 'overdue':
			return l10n.t('overdue');
		case 'today':
			return l10n.t('due today');
		case 'week':
			return l10n.t('due this week');
		case 'none':
			return l10n.t('no due date');
	}
}

/** One that we don't know is said as it came. */
export function sayPriorityWish(priority: string): string {
	switch (priority) {
		case 'high':
			return l10n.t('high priority');
		case 'medium':
			return l10n.t('medium priority');
		case 'low':
			return l10n.t('low priority');
		case 'none':
			return l10n.t('no priority');
		default:
			return oneLine(priority, 40);
	}
}
