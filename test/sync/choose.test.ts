import assert from 'node:assert/strict';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { choose } from '../../src/sync/choose.ts';
import type { Deed, DeedTask } from '../../src/sync/deed.ts';
import type { EntryState } from '../../src/sync/entry.ts';
import { Ledger } from '../../src/sync/ledger.ts';
import type { Task } from '../../src/tasks/task.ts';
import type { TroubleChoice } from '../../src/tasks/trouble.ts';

type Stuck = Omit<Extract<EntryState, { kind: 'stuck' }>, 'kind'>;

describe('What a person chooses for a change that waits for them', () => {
	const undecided = { kind: 'undecided', sentence: 'Is it there?' } as const;

	it('takes the task that is there for the one that was to be created, and creates none', () => {
		const { ledger, id } = stuckCreate('theirs');
		assert.deepEqual(open(ledger), []);
		assert.equal(
			ledger.read((reading) => reading.idNow(id)),
			'focus:7',
		);
		assert.deepEqual(
			ledger.read((reading) => reading.allShown().map((task) => task.id)),
			['focus:7'],
		);
	});

	it('creates the task beside the one that is there, as if for the first time', () => {
		const { ledger, id } = stuckCreate('again');
		const [only, ...others] = open(ledger);
		assert.deepEqual(others, []);
		assert.deepEqual([only?.state.kind, only?.sentAt, only?.ahead], ['waiting', undefined, undefined]);
		assert.equal(
			ledger.read((reading) => reading.idNow(id)),
			id,
		);
	});

	const conflict = {
		kind: 'conflict',
		sentence: 'Both changed it.',
		fields: [{ field: 'name', mine: 'Mine', theirs: 'Theirs' }],
	} as const;
	const rows: readonly (readonly [TroubleChoice, unknown])[] = [
		['mine', { changes: { name: 'Mine', notes: 'x' }, was: { name: 'Theirs', notes: '' } }],
		['theirs', { changes: { notes: 'x' }, was: { name: 'Theirs', notes: '' } }],
		['again', { changes: { name: 'Mine', notes: 'x' }, was: { name: 'Was', notes: '' } }],
		['discard', undefined],
	];
	for (const [choice, expected] of rows) {
		it(`sends what is left of a conflict after “${choice}”`, () => {
			const ledger = newLedger();
			const update = {
				id: 'focus:1',
				changes: { name: 'Mine', notes: 'x' },
				was: { name: 'Was', notes: '' },
			};
			stick(
				ledger,
				{ kind: 'update', updates: [update], scope: 'this' },
				{
					trouble: conflict,
					lost: false,
					found: {},
				},
			);
			settle(ledger, choice);
			const [left] = open(ledger);
			const sent = left?.deed.kind === 'update' ? left.deed.updates[0] : undefined;
			assert.deepEqual(sent && { changes: sent.changes, was: sent.was }, expected);
		});
	}

	function stuckCreate(choice: TroubleChoice) {
		const ledger = newLedger();
		const id = newId(ledger);
		stick(ledger, create(id), {
			trouble: undecided,
			lost: true,
			found: { [id]: serviceTask(7) },
		});
		settle(ledger, choice);
		return { ledger, id };
	}
});

function newLedger(): Ledger {
	return new Ledger(memoryDocuments(), 'focus/1/2');
}

function newId(ledger: Ledger): string {
	return ledger.transact((transaction) => transaction.newId('focus'));
}

function create(...ids: readonly string[]): Deed {
	return {
		kind: 'create',
		tasks: ids.map((id): DeedTask => ({ id, task: { name: 'New' }, blank: {} })),
	};
}

function serviceTask(number: number): Task {
	return {
		id: `focus:${number}`,
		product: 'focus',
		name: 'New',
		done: false,
		pinned: false,
		archived: false,
		pending: false,
	};
}

function stick(ledger: Ledger, deed: Deed, stuck: Stuck): void {
	ledger.transact((transaction) =>
		transaction.addEntry({
			deed,
			owner: 'me',
			madeAt: 0,
			state: { kind: 'stuck', ...stuck },
			tries: 3,
			notBefore: 5,
			sentAt: 1,
			ahead: 0,
		}),
	);
}

function settle(ledger: Ledger, choice: TroubleChoice): void {
	ledger.transact((transaction) => {
		const [stuck] = transaction.entries;
		assert.ok(stuck);
		choose(transaction, stuck, choice, 10);
	});
}

function open(ledger: Ledger) {
	return ledger.read(({ entries }) => entries.map(({ entry }) => entry));
}
