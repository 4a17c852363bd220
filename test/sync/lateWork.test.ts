import assert from 'node:assert/strict';
import { manyTasks } from '../server/focus/seed.ts';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { newFile, openWindow, sent, until, type Window } from './openWindow.ts';

const name = 'Only once';

describe('A creation that the service works off late', () => {
	let server: FocusServer;
	let place: ReturnType<typeof newFile>;
	const windows: Window[] = [];
	/** A window that gives up soon, and looks for what came of it before the service has ended. */
	const open = async (lateness: number): Promise<Window> => {
		const window = openWindow(server, place.file, {
			timeout: 150,
			lease: 150,
			lateness,
			random: () => 0,
		});
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
	});
	afterEach(() => {
		windows.splice(0).forEach((window) => window.close());
		place.remove();
	});
	after(() => server.close());

	const made = (): number => [...server.state.tasks.values()].filter((task) => task.name === name).length;
	const looks = (): number => sent(server).filter((line) => line === 'GET tasks').length;
	/** The service works off the next creation when it is let go. */
	const hold = (): (() => void) => {
		const { promise, resolve } = Promise.withResolvers<void>();
		server.fail({ method: 'POST' }, { kind: 'hold', until: promise });
		return resolve;
	};
	const isThere = ({ store }: Window): boolean =>
		store.find({}).some((task) => task.name === name && /^focus:\d+$/.test(task.id));

	it('is not made again, though a look before did not find it', async () => {
		const window = await open(3000);
		const letGo = hold();
		const { pending } = await window.store.create('focus', { name });
		assert.ok(pending);
		await until(() => looks() > 0);
		letGo();
		await until(() => isThere(window));
		assert.equal(made(), 1);
		assert.equal(window.store.find({}).filter((task) => task.name === name).length, 1);
	});

	it('is not made again by the window that comes after one that was killed', async () => {
		const window = await open(3000);
		const letGo = hold();
		window.store.create('focus', { name }).catch(() => undefined);
		await until(() => sent(server).includes('POST tasks'));
		windows.splice(0).forEach((each) => each.close());
		const next = await open(3000);
		await until(() => looks() > 0);
		letGo();
		await until(() => isThere(next));
		assert.equal(made(), 1);
	});

	it('is made again once the service must have ended', async () => {
		const window = await open(2500);
		server.fail({ method: 'POST' }, { kind: 'dropBefore' });
		await window.store.create('focus', { name });
		await until(() => looks() > 0);
		assert.equal(made(), 0);
		await until(() => isThere(window));
		assert.equal(made(), 1);
	});

	it('is made again soon when the service said that it has failed', async () => {
		const window = await open(60_000);
		server.fail({ method: 'POST' }, { kind: 'status', status: 500 });
		await window.store.create('focus', { name });
		await until(() => isThere(window));
		assert.equal(made(), 1);
	});
});
