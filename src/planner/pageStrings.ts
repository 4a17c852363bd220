import { l10n } from 'vscode';
import type { PlannerStrings } from './protocol.ts';

/** All words of the page, in the person's language. */
export function pageStrings(): PlannerStrings {
	return {
		planner: l10n.t('Planner'),
		groupBy: l10n.t('Group By'),
		kinds: { projects: l10n.t('Projects'), users: l10n.t('People'), tags: l10n.t('Tags') },
		previous: l10n.t('Previous Two Weeks'),
		today: l10n.t('Today'),
		next: l10n.t('Next Two Weeks'),
		refresh: l10n.t('Refresh'),
		loading: l10n.t('Loading the plan…'),
		nothing: l10n.t('Nothing is planned in these days. Tasks that get a start or due date show up here.'),
		keys: l10n.t(
			'Enter opens the task. Shift with Up or Down changes its place, with Left or Right its day. M has more.',
		),
		dismiss: l10n.t('Dismiss'),
		cures: { refresh: l10n.t('Retry'), signIn: l10n.t('Sign In'), showLog: l10n.t('Show Log') },
		noCards: l10n.t('Nothing planned'),
	};
}
