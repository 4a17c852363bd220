import * as l10n from '@vscode/l10n';
import type { AccountSyncState } from '../tasks/accountSync.ts';
import { explainSync } from '../ui/saySync.ts';

/** What the status bar shows; `label` is for screen readers. */
export type SyncFace = { text: string; label: string; warns: boolean };

/** The most telling thing about all accounts, as an icon and a number; nothing without accounts. */
export function syncFace(states: readonly AccountSyncState[], locale?: string): SyncFace | undefined {
	if (states.length === 0) {
		return undefined;
	}
	const asks = sum(states, ({ stuck, held }) => stuck + held);
	const waiting = sum(states, (state) => state.waiting);
	const isPaused = states.some(({ pausedUntil }) => pausedUntil !== undefined);
	const left = states.flatMap(({ remaining }) => remaining ?? []);
	const isForPerson = states.some(({ pausedBy }) => pausedBy === 'key' || pausedBy === 'plan');
	const warns = asks > 0 || isForPerson;
	const [icon, number] = warns
		? ['warning', asks > 0 ? asks : undefined]
		: isPaused
			? ['debug-pause', waiting === 0 ? undefined : waiting]
			: waiting > 0
				? ['cloud-upload', waiting]
				: ['cloud', left.length === 0 ? undefined : Math.min(...left)];
	return {
		text: number === undefined ? `$(${icon})` : `$(${icon}) ${number}`,
		label: states.map((state) => [state.label, ...explainSync(state, locale)].join('. ')).join('. '),
		warns,
	};
}

/** The hover: a heading and the lines of each account. */
export function syncHover(states: readonly AccountSyncState[], locale?: string): readonly string[][] {
	return states.map((state) => [
		l10n.t('{0}: Changes and Requests', state.label),
		...explainSync(state, locale),
	]);
}

/** When what is shown becomes another by itself, in milliseconds since 1970. */
export function nextChange(states: readonly AccountSyncState[]): number | undefined {
	const times = states.flatMap(({ resetsAt, pausedUntil }) => [resetsAt ?? [], pausedUntil ?? []].flat());
	return times.length === 0 ? undefined : Math.min(...times);
}

function sum<T>(items: readonly T[], numberOf: (item: T) => number): number {
	return items.reduce((total, item) => total + numberOf(item), 0);
}
