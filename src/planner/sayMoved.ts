import * as l10n from '@vscode/l10n';
import type { Catalog } from '../tasks/catalog.ts';
import type { TaskMove } from '../tasks/taskMove.ts';
import { spanOf } from './days.ts';
import { type Groups, taskIn } from './listing.ts';
import { groupName, sayDays } from './plannerState.ts';

/** Says where a task has come to be. */
export function sayMoved(
	{ taskId, to }: TaskMove,
	groups: Groups,
	catalog: Catalog,
	locale?: string,
): string {
	const task = taskIn(groups, taskId);
	const group = groups.find(({ id }) => id === (to ?? null));
	const span = task && spanOf(task);
	return task && group && span
		? l10n.t('Moved: {0}, {1}.', groupName(group, catalog), sayDays(span, locale))
		: l10n.t('Moved.');
}
