import assert from 'node:assert/strict';
import type { Account, AccountState } from '../../src/tasks/account.ts';
import { emptyCatalog } from '../../src/tasks/catalog.ts';
import { type Problem, TaskError } from '../../src/tasks/taskError.ts';
import { sayIncomplete, viewStatus, type ViewState } from '../../src/tree/viewState.ts';

const service = 'Toggl Focus';
const loading: AccountState = { kind: 'loading' };
const ready: AccountState = { kind: 'ready', refreshing: false };
const refreshing: AccountState = { kind: 'ready', refreshing: true };
const failed = (problem: Problem): AccountState => ({ kind: 'failed', error: new TaskError(problem) });
const offline = failed({ kind: 'offline', service });

describe('viewStatus', () => {
	const table: readonly [string, readonly (AccountState | undefined)[], ViewState, boolean][] = [
		['no account yet', [], 'loading', false],
		['one that loads', [loading], 'loading', true],
		['one that is there', [ready], 'ready', false],
		['one that is read anew', [refreshing], 'ready', true],
		['one of two that loads', [ready, loading], 'loading', true],
		['one of two that failed', [ready, offline], 'offline', false],
		['a failure while another loads', [loading, offline], 'offline', true],
		['a failure while another is read anew', [offline, refreshing], 'offline', true],
		['archived tasks that nobody asked for', [undefined], 'ready', false],
		['archived tasks of one account that load', [undefined, loading], 'loading', true],
	];
	for (const [what, states, state, busy] of table) {
		it(`is ${state}${busy ? ' and busy' : ''} with ${what}`, () => {
			const status = viewStatus(states);
			assert.deepEqual([status.state, status.busy], [state, busy]);
			assert.equal(status.error !== undefined, !['loading', 'ready'].includes(state));
		});
	}

	const problems: readonly [Problem, ViewState][] = [
		[{ kind: 'unauthorized', service }, 'unauthorized'],
		[{ kind: 'forbidden', service }, 'unauthorized'],
		[{ kind: 'quota', service, resetsAt: undefined }, 'quota'],
		[{ kind: 'busy', service, retryAt: undefined }, 'quota'],
		[{ kind: 'offline', service }, 'offline'],
		[{ kind: 'timeout', service }, 'offline'],
		[{ kind: 'service', service, status: 500 }, 'failed'],
		[{ kind: 'unreadable', service }, 'failed'],
		[{ kind: 'storage', reason: 'it is gone.' }, 'failed'],
		[{ kind: 'plan', service }, 'failed'],
		[{ kind: 'notFound', what: 'It' }, 'failed'],
		[{ kind: 'rejected', service, reason: 'No.' }, 'failed'],
		[{ kind: 'invalid', sentence: 'No.' }, 'failed'],
		[{ kind: 'unsupported', service, action: 'archive' }, 'failed'],
	];
	for (const [problem, state] of problems) {
		it(`is ${state} after ${problem.kind}, and has the error`, () => {
			const status = viewStatus([ready, failed(problem)]);
			assert.equal(status.state, state);
			assert.equal(status.error?.problem, problem);
		});
	}

	it('tells the first of several failures', () => {
		const quota = failed({ kind: 'quota', service, resetsAt: undefined });
		assert.equal(viewStatus([quota, offline]).state, 'quota');
	});
});

describe('sayIncomplete', () => {
	const account = (label: string, state: AccountState, whole: boolean): Account => ({
		product: label.toLowerCase(),
		label,
		signedIn: true,
		fields: new Set(),
		fixed: {},
		oneAssignee: undefined,
		webUrl: undefined,
		actions: new Set(),
		catalog: emptyCatalog,
		state,
		whole,
		archivedState: undefined,
	});

	it('says nothing where all tasks are there, also old ones', () => {
		assert.equal(sayIncomplete([]), '');
		assert.equal(sayIncomplete([account('A', ready, true), account('B', offline, true)]), '');
	});

	it('names the account whose tasks are being read or could not be', () => {
		const whole = account('A', ready, true);
		assert.match(sayIncomplete([whole, account('B', loading, false)]), /of B are still being read\./);
		assert.match(sayIncomplete([whole, account('B', offline, false)]), /^Not all tasks of B could/);
	});
});
