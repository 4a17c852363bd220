import * as l10n from '@vscode/l10n';
import type { Account, AccountState } from '../tasks/account.ts';
import type { TaskError } from '../tasks/taskError.ts';

/** What a view says about itself; the welcome texts of package.json are chosen by it. */
export type ViewState = 'loading' | 'ready' | 'unauthorized' | 'quota' | 'offline' | 'failed';

export type ViewStatus = { state: ViewState; error: TaskError | undefined; busy: boolean };

/** How a view stands, from the states of all accounts: the first failure counts, then whether anything is still loading. */
export function viewStatus(states: readonly (AccountState | undefined)[]): ViewStatus {
	const known = states.filter((state) => state !== undefined);
	const error = known.find((state) => state.kind === 'failed')?.error;
	const busy = known.some(
		(state) => state.kind === 'loading' || (state.kind === 'ready' && state.refreshing),
	);
	if (error) {
		return { state: stateOf(error), error, busy };
	}
	const loading = states.length === 0 || known.some(({ kind }) => kind === 'loading');
	return { state: loading ? 'loading' : 'ready', error, busy };
}

export function taskStates(accounts: readonly Account[]): readonly AccountState[] {
	return accounts.map(({ state }) => state);
}

export function archivedStates(accounts: readonly Account[]): readonly (AccountState | undefined)[] {
	return accounts.map(({ archivedState }) => archivedState);
}

/** What is to be said beside a failure about tasks that a filter lets through; nothing when no task can be missing. */
export function sayIncomplete(accounts: readonly Account[]): string {
	const incomplete = accounts.filter(({ whole }) => !whole);
	const [first] = incomplete;
	if (!first) {
		return '';
	}
	return incomplete.some(({ state }) => state.kind === 'failed')
		? l10n.t('Not all tasks of {0} could be read. Others may match the filter too.', first.label)
		: l10n.t('The tasks of {0} are still being read. Others may match the filter too.', first.label);
}

function stateOf({ problem }: TaskError): ViewState {
	switch (problem.kind) {
		case 'unauthorized':
		case 'forbidden':
			return 'unauthorized';
		case 'quota':
		case 'busy':
			return 'quota';
		case 'offline':
		case 'timeout':
			return 'offline';
		case 'conflict':
		case 'invalid':
		case 'notFound':
		case 'plan':
		case 'rejected':
		case 'service':
		case 'unreadable':
		case 'storage':
		case 'unsupported':
		case 'partial':
			return 'failed';
	}
}
