import * as l10n from '@vscode/l10n';
import { formatReference } from '../../products/reference.ts';
import type { TaskId } from '../../tasks/task.ts';
import type { TodoState } from '../todoState.ts';

/** What stands behind a TODO in its row: how its task stands first, since a narrow view cuts the rest off. */
export function sayState(state: TodoState, reference: TaskId | undefined): string {
	const said = stateWords(state);
	const task = reference === undefined ? '' : formatReference(reference);
	return said === '' ? task : `${said} · ${task}`;
}

function stateWords(state: TodoState): string {
	switch (state) {
		case 'new':
		case 'open':
			return '';
		case 'done':
			return l10n.t('done — remove the comment?');
		case 'archived':
			return l10n.t('archived');
		case 'gone':
			return l10n.t('task gone');
		case 'unknown':
			return l10n.t('archived or gone');
		case 'unread':
			return l10n.t('being read');
		case 'away':
			return l10n.t('signed out');
	}
}

export type Counts = { [state in TodoState]?: number };

export function countStates(states: readonly TodoState[]): Counts {
	const counts: Counts = {};
	for (const state of states) {
		counts[state] = (counts[state] ?? 0) + 1;
	}
	return counts;
}

/**
 * The number on the view's icon: the TODOs that want a decision, since their task is done or gone. One without a
 * task is no debt; a number that never comes down to nothing is one that nobody reads.
 */
export function undecided({ done = 0, gone = 0 }: Counts): number {
	return done + gone;
}

/** What the number stands for. */
export function sayUndecided({ done = 0, gone = 0 }: Counts): string {
	return [
		...(done > 0 ? [l10n.t('TODOs whose task is done: {0}', done)] : []),
		...(gone > 0 ? [l10n.t('TODOs whose task is gone: {0}', gone)] : []),
	].join('\n');
}

/** A summary beside the view's title. */
export function sayCounts(counts: Counts): string {
	const { new: without = 0, done = 0, gone = 0 } = counts;
	const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
	return total === 0
		? ''
		: [
				l10n.t('{0} without a task', without),
				...(done > 0 ? [l10n.t('{0} done', done)] : []),
				...(gone > 0 ? [l10n.t('{0} gone', gone)] : []),
			].join(' · ');
}
