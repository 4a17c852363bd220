import assert from 'node:assert/strict';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { Ledger } from '../../src/sync/ledger.ts';
import { manyTasks } from '../server/focus/seed.ts';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { newFile, openWindow, pause, sent, until, type Window } from './openWindow.ts';

const name = 'Only once';

describe('What is on its way while the computer sleeps', () => {
	let server: FocusServer;
	let place: ReturnType<typeof newFile>;
	let slept = 0;
	const windows: Window[] = [];
	const open = async (): Promise<Window> => {
		const window = openWindow(server, place.file, { now: () => Date.now() + slept, random: () => 0 });
		windows.push(window);
		await window.store.settled();
		return window;
	};

	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(() => {
		server.reset();
		server.load(manyTasks(5));
		place = newFile();
		slept = 0;
	});
	afterEach(() => {
		windows.splice(0).forEach((window) => window.close());
		place.remove();
	});
	after(() => server.close());

	const made = (): number => [...server.state.tasks.values()].filter((task) => task.name === name).length;

	for (const [what, waker] of [
		['the window that sent it', 0],
		['another window', 1],
	] as const) {
		it(`is not created again by ${what}`, async () => {
			const both = [await open(), await open()];
			const { promise, resolve } = Promise.withResolvers<void>();
			server.fail({ method: 'POST', count: 1 }, { kind: 'hold', until: promise });
			const creating = both[0]?.store.create('focus', { name });
			await until(() => sent(server).includes('POST tasks'));
			slept = 3_600_000;
			const [first] = both[waker]?.store.find({}) ?? [];
			await both[waker]?.store.update(first?.id ?? '', { notes: 'after the sleep' });
			await pause(500);
			resolve();
			await creating;
			assert.equal(made(), 1);
			assert.equal(sent(server).filter((line) => line === 'POST tasks').length, 1);
		});
	}

	for (const waker of [0, 1]) {
		it(`is read once only, when window ${waker} of two asks for it, too`, async () => {
			const both = [await open(), await open()];
			const { promise, resolve } = Promise.withResolvers<void>();
			server.clearRequests();
			server.fail({ path: /\/tasks\/stream$/, count: 1 }, { kind: 'hold', until: promise });
			const reading = both[0]?.store.refresh();
			await until(() => sent(server).includes('GET tasks/stream'));
			slept = 3_600_000;
			const again = both[waker]?.store.refresh();
			await pause(500);
			resolve();
			await Promise.all([reading, again]);
			assert.equal(sent(server).filter((line) => line === 'GET tasks/stream').length, 1);
		});
	}

	it('is settled by none that another window has gone on for', async () => {
		const window = await open();
		const { promise, resolve } = Promise.withResolvers<void>();
		server.fail({ method: 'POST', count: 1 }, { kind: 'hold', until: promise });
		window.store.create('focus', { name }).catch(() => undefined);
		await until(() => sent(server).includes('POST tasks'));
		const documents = openSqliteDocuments(place.file);
		const ledger = new Ledger(documents, 'focus/test');
		const [numbered] = ledger.read(({ entries }) => entries);
		assert.ok(numbered);
		const { number, entry } = numbered;
		const state = { kind: 'sent', by: 'another', until: Date.now() + 9000 } as const;
		ledger.transact((transaction) => transaction.putEntry(number, { ...entry, state }));
		resolve();
		await until(() => made() === 1);
		await pause(100);
		const left = ledger.read((reading) => reading.entry(number)?.state);
		ledger.dispose();
		documents.close();
		assert.deepEqual(left, state);
	});
});
