import assert from 'node:assert/strict';
import type { TaskAction } from '../../src/tasks/taskAction.ts';
import { manyTasks } from '../server/focus/seed.ts';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { newFile, openWindow, pause, sent, until, type Window } from './openWindow.ts';

/** What Toggl Focus takes one by one, on the plan of 30 requests an hour. */
describe('What takes more requests than the hour has', () => {
	let server: FocusServer;
	let place: ReturnType<typeof newFile>;
	let window: Window;
	let ids: string[];
	let now: number;

	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(async () => {
		server.reset();
		server.load(manyTasks(80));
		place = newFile();
		now = Date.now();
		window = openWindow(server, place.file, { now: () => now, gather: 0, random: () => 0 });
		await window.store.settled();
		ids = window.store
			.find({})
			.slice(0, 40)
			.map(({ id }) => id);
	});
	afterEach(() => {
		window.close();
		place.remove();
	});
	after(() => server.close());

	const row = (id = '') =>
		server.state.tasks.get(Number(id.slice('focus:'.length))) ?? assert.fail('no row');
	const nextHour = async (): Promise<void> => {
		now += 3_700_000;
		server.refillQuota(30);
		await window.store.refresh();
	};
	const writes = (): string[] => sent(server).filter((line) => !line.startsWith('GET'));

	const deeds: readonly [TaskAction, TaskAction, 'archived_at' | 'deleted_at'][] = [
		['archive', 'unarchive', 'archived_at'],
		['delete', 'restore', 'deleted_at'],
	];
	for (const [first, back, field] of deeds) {
		it(`goes on in the next hour where it ended: ${back}`, async () => {
			await window.store.act(first, ids);
			server.refillQuota(30);
			server.clearRequests();
			const { done, failed } = await window.store.act(back, ids);
			assert.deepEqual([done.toSorted(), failed], [ids.toSorted(), []]);
			const isBack = (id: string): boolean => row(id)[field] === null;
			assert.equal(ids.filter(isBack).length, 30);
			assert.equal(window.store.sync.waitingOf(ids).length, 10);
			assert.ok(ids.every((id) => window.store.get(id)?.archived === false));
			await nextHour();
			await until(() => ids.every(isBack));
			await until(() => window.store.sync.waitingOf(ids).length === 0);
			assert.equal(writes().length, 41, 'one for each, and the one that was refused');
		});
	}

	it('tries what the service fails at a few times, and then leaves it to the person', async () => {
		const four = ids.slice(0, 4);
		await window.store.act('archive', four);
		server.clearRequests();
		const failing = four.slice(1, 3);
		for (const id of failing) {
			const path = `/${row(id).id}/unarchive`;
			server.fail({ method: 'POST', path, count: 100 }, { kind: 'status', status: 500 });
		}
		await window.store.act('unarchive', four);
		const areStuck = (): boolean => failing.every((id) => window.store.need(id).trouble !== undefined);
		for (let turn = 0; turn < 20 && !areStuck(); turn++) {
			now += 60 * 60_000;
			await window.store.refresh();
			await pause(20);
		}
		assert.match(window.store.need(failing[0] ?? '').trouble?.sentence ?? '', /HTTP 500/);
		assert.equal(writes().length, 2 + 12 * 2);
		assert.deepEqual([row(four[0]).archived_at, row(four[3]).archived_at], [null, null]);
	});
});
