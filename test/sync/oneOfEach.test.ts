import assert from 'node:assert/strict';
import type { SyncOptions } from '../../src/sync/syncedTasks.ts';
import { until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const name = 'Only once';

describe('A new task is one task', () => {
	const focus = new FocusWindows(5);
	/** A window that has read all, and the most tasks of the name that it ever had at one moment. */
	const open = async (options: Partial<SyncOptions> = {}): Promise<Window & { most: () => number }> => {
		const window = await focus.openSettled(options);
		let most = 0;
		window.store.onDidChange(() => {
			most = Math.max(most, named(window).length);
		});
		return { ...window, most: () => most };
	};

	it('from the moment it is made until the service has named it', async () => {
		const window = await open();
		const { id } = await window.store.create('focus', { name });
		assert.doesNotMatch(id, /new/);
		assert.deepEqual(named(window), [id]);
		assert.equal(window.most(), 1);
	});

	it('when the tasks are read between its making and the answer', async () => {
		const [window, other] = [await open(), await open()];
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'hold', until: promise, after: true });
		const parentId = window.store.find({})[0]?.id ?? assert.fail('no task');
		const creating = window.store.create('focus', { name, parentId });
		await until(() => isThere());
		await window.store.refresh();
		const below = await window.api.children?.(parentId);
		assert.deepEqual(
			below?.filter((task) => task.name === name),
			[],
		);
		assert.equal(named(window).length, 1);
		resolve();
		const { id } = await creating;
		await until(() => named(other)[0] === id);
		assert.deepEqual(named(window), [id]);
		assert.deepEqual([window.most(), other.most()], [1, 1]);
	});

	it('when the answer never comes', async () => {
		const window = await open({ lease: 600 });
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'dropAfter' });
		await window.store.create('focus', { name });
		await window.store.refresh();
		assert.equal(named(window).length, 1);
		await until(() => named(window)[0]?.includes('new') === false);
		assert.equal(window.most(), 1);
		assert.equal(named(window).length, 1);
	});

	it('and another of its name, made elsewhere meanwhile, is shown as soon as it is known to be another', async () => {
		const window = await open();
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'hold', until: promise, after: true });
		const creating = window.store.create('focus', { name });
		await until(() => isThere());
		focus.server.changeTask(focus.server.state.nextId, { name });
		await window.store.refresh();
		resolve();
		await creating;
		assert.equal(named(window).length, 2);
	});

	it('and an older one of its name is there all the time', async () => {
		focus.server.changeTask(focus.server.state.nextId, { name });
		const window = await open();
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'hold', until: promise, after: true });
		const creating = window.store.create('focus', { name });
		await until(() => isThere(2));
		await window.store.refresh();
		assert.equal(named(window).length, 2);
		resolve();
		await creating;
		assert.equal(named(window).length, 2);
		assert.equal(window.most(), 2);
	});

	it('and not the one of its name that was known before it was sent, whatever became of that since', async () => {
		const older = focus.server.changeTask(focus.server.state.nextId, { name });
		const window = await open({ lateness: 10 });
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'dropBefore' });
		await window.store.create('focus', { name });
		focus.server.changeTask(older.id, { notes: 'changed since' });
		// So that this is known before it's looked for.
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ path: '/tasks', method: 'GET', count: 1 }, { kind: 'hold', until: promise });
		await window.store.refresh();
		resolve();
		assert.equal(window.store.need(`focus:${older.id}`).notes, 'changed since');
		await until(() => named(window).every((id) => !id.includes('new')));
		assert.equal(named(window).length, 2);
		assert.ok(isThere(2));
	});

	const isThere = (count = 1): boolean => focus.count(name) >= count;
	const named = ({ store }: Pick<Window, 'store'>): string[] =>
		store
			.find({})
			.filter((task) => task.name === name)
			.map(({ id }) => id);
});
