import * as l10n from '@vscode/l10n';
import type { AccountSyncState } from '../tasks/accountSync.ts';

// How an account stands with its service, in words. Without VS Code.

type Paused = Pick<AccountSyncState, 'label' | 'pausedBy' | 'pausedUntil'>;

/** Why nothing is sent now, and until when; nothing where nothing is in the way. */
function sayPause({ label, pausedBy, pausedUntil }: Paused, locale?: string): string | undefined {
	if (pausedUntil === undefined) {
		return undefined;
	}
	const time = sayTime(pausedUntil, locale);
	switch (pausedBy) {
		case 'quota':
			return l10n.t('The requests that your {0} plan allows are used up until {1}.', label, time);
		case 'busy':
			return l10n.t('{0} asks for a pause until {1}.', label, time);
		case 'unreachable':
			return l10n.t('{0} can’t be reached now.', label);
		case 'key':
			return l10n.t('{0} no longer accepts your key. Sign in again with a new one.', label);
		case 'plan':
			return l10n.t(
				'Your {0} plan does not include tasks. Refresh once a workspace admin has changed it.',
				label,
			);
		case undefined:
			return undefined;
	}
}

/** When a change that was made now is sent, for whoever made it. */
export function sayWhenSent(state: AccountSyncState, locale?: string): string {
	const { label, pausedBy, pausedUntil } = state;
	if (pausedUntil !== undefined && pausedBy === 'key') {
		return l10n.t('Saved here; it will be sent when you have signed in to {0} again.', label);
	}
	if (pausedUntil !== undefined && pausedBy === 'plan') {
		return l10n.t('Saved here; it will be sent when your {0} plan includes tasks again.', label);
	}
	if (pausedUntil !== undefined && pausedBy === 'unreachable') {
		return l10n.t('Saved here; it will be sent when {0} can be reached.', label);
	}
	if (pausedUntil !== undefined) {
		return l10n.t('Saved here; it will be sent after {0}.', sayTime(pausedUntil, locale));
	}
	return l10n.t('Saved here; it will be sent to {0} in a moment.', label);
}

/** How many changes wait, each kind in a sentence of its own. */
function sayChanges({ waiting, stuck }: Pick<AccountSyncState, 'waiting' | 'stuck'>): string[] {
	return [
		...(waiting === 1 ? [l10n.t('1 change waits to be sent.')] : []),
		...(waiting > 1 ? [l10n.t('{0} changes wait to be sent.', waiting)] : []),
		...(stuck === 1 ? [l10n.t('1 change waits for you to decide.')] : []),
		...(stuck > 1 ? [l10n.t('{0} changes wait for you to decide.', stuck)] : []),
	];
}

/** The question about changes that were made with another key. */
function sayHeld({ held, label }: Pick<AccountSyncState, 'held' | 'label'>): string {
	return held === 1
		? l10n.t('1 change of {0} was made with another key. Send it, or discard it?', label)
		: l10n.t('{0} changes of {1} were made with another key. Send them, or discard them?', held, label);
}

/** What the view of tasks says: what waits for the person, or why changes or tasks are missing; else nothing. */
export function saySync(states: readonly AccountSyncState[], locale?: string): string {
	return states.map((state) => sayOne(state, locale)).find((sentence) => sentence !== '') ?? '';
}

function sayOne(state: AccountSyncState, locale: string | undefined): string {
	const { held, waiting, pausedBy, complete, syncedAt, label } = state;
	if (held > 0) {
		return sayHeld(state);
	}
	const pause = sayPause(state, locale);
	if (pause !== undefined && (waiting > 0 || pausedBy !== 'unreachable')) {
		return [pause, ...sayChanges({ waiting, stuck: 0 })].join(' ');
	}
	return complete || syncedAt === undefined
		? ''
		: l10n.t('Not all tasks of {0} could be read. Refresh to read the others.', label);
}

/** All there is to know, a line each; times of this computer. */
export function explainSync(state: AccountSyncState, locale?: string): string[] {
	const { remaining, resetsAt, syncedAt, complete, held } = state;
	const pause = sayPause(state, locale);
	return [
		...(held > 0 ? [sayHeld(state)] : []),
		...(pause === undefined ? [] : [pause]),
		...sayChanges(state),
		...(remaining === undefined ? [] : [sayRemaining(remaining, resetsAt, locale)]),
		syncedAt === undefined
			? l10n.t('The tasks have not been read yet.')
			: l10n.t('Last read at {0}.', sayTime(syncedAt, locale)),
		...(complete || syncedAt === undefined ? [] : [l10n.t('Not all tasks could be read.')]),
	];
}

function sayRemaining(remaining: number, resetsAt: number | undefined, locale: string | undefined): string {
	return resetsAt === undefined
		? l10n.t('Requests left: {0}.', remaining)
		: l10n.t('Requests left: {0}, until they renew at {1}.', remaining, sayTime(resetsAt, locale));
}

function sayTime(time: number, locale: string | undefined): string {
	return new Date(time).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
}
