import assert from 'node:assert/strict';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import type { Deed } from '../../src/sync/deed.ts';
import type { Entry } from '../../src/sync/entry.ts';
import { Ledger } from '../../src/sync/ledger.ts';
import { claim, delayed } from '../../src/sync/claim.ts';
import { keep, withdraw, type Worker } from '../../src/sync/outbox.ts';
import { discard, settleDone, stick } from '../../src/sync/sending/settle.ts';
import type { TaskChanges } from '../../src/tasks/task.ts';
import { makeTask } from '../tasks/makeTask.ts';

const now = 1_000_000;
const worker: Worker = {
	window: 'this',
	owner: 'me',
	now: () => now,
	lease: 10_000,
	gather: 0,
	lateness: 0,
	wokeAt: () => 0,
};

const edit = (id: string, notes: string): Deed & { kind: 'update' } => ({
	kind: 'update',
	updates: [{ id, changes: { notes }, was: { notes: '' } }],
	scope: 'this',
});
const remove = (...ids: readonly string[]): Deed & { kind: 'act' } => ({
	kind: 'act',
	action: 'delete',
	ids,
	scope: 'this',
});
const create = (id: string, name = id, parentId?: string): Deed => ({
	kind: 'create',
	tasks: [{ id, task: { name, ...(parentId === undefined ? {} : { parentId }) }, blank: {} }],
});

const waiting = { kind: 'waiting' } as const;
const unknown = { kind: 'unknown' } as const;
const sent = (until: number) => ({ kind: 'sent', by: 'other', until }) as const;
const stuck = (kind: 'failed' | 'conflict' | 'undecided', lost = false) =>
	({ kind: 'stuck', trouble: { kind, sentence: 'No.' }, lost, found: {} }) as const;

type Row = Partial<Entry> & { deed: Deed };

function ledgerWith(...rows: readonly Row[]): Ledger {
	const ledger = new Ledger(memoryDocuments(), 'focus/1/2');
	ledger.transact((transaction) => {
		for (const row of rows) {
			transaction.addEntry({ owner: 'me', madeAt: 0, tries: 0, notBefore: 0, state: waiting, ...row });
		}
	});
	return ledger;
}

/** The numbers of the changes that can be sent now, from 1 on in the order in which they were made. */
function claimed(ledger: Ledger): { numbers: number[]; lost: boolean[]; lookAt: number | undefined } {
	const numbers: number[] = [];
	const lost: boolean[] = [];
	for (;;) {
		const next = ledger.transact((transaction) => claim(transaction, worker));
		if (!('number' in next)) {
			return { numbers, lost, lookAt: next.lookAt };
		}
		numbers.push(next.number);
		lost.push(next.lost);
	}
}

function open(ledger: Ledger): readonly Entry[] {
	return ledger.read(({ entries }) => entries.map(({ entry }) => entry));
}

describe('outbox', () => {
	const claims: [what: string, rows: Row[], numbers: number[]][] = [
		[
			'changes of several tasks at once',
			[{ deed: edit('focus:1', 'a') }, { deed: edit('focus:2', 'a') }],
			[1, 2],
		],
		[
			'changes of one task one after the other',
			[{ deed: edit('focus:1', 'a') }, { deed: remove('focus:1') }],
			[1],
		],
		[
			'a sub-task after its parent',
			[{ deed: create('focus:new-1-a') }, { deed: create('focus:new-2-a', 'b', 'focus:new-1-a') }],
			[1],
		],
		[
			'what does not need one that is stuck',
			[
				{ deed: edit('focus:1', 'a'), state: stuck('failed') },
				{ deed: remove('focus:1') },
				{ deed: remove('focus:2') },
			],
			[3],
		],
		['nothing of another sign-in', [{ deed: edit('focus:1', 'a'), owner: 'other' }], []],
		['nothing that another window is at', [{ deed: edit('focus:1', 'a'), state: sent(now + 1) }], []],
		['what a window that is gone was at', [{ deed: edit('focus:1', 'a'), state: sent(now - 1) }], [1]],
		['nothing before its time', [{ deed: edit('focus:1', 'a'), notBefore: now + 5 }], []],
		[
			'new tasks of one name one after the other',
			[{ deed: create('focus:new-1-a', 'Same') }, { deed: create('focus:new-2-a', ' Same ') }],
			[1],
		],
		[
			'no new task as long as one of its name is in the dark',
			[
				{ deed: create('focus:new-1-a', 'Same'), state: unknown, notBefore: now + 5 },
				{ deed: create('focus:new-2-a', 'Same') },
				{ deed: create('focus:new-3-a', 'Other') },
			],
			[3],
		],
		[
			'a new task beside one of its name that waits for the person',
			[
				{ deed: create('focus:new-1-a', 'Same'), state: stuck('undecided', true) },
				{ deed: create('focus:new-2-a', 'Same') },
			],
			[2],
		],
		[
			'four at once',
			['1', '2', '3', '4', '5'].map((id) => ({ deed: edit(`focus:${id}`, 'a') })),
			[1, 2, 3, 4],
		],
		[
			'one part of larger works after the other, and what is none beside them',
			[
				{ deed: { ...remove('focus:1', 'focus:2'), part: true } },
				{ deed: { ...edit('focus:3', 'a'), part: true } },
				{ deed: remove('focus:4', 'focus:5') },
			],
			[1, 3],
		],
		[
			'no part beside one that another window is at',
			[
				{ deed: { ...remove('focus:1'), part: true }, state: sent(now + 1) },
				{ deed: { ...remove('focus:2'), part: true } },
				{ deed: remove('focus:3') },
			],
			[3],
		],
	];
	for (const [what, rows, numbers] of claims) {
		it(`sends ${what}`, () => assert.deepEqual(claimed(ledgerWith(...rows)).numbers, numbers));
	}

	it('knows which were sent before, and when to look again', () => {
		const ledger = ledgerWith(
			{ deed: edit('focus:1', 'a'), state: unknown },
			{ deed: edit('focus:2', 'a') },
			{ deed: edit('focus:3', 'a'), notBefore: now + 700 },
			{ deed: edit('focus:4', 'a'), state: sent(now + 900) },
		);
		assert.deepEqual(claimed(ledger), { numbers: [1, 2], lost: [true, false], lookAt: now + 700 });
	});

	it('lets nobody wait for what is late, nor for what is behind it', () => {
		const ledger = ledgerWith(
			{ deed: edit('focus:1', 'a'), notBefore: now + 5 },
			{ deed: remove('focus:1') },
			{ deed: edit('focus:2', 'a') },
			{ deed: create('focus:new-1-a', 'Same'), state: unknown, notBefore: now + 5 },
			{ deed: create('focus:new-2-a', 'Same') },
		);
		assert.deepEqual([...ledger.read((reading) => delayed(reading, worker))], [1, 2, 4, 5]);
	});

	const kept: [what: string, first: Row, second: Deed, count: number][] = [
		['merges with one that waits', { deed: edit('focus:1', 'a') }, edit('focus:1', 'b'), 1],
		[
			'merges with one that was refused',
			{ deed: edit('focus:1', 'a'), state: stuck('failed') },
			edit('focus:1', 'b'),
			1,
		],
		[
			'stays behind one in the dark',
			{ deed: edit('focus:1', 'a'), state: unknown },
			edit('focus:1', 'b'),
			2,
		],
		[
			'stays behind one that was refused after it was in the dark',
			{ deed: create('focus:new-1-a'), state: stuck('failed', true) },
			edit('focus:new-1-a', 'b'),
			2,
		],
		[
			'stays behind a conflict',
			{ deed: edit('focus:1', 'a'), state: stuck('conflict') },
			edit('focus:1', 'b'),
			2,
		],
		[
			'stays apart from one of another sign-in',
			{ deed: edit('focus:1', 'a'), owner: 'other' },
			edit('focus:1', 'b'),
			2,
		],
		['undoes a creation that nobody sent', { deed: create('focus:new-1-a') }, remove('focus:new-1-a'), 0],
		[
			'does not undo a creation in the dark',
			{ deed: create('focus:new-1-a'), state: unknown },
			remove('focus:new-1-a'),
			2,
		],
	];
	for (const [what, first, second, count] of kept) {
		it(`keeps a change that ${what}`, () => {
			const ledger = ledgerWith(first);
			ledger.transact((transaction) => keep(transaction, second, worker));
			assert.equal(open(ledger).length, count);
		});
	}

	describe('with a new task under it that waits as well', () => {
		const family = (): Ledger =>
			ledgerWith(
				{ deed: create('focus:new-1-a', 'Parent') },
				{ deed: create('focus:new-2-a', 'Child', 'focus:new-1-a') },
			);

		it('lets a new task that waits take later edits', () => {
			const ledger = family();
			const edits = [
				edit('focus:new-1-a', 'a'),
				edit('focus:new-2-a', 'b'),
				edit('focus:new-1-a', 'c'),
			];
			for (const deed of edits) {
				ledger.transact((transaction) => keep(transaction, deed, worker));
			}
			assert.deepEqual(
				open(ledger).map(({ deed }) => deed.kind === 'create' && deed.tasks[0]?.task.notes),
				['c', 'b'],
			);
		});

		it('keeps apart what the one under it goes by', () => {
			const moves: readonly TaskChanges[] = [
				{ projectId: 'focus:101' },
				{ parentId: 'focus:new-2-a' },
				{ notes: 'a', parentId: null },
			];
			for (const changes of moves) {
				const ledger = family();
				const updates = [{ id: 'focus:new-1-a', changes, was: {} }];
				const deed = { kind: 'update', updates, scope: 'this' } as const;
				ledger.transact((transaction) => keep(transaction, deed, worker));
				assert.equal(open(ledger).length, 3);
			}
		});

		it('does not undo its creation', () => {
			const ledger = family();
			ledger.transact((transaction) => keep(transaction, remove('focus:new-1-a'), worker));
			assert.equal(open(ledger).length, 3);
		});
	});

	it('takes back only what nobody has sent and nothing is merged with', () => {
		const ledger = ledgerWith(
			{ deed: edit('focus:1', 'a') },
			{ deed: edit('focus:2', 'a'), state: sent(now + 1) },
			{ deed: edit('focus:3', 'a'), state: unknown },
			{ deed: edit('focus:4', 'a'), changes: 2 },
			{ deed: edit('focus:5', 'a'), tries: 1 },
			{ deed: edit('focus:6', 'a') },
		);
		const numbers = [1, 2, 3, 4, 5, 7];
		assert.deepEqual(
			ledger.transact((transaction) => withdraw(transaction, numbers, worker)),
			[1],
		);
		assert.deepEqual(
			ledger.read(({ entries }) => entries.map(({ number }) => number)),
			[2, 3, 4, 5, 6],
		);
	});

	it('counts what is merged, so that none of it is lost with another', () => {
		const ledger = ledgerWith({ deed: edit('focus:1', 'a') });
		ledger.transact((transaction) => keep(transaction, edit('focus:1', 'b'), worker));
		assert.equal(open(ledger)[0]?.changes, 2);
	});

	it('goes by the id that the service gave as soon as it is known', () => {
		const ledger = ledgerWith(
			{ deed: create('focus:new-1-a') },
			{ deed: edit('focus:new-1-a', 'b') },
			{ deed: create('focus:new-2-a', 'Below', 'focus:new-1-a') },
		);
		ledger.transact((transaction) => {
			const [first] = transaction.entries;
			assert.ok(first);
			settleDone(
				transaction,
				first,
				{ tasks: [], created: new Map([['focus:new-1-a', makeTask('focus:7')]]) },
				now,
			);
		});
		assert.deepEqual(
			open(ledger).map(({ deed }) => deed),
			[edit('focus:7', 'b'), create('focus:new-2-a', 'Below', 'focus:7')],
		);
		assert.equal(
			ledger.read((reading) => reading.shown('focus:7')?.notes),
			'b',
		);
	});

	it('keeps of a creation in doubt only what is in doubt', () => {
		const both: Deed = {
			kind: 'create',
			tasks: [create('focus:new-1-a', 'A'), create('focus:new-2-a', 'B')].flatMap((deed) =>
				deed.kind === 'create' ? deed.tasks : [],
			),
		};
		const ledger = ledgerWith({ deed: both, state: unknown });
		ledger.transact((transaction) => {
			const [first] = transaction.entries;
			assert.ok(first);
			const { kind: _kind, ...doubt } = stuck('undecided', true);
			stick(transaction, first, doubt, {
				created: new Map([['focus:new-1-a', makeTask('focus:7')]]),
				now,
			});
		});
		assert.deepEqual(
			open(ledger).map(({ deed }) => deed),
			[create('focus:new-2-a', 'B')],
		);
		assert.equal(
			ledger.read((reading) => reading.idNow('focus:new-1-a')),
			'focus:7',
		);
	});

	it('forgets with a creation what was to be done to its task, and frees what was below it', () => {
		const ledger = ledgerWith(
			{ deed: create('focus:new-1-a') },
			{ deed: edit('focus:new-1-a', 'b') },
			{ deed: create('focus:new-2-a', 'Below', 'focus:new-1-a') },
			{ deed: remove('focus:new-1-a', 'focus:9') },
		);
		ledger.transact((transaction) => {
			const [first] = transaction.entries;
			assert.ok(first);
			discard(transaction, first, now);
		});
		const [below, removal] = open(ledger).map(({ deed }) => deed);
		assert.equal(below?.kind === 'create' ? below.tasks[0]?.task.parentId : '', null);
		assert.deepEqual(removal, remove('focus:9'));
	});
});
