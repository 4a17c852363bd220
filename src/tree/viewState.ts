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
