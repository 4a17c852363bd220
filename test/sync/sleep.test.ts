import assert from 'node:assert/strict';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { Ledger } from '../../src/sync/ledger.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import { pause, sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const name = 'Only once';

describe('What is on its way while the computer sleeps', () => {
	const focus = new FocusWindows(5);
	const open = (): Promise<Window> => focus.openSettled({ now: focus.now, random: () => 0 });
	const made = (): number => focus.count(name);

	for (const [what, waker] of [
		['the window that sent it', 0],
		['another window', 1],
	] as const) {
		it(`is not created again by ${what}`, async () => {
			const both = [await open(), await open()];
			const { promise, resolve } = Promise.withResolvers<void>();
			focus.server.fail({ method: 'POST', count: 1 }, { kind: 'hold', until: promise });
			const creating = both[0]?.store.create('focus', { name });
			await until(() => sent(focus.server).includes('POST tasks'));
			focus.ahead = 3_600_000;
			const [first] = both[waker]?.store.find({}) ?? [];
			await both[waker]?.store.update(first?.id ?? '', { notes: 'after the sleep' });
			await pause(500);
			resolve();
			await creating;
			assert.equal(made(), 1);
			assert.equal(sent(focus.server).filter((line) => line === 'POST tasks').length, 1);
		});
	}

	for (const waker of [0, 1]) {
		it(`is read once only, when window ${waker} of two asks for it, too`, async () => {
			const both = [await open(), await open()];
			const { promise, resolve } = Promise.withResolvers<void>();
			focus.server.clearRequests();
			focus.server.fail({ path: /\/tasks\/stream$/, count: 1 }, { kind: 'hold', until: promise });
			const reading = both[0]?.store.refresh();
			await until(() => sent(focus.server).includes('GET tasks/stream'));
			focus.ahead = 3_600_000;
			const again = both[waker]?.store.refresh();
			await pause(500);
			resolve();
			await Promise.all([reading, again]);
			assert.equal(sent(focus.server).filter((line) => line === 'GET tasks/stream').length, 1);
		});
	}

	/** Another window takes the one change there is, and still has it after some work. */
	const goOnWith = async (work: () => Promise<void>): Promise<void> => {
		const documents = openSqliteDocuments(focus.file);
		const ledger = new Ledger(documents, 'focus/test');
		const [numbered] = ledger.read(({ entries }) => entries);
		assert.ok(numbered);
		const { number, entry } = numbered;
		const state = { kind: 'sent', by: 'another', until: focus.now() + 9000 } as const;
		ledger.transact((transaction) => transaction.putEntry(number, { ...entry, state }));
		await work();
		const left = ledger.read((reading) => reading.entry(number)?.state);
		ledger.dispose();
		documents.close();
		assert.deepEqual(left, state);
	};

	it('is settled by none that another window has gone on for', async () => {
		const window = await open();
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'hold', until: promise });
		window.store.create('focus', { name }).catch(() => undefined);
		await until(() => sent(focus.server).includes('POST tasks'));
		await goOnWith(async () => {
			resolve();
			await until(() => made() === 1);
			await pause(100);
		});
	});

	for (const [what, change] of [
		['one', (window: Window, [id = '']: readonly TaskId[]) => window.store.update(id, { notes: 'late' })],
		[
			'many',
			(window: Window, ids: readonly TaskId[]) =>
				window.store.updateMany(ids.map((id) => ({ id, changes: { notes: 'late' } }))),
		],
	] as const) {
		it(`is not sent after a look at ${what} that took so long that another window has gone on with it`, async () => {
			const window = await open();
			const { promise, resolve } = Promise.withResolvers<void>();
			// The copy here is old by then, so that it is read before.
			focus.ahead = 3_600_000;
			focus.server.clearRequests();
			focus.server.fail({ method: 'GET', count: 1 }, { kind: 'hold', until: promise });
			const ids = window.store.find({}).map(({ id }) => id);
			change(window, ids.slice(0, 2)).catch(() => undefined);
			await until(() => sent(focus.server).some((line) => line.startsWith('GET')));
			await goOnWith(async () => {
				resolve();
				await pause(200);
			});
			assert.deepEqual(
				sent(focus.server).filter((line) => !line.startsWith('GET')),
				[],
			);
		});
	}
});
