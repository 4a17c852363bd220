import * as l10n from '@vscode/l10n';
import { type Catalog, emptyCatalog } from '../tasks/catalog.ts';
import type { GroupedTask, GroupKind, TaskGroup } from '../tasks/groupApi.ts';
import type { EntityId, IsoDate } from '../tasks/task.ts';
import type { DayRange } from '../tasks/groupedTask.ts';
import { sayMinutes } from '../ui/dates.ts';
import { nameToSee, oneLine } from '../ui/plainText.ts';
import { addDays, layoutByDays, type Place, shownDays, spanOf } from './days.ts';
import type { Groups } from './listing.ts';
import type { PlannerCard, PlannerDay, PlannerGroup } from './protocol.ts';

/** What the page is made of: the groups with their cards in words and columns. */
export function plannerGroups(
	groups: Groups,
	kind: GroupKind,
	range: DayRange,
	catalog: Catalog = emptyCatalog,
	locale?: string,
): readonly PlannerGroup[] {
	return groups
		.map((group) => ({
			id: group.id,
			name: groupName(group, catalog),
			color: colorOf(kind, group.id, catalog),
			cards: layoutByDays(group.tasks, range).map((task) => card(task, catalog, locale)),
		}))
		.filter(({ id, cards }) => cards.length > 0 || !isClosed(kind, id, catalog));
}

export function groupName({ id, kind, name }: TaskGroup, catalog: Catalog): string {
	if (id === null) {
		return {
			projects: l10n.t('No Project'),
			users: l10n.t('No Assignee'),
			tags: l10n.t('No Tag'),
		}[kind];
	}
	const entries: Record<GroupKind, readonly { id: EntityId; name: string }[]> = {
		projects: catalog.projects,
		users: catalog.people,
		tags: catalog.tags,
	};
	return oneLine(name ?? entries[kind].find((entry) => entry.id === id)?.name ?? id);
}

export function plannerDays({ from }: DayRange, today: IsoDate, locale?: string): readonly PlannerDay[] {
	const format = (day: IsoDate, options: Intl.DateTimeFormatOptions): string =>
		new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(Date.parse(day));
	return Array.from({ length: shownDays }, (_day, index) => {
		const day = addDays(from, index);
		return {
			weekday: format(day, { weekday: 'short' }),
			day: format(day, { day: 'numeric' }),
			month: day.endsWith('-01') ? format(day, { month: 'short' }) : '',
			isToday: day === today,
			isWeekend: [0, 6].includes(new Date(day).getUTCDay()),
		};
	});
}

/** "16 – 29 Nov 2026". */
export function sayRange({ from, to }: DayRange, locale?: string): string {
	return daysFormat(locale, { year: 'numeric' }).formatRange(Date.parse(from), Date.parse(to));
}

/** Where a task lies, in words. */
export function sayDays(span: DayRange, locale?: string): string {
	return daysFormat(locale).formatRange(Date.parse(span.from), Date.parse(span.to));
}

function daysFormat(locale: string | undefined, more: Intl.DateTimeFormatOptions = {}): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC', ...more });
}

function card(task: GroupedTask & { place: Place }, catalog: Catalog, locale?: string): PlannerCard {
	const { id, place, masked, estimatedMins, statusId } = task;
	const project = catalog.projects.find((one) => one.id === task.projectId);
	const span = spanOf(task);
	const days = span ? sayDays(span, locale) : '';
	const estimate = estimatedMins ? sayMinutes(estimatedMins) : '';
	const done = catalog.statuses.some((status) => status.id === statusId && status.type === 'done');
	if (masked) {
		return {
			id,
			place,
			masked,
			done: false,
			name: l10n.t('Private'),
			facts: '',
			project: '',
			color: null,
			label: l10n.t(
				'A task of others that you may not see, {0}. It can’t be moved or opened here.',
				days,
			),
		};
	}
	const name = nameToSee({ id, name: task.name ?? '' });
	const projectName = oneLine(project?.name ?? task.projectName ?? '');
	const words = [name, projectName, days, estimate, done ? l10n.t('Done') : ''];
	return {
		id,
		place,
		masked,
		done,
		name,
		facts: [span && span.from !== span.to ? days : '', estimate].filter(Boolean).join(' · '),
		project: projectName,
		color: project?.color ?? null,
		label: words.filter(Boolean).join(', '),
	};
}

function colorOf(kind: GroupKind, id: EntityId | null, { projects, tags }: Catalog): string | null {
	const entries = { projects, tags, users: [] }[kind];
	return entries.find((entry) => entry.id === id)?.color ?? null;
}

/** A closed project takes no more tasks, so it is there for those only that it has. */
function isClosed(kind: GroupKind, id: EntityId | null, { projects }: Catalog): boolean {
	return kind === 'projects' && projects.some((project) => project.id === id && project.closed);
}
