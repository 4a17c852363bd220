import assert from 'node:assert/strict';
import type { AccountSyncState } from '../../src/tasks/accountSync.ts';
import { explainSync, saySync, sayWhenSent } from '../../src/ui/saySync.ts';

const at = new Date(2026, 10, 21, 14, 5).getTime();

function state(changes: Partial<AccountSyncState>): AccountSyncState {
	return {
		product: 'focus',
		label: 'Toggl Focus',
		waiting: 0,
		stuck: 0,
		held: 0,
		remaining: undefined,
		resetsAt: undefined,
		pausedUntil: undefined,
		pausedBy: undefined,
		syncedAt: at,
		complete: true,
		...changes,
	};
}

/** What is shown in the view for a state; nothing where there is nothing to say. */
const rows: readonly (readonly [string, Partial<AccountSyncState>, string])[] = [
	['all is well', { remaining: 20, resetsAt: at }, ''],
	['changes wait, but not for long', { waiting: 3 }, ''],
	[
		'the quota is used up',
		{ pausedBy: 'quota', pausedUntil: at },
		'The requests that your Toggl Focus plan allows are used up until 14:05.',
	],
	[
		'the quota is used up and a change waits',
		{ pausedBy: 'quota', pausedUntil: at, waiting: 1 },
		'The requests that your Toggl Focus plan allows are used up until 14:05. 1 change waits to be sent.',
	],
	[
		'the service is busy',
		{ pausedBy: 'busy', pausedUntil: at, waiting: 2 },
		'Toggl Focus asks for a pause until 14:05. 2 changes wait to be sent.',
	],
	[
		'the key is refused',
		{ pausedBy: 'key', pausedUntil: at, waiting: 1 },
		'Toggl Focus no longer accepts your key. Sign in again with a new one. 1 change waits to be sent.',
	],
	[
		'the plan has no tasks',
		{ pausedBy: 'plan', pausedUntil: at },
		'Your Toggl Focus plan does not include tasks. Refresh once a workspace admin has changed it.',
	],
	['nothing waits for the network', { pausedBy: 'unreachable', pausedUntil: at }, ''],
	[
		'changes wait for the network',
		{ pausedBy: 'unreachable', pausedUntil: at, waiting: 2 },
		'Toggl Focus can’t be reached now. 2 changes wait to be sent.',
	],
	[
		'tasks are missing',
		{ complete: false },
		'Not all tasks of Toggl Focus could be read. Refresh to read the others.',
	],
	['nothing was read yet', { complete: false, syncedAt: undefined }, ''],
	[
		'one change is held',
		{ held: 1, waiting: 4, pausedBy: 'quota', pausedUntil: at },
		'1 change of Toggl Focus was made with another key. Send it, or discard it?',
	],
	[
		'changes are held',
		{ held: 2 },
		'2 changes of Toggl Focus were made with another key. Send them, or discard them?',
	],
];

describe('How an account stands, in words', () => {
	for (const [when, changes, expected] of rows) {
		it(`says in the view, when ${when}: “${expected}”`, () => {
			assert.equal(saySync([state({}), state(changes)], 'en-GB'), expected);
		});
	}

	it('says all there is to know', () => {
		assert.deepEqual(explainSync(state({ remaining: 12, resetsAt: at, stuck: 1, waiting: 2 }), 'en-GB'), [
			'2 changes wait to be sent.',
			'1 change waits for you to decide.',
			'Requests left: 12, until they renew at 14:05.',
			'Last read at 14:05.',
		]);
		assert.deepEqual(
			explainSync(
				state({ remaining: 0, pausedBy: 'quota', pausedUntil: at, complete: false, stuck: 2 }),
				'en-GB',
			),
			[
				'The requests that your Toggl Focus plan allows are used up until 14:05.',
				'2 changes wait for you to decide.',
				'Requests left: 0.',
				'Last read at 14:05.',
				'Not all tasks could be read.',
			],
		);
		assert.deepEqual(explainSync(state({ syncedAt: undefined, complete: false }), 'en-GB'), [
			'The tasks have not been read yet.',
		]);
	});

	it('says when a change is sent', () => {
		const said = (changes: Partial<AccountSyncState>) => sayWhenSent(state(changes), 'en-GB');
		assert.match(said({ pausedBy: 'unreachable', pausedUntil: at }), /when Toggl Focus can be reached/);
		assert.match(said({ pausedBy: 'key', pausedUntil: at }), /signed in to Toggl Focus again/);
		assert.match(said({ pausedBy: 'quota', pausedUntil: at }), /sent after 14:05/);
		assert.match(
			said({ pausedBy: 'plan', pausedUntil: at }),
			/when your Toggl Focus plan includes tasks/,
		);
		assert.match(said({}), /in a moment/);
	});
});
