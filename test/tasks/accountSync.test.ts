import assert from 'node:assert/strict';
import { AccountSync } from '../../src/tasks/accountSync.ts';
import { Emitter } from '../../src/tasks/emitter.ts';
import type { SyncApi, SyncState } from '../../src/tasks/syncApi.ts';
import { TaskError } from '../../src/tasks/taskError.ts';

const state: SyncState = {
	waiting: 1,
	stuck: 0,
	held: 0,
	remaining: 20,
	resetsAt: 2000,
	pausedUntil: 1500,
	pausedBy: 'busy',
	syncedAt: 1,
	complete: true,
};

describe('The accounts that are kept here', () => {
	let now: number;
	let sync: AccountSync;
	let calls: unknown[];
	let changed: Emitter<void>;

	beforeEach(() => {
		now = 1000;
		calls = [];
		changed = new Emitter();
		sync = new AccountSync(() => now);
		const api: SyncApi = {
			state,
			onDidChange: (listener) => changed.event(listener),
			waitingOf: (ids) => ids.slice(1),
			refresh: () => Promise.resolve(),
			settle: (id, choice) => {
				calls.push([id, choice]);
				return { from: ['focus:101'], to: null };
			},
			takeHeld: (choice) => calls.push([choice]),
			forget: () => undefined,
		};
		sync.connect('focus', 'Toggl Focus', api);
	});

	it('forget what was said about an hour or a pause that is over', () => {
		const facts = () => {
			const [one] = sync.states;
			return [one?.remaining, one?.resetsAt, one?.pausedUntil, one?.pausedBy];
		};
		assert.deepEqual(facts(), [20, 2000, 1500, 'busy']);
		now = 1500;
		assert.deepEqual(facts(), [20, 2000, undefined, undefined]);
		now = 2000;
		assert.deepEqual(facts(), [undefined, undefined, undefined, undefined]);
		assert.equal(sync.state('focus')?.label, 'Toggl Focus');
	});

	it('tell which of the tasks wait, each of its own', () => {
		assert.deepEqual(sync.waitingOf(['focus:1', 'local:1', 'focus:2', 'track:1']), ['focus:2']);
	});

	it('tell of changes for as long as they are there', () => {
		let told = 0;
		sync.onDidChange(() => told++);
		changed.fire();
		assert.equal(told, 1);
		sync.disconnect('focus');
		changed.fire();
		assert.deepEqual([told, sync.states], [2, []]);
		sync.disconnect('focus');
		assert.equal(told, 2);
	});

	it('take a person’s choice to the account that it is for', () => {
		assert.deepEqual(sync.settle('focus:1', 'mine'), { from: ['focus:101'], to: null });
		sync.takeHeld('focus', 'send');
		assert.deepEqual(calls, [['focus:1', 'mine'], ['send']]);
		assert.throws(() => sync.settle('local:1', 'again'), TaskError);
		assert.throws(() => sync.takeHeld('local', 'send'), /Nothing waits to be sent/);
	});
});
