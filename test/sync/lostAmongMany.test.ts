import assert from 'node:assert/strict';
import type { SyncOptions } from '../../src/sync/syncedTasks.ts';
import { sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const name = 'Only once';

describe('A creation whose answer was lost is not made again', () => {
	const focus = new FocusWindows(5);
	const open = (options: Partial<SyncOptions> = {}): Promise<Window> =>
		focus.openSettled({ lateness: 10, random: () => 0, ...options });

	const made = (): number => focus.count(name);
	const isOver = ({ api }: Window): boolean => api.sync?.state.waiting === 0;
	const complete = (number: number): void => {
		const project =
			focus.server.state.projects.find(({ id }) => id === number) ?? assert.fail('no project');
		Object.assign(project, { completed_at: new Date().toISOString() });
	};

	it('when more than a page of others were made since', async () => {
		const window = await open();
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'dropAfter' });
		await window.store.create('focus', { name });
		for (let count = 0; count < 120; count++) {
			focus.server.changeTask(focus.server.state.nextId, { name: `Other ${count}` });
		}
		focus.server.clearRequests();
		await until(() => isOver(window));
		assert.equal(made(), 1);
		assert.deepEqual(sent(focus.server), ['GET tasks', 'GET tasks']);
	});

	it('when its project was completed since', async () => {
		const window = await open();
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'dropAfter' });
		await window.store.create('focus', { name, projectId: 'focus:101' });
		complete(101);
		await until(() => isOver(window));
		assert.equal(made(), 1);
	});

	it('when it was archived since', async () => {
		const window = await open();
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'dropAfter' });
		await window.store.create('focus', { name });
		const { id } =
			[...focus.server.state.tasks.values()].find((task) => task.name === name) ?? assert.fail();
		focus.server.changeTask(id, { archived_at: new Date().toISOString() });
		await until(() => isOver(window));
		assert.equal(made(), 1);
	});

	it('in a completed project, where answers are empty', async () => {
		focus.server.options.createAnswer = 'empty';
		complete(101);
		const window = await open();
		const { pending } = await window.store.create('focus', { name, projectId: 'focus:101' });
		assert.equal(pending, false);
		assert.equal(made(), 1);
	});

	for (const [what, hours] of [
		['ahead', 24],
		['behind', -24],
	] as const) {
		it(`when it was sent before any answer, by a clock that was ${what} and has been put right since`, async () => {
			await open();
			focus.close();
			let skew = hours * 3_600_000;
			const window = await open({ now: () => Date.now() + skew });
			focus.server.fail({ method: 'POST', count: 1 }, { kind: 'dropAfter' });
			await window.store.create('focus', { name });
			skew = 0;
			await window.store.refresh();
			await until(() => isOver(window));
			assert.equal(made(), 1);
			assert.equal(window.api.sync?.state.stuck, hours > 0 ? 1 : 0);
		});
	}

	it('when the clock was put right since, though it was known how wrong it was', async () => {
		let skew = 24 * 3_600_000;
		const window = await open({ now: () => Date.now() + skew });
		focus.server.fail({ method: 'POST', count: 1 }, { kind: 'dropAfter' });
		await window.store.create('focus', { name });
		skew = 0;
		// So that it is read before it's looked for.
		const { promise, resolve } = Promise.withResolvers<void>();
		focus.server.fail({ path: '/tasks', method: 'GET', count: 1 }, { kind: 'hold', until: promise });
		await window.store.refresh();
		resolve();
		await until(() => isOver(window));
		assert.equal(made(), 1);
		assert.equal(window.api.sync?.state.stuck, 0);
	});
});
