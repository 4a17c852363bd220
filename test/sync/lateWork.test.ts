import assert from 'node:assert/strict';
import { sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const name = 'Only once';

describe('A creation that the service works off late', () => {
	const focus = new FocusWindows(5);
	/** A window that gives up soon, and looks for what came of it before the service has ended. */
	const open = (lateness: number, timeout = 150): Promise<Window> =>
		focus.openSettled({ timeout, lease: 150, lateness, random: () => 0 });

	const made = (): number => focus.count(name);
	const looks = (): number => sent(focus.server).filter((line) => line === 'GET tasks').length;
	/** The service works off the next creation when it is let go. */
	const hold = (): (() => void) => {
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ method: 'POST' }, { kind: 'hold', until: promise });
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
		await until(() => sent(focus.server).includes('POST tasks'));
		focus.close();
		const next = await open(3000);
		await until(() => looks() > 0);
		letGo();
		await until(() => isThere(next));
		assert.equal(made(), 1);
	});

	it('is made again once the service must have ended', async () => {
		const window = await open(2500);
		focus.server.fail({ method: 'POST' }, { kind: 'dropBefore' });
		await window.store.create('focus', { name });
		await until(() => looks() > 0);
		assert.equal(made(), 0);
		await until(() => isThere(window));
		assert.equal(made(), 1);
	});

	it('is made again soon when the service said that it has failed', async () => {
		// It must hear that, however slow the computer is.
		const window = await open(60_000, 9000);
		focus.server.fail({ method: 'POST' }, { kind: 'status', status: 500 });
		await window.store.create('focus', { name });
		await until(() => isThere(window));
		assert.equal(made(), 1);
	});
});
