import * as l10n from '@vscode/l10n';
import type { Account } from '../tasks/account.ts';
import type { CatalogList } from '../tasks/catalog.ts';
import type { EntityId } from '../tasks/task.ts';
import { oneLine } from '../ui/plainText.ts';
import { nameOf } from './names.ts';
import {
	type DayRange,
	type DueWish,
	type TaskFilter,
	tidyFilter,
	type YesOrNo,
	yesOrNos,
} from './taskFilter.ts';

/** What a filter lets through, in words: "open · #bug · Website". Nothing for one that lets everything through. */
export function sayFilter(filter: TaskFilter, accounts: readonly Account[]): string {
	const tidy = tidyFilter(filter);
	const { text, projectIds, statusIds, tagIds, assigneeIds, priorities, due, startDate, endDate } = tidy;
	const { clients } = tidy;
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
		...yesOrNos.map((field) => sayYesOrNo(field, tidy[field])),
		...(text === undefined ? [] : [`“${oneLine(text, 40)}”`]),
		sayDays(startDate, {
			on: (day) => l10n.t('starts {0}', day),
			from: (day) => l10n.t('starts from {0}', day),
			to: (day) => l10n.t('starts until {0}', day),
		}),
		sayDays(endDate, {
			on: (day) => l10n.t('due {0}', day),
			from: (day) => l10n.t('due from {0}', day),
			to: (day) => l10n.t('due until {0}', day),
		}),
		either((due ?? []).map(sayDueWish)),
		either((priorities ?? []).map(sayPriorityWish)),
		...names(statusIds, 'statuses', l10n.t('no status')),
		...names(tagIds, 'tags', l10n.t('no tag'), '#'),
		...names(projectIds, 'projects', l10n.t('no project')),
		either((clients ?? []).map(sayClient)),
		...names(assigneeIds, 'people', l10n.t('no assignee'), '@'),
	]
		.filter((part) => part !== '')
		.join(' · ');
}

function sayClient(name: string | null): string {
	return name === null ? l10n.t('no client') : l10n.t('client {0}', oneLine(name, 40));
}

/** Values of which any will do. */
function either(values: readonly string[]): string {
	return values.join(' / ');
}

function sayYesOrNo(field: YesOrNo, wanted: boolean | undefined): string {
	if (wanted === undefined) {
		return '';
	}
	switch (field) {
		case 'done':
			return wanted ? l10n.t('done') : l10n.t('open');
		case 'pinned':
			return wanted ? l10n.t('pinned') : l10n.t('not pinned');
		case 'private':
			return wanted ? l10n.t('private') : l10n.t('not private');
		case 'tracked':
			return wanted ? l10n.t('time tracked') : l10n.t('no time tracked');
		case 'estimated':
			return wanted ? l10n.t('estimated') : l10n.t('not estimated');
		case 'recurring':
			return wanted ? l10n.t('recurring') : l10n.t('not recurring');
	}
}

type DayWords = Record<'on' | 'from' | 'to', (day: string) => string>;

/** Days are said in full: what is kept for long says no more of a "Friday" which one it is. */
function sayDays({ from, to }: DayRange = {}, words: DayWords): string {
	if (from === undefined || to === undefined) {
		return from ? words.from(from) : to ? words.to(to) : '';
	}
	return words.on(from === to ? from : `${from} – ${to}`);
}

function sayDueWish(wish: DueWish): string {
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
function sayPriorityWish(priority: string): string {
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
