import assert from 'node:assert/strict';
import { nextChange, syncFace, syncHover } from '../../src/status/syncFace.ts';
import type { AccountSyncState } from '../../src/tasks/accountSync.ts';

const quiet: AccountSyncState = {
	product: 'focus',
	label: 'Toggl Focus',
	waiting: 0,
	stuck: 0,
	held: 0,
	remaining: 28,
	resetsAt: 2000,
	pausedUntil: undefined,
	pausedBy: undefined,
	syncedAt: 1000,
	complete: true,
};

const rows: readonly (readonly [string, Partial<AccountSyncState>, string, boolean])[] = [
	['the requests that are left', {}, '$(cloud) 28', false],
	['nothing but the icon where the service tells no number', { remaining: undefined }, '$(cloud)', false],
	['the changes that wait', { waiting: 2 }, '$(cloud-upload) 2', false],
	['a pause', { pausedBy: 'quota', pausedUntil: 9 }, '$(debug-pause)', false],
	['a pause and what waits', { pausedBy: 'busy', pausedUntil: 9, waiting: 3 }, '$(debug-pause) 3', false],
	['what waits for the person', { stuck: 1, waiting: 3 }, '$(warning) 1', true],
	['that the plan has no tasks', { pausedBy: 'plan', pausedUntil: 9 }, '$(warning)', true],
	['that the key is refused', { pausedBy: 'key', pausedUntil: 9, waiting: 1 }, '$(warning)', true],
	['changes of another key', { held: 2, stuck: 1 }, '$(warning) 3', true],
];

describe('The status bar about changes and requests', () => {
	for (const [what, changes, text, warns] of rows) {
		it(`shows ${what}`, () => {
			const face = syncFace([{ ...quiet, ...changes }], 'en');
			assert.deepEqual([face?.text, face?.warns], [text, warns]);
			assert.match(face?.label ?? '', /^Toggl Focus\. /);
		});
	}

	it('adds up what waits, and shows the fewest requests that are left', () => {
		const other = { ...quiet, product: 'track', label: 'Toggl Track', remaining: 7 };
		assert.equal(syncFace([quiet, other])?.text, '$(cloud) 7');
		assert.equal(
			syncFace([
				{ ...quiet, waiting: 1 },
				{ ...other, waiting: 2 },
			])?.text,
			'$(cloud-upload) 3',
		);
		assert.deepEqual(
			syncHover([quiet, other]).map(([title]) => title),
			['Toggl Focus: Changes and Requests', 'Toggl Track: Changes and Requests'],
		);
	});

	it('is not there without an account', () => {
		assert.equal(syncFace([]), undefined);
	});

	it('knows when it changes by itself', () => {
		assert.equal(nextChange([{ ...quiet, pausedUntil: 1500 }]), 1500);
		assert.equal(nextChange([{ ...quiet, resetsAt: undefined }]), undefined);
	});
});
