import * as l10n from '@vscode/l10n';
import type { AccountAction } from './taskAction.ts';

/** What an account may be asked for and not have; `tags` where its tasks have none that could be made. */
export type Unsupported =
	| Exclude<AccountAction, 'timer'>
	| 'createMany'
	| 'updateMany'
	| 'fromNewest'
	| 'tags';

/** That the service has no such thing, and what can be done instead. */
export function sayUnsupported(service: string, action: Unsupported): string {
	switch (action) {
		case 'archive':
			return l10n.t('{0} has no archive. Complete the task instead.', service);
		case 'unarchive':
			return l10n.t('{0} has no archive. Reopen the task instead.', service);
		case 'delete':
			return l10n.t('{0} can’t delete tasks from here. Complete the task instead.', service);
		case 'restore':
			return l10n.t('{0} can’t bring deleted tasks back. Create the task again.', service);
		case 'replace':
			return l10n.t(
				'Tasks of {0} can’t be overwritten as a whole. Change single fields instead.',
				service,
			);
		case 'saveProject':
			return l10n.t(
				'Projects of {0} can’t be made or changed from here. Do it in {0}, then refresh.',
				service,
			);
		case 'createTag':
			return l10n.t('Tags of {0} can’t be made from here. Make them in {0}, then refresh.', service);
		case 'tags':
			return l10n.t('Tasks of {0} have no tags. Put the word into their names instead.', service);
		case 'propose':
			return l10n.t(
				'{0} can’t suggest tasks. Write one on each line and create them from the lines.',
				service,
			);
		case 'syncCalendar':
			return l10n.t('{0} has no calendar to sync. Choose another account.', service);
		case 'groups':
			return l10n.t('{0} has no groups to plan in. Choose another account.', service);
		case 'instances':
			return l10n.t(
				'{0} does not list the instances of recurring tasks. Change each task by itself.',
				service,
			);
		case 'createMany':
		case 'updateMany':
		case 'fromNewest':
			return l10n.t(
				'{0} can’t do this with several tasks at once. Do it with each by itself.',
				service,
			);
	}
}
