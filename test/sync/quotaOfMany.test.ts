import assert from 'node:assert/strict';
import type { TaskAction } from '../../src/tasks/taskAction.ts';
import { quiet, sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

/** What Toggl Focus takes one by one, on the plan of 30 requests an hour. */
describe('What takes more requests than the hour has', () => {
	const focus = new FocusWindows(80);
	let window: Window;
	let ids: string[];
	let now: number;

	beforeEach(async () => {
		now = Date.now();
		window = await focus.openSettled({ now: () => now, gather: 0, random: () => 0 });
		ids = window.store
			.find({})
			.slice(0, 40)
			.map(({ id }) => id);
	});

	const nextHour = async (): Promise<void> => {
		now += 3_700_000;
		focus.server.refillQuota(30);
		await window.store.refresh();
	};
	const writes = (): string[] => sent(focus.server).filter((line) => !line.startsWith('GET'));

	const deeds: readonly [TaskAction, TaskAction, 'archived_at' | 'deleted_at'][] = [
		['archive', 'unarchive', 'archived_at'],
		['delete', 'restore', 'deleted_at'],
	];
	for (const [first, back, field] of deeds) {
		it(`goes on in the next hour where it ended: ${back}`, async () => {
			await window.store.act(first, ids);
			focus.server.refillQuota(30);
			focus.server.clearRequests();
			const { done, failed } = await window.store.act(back, ids);
			assert.deepEqual([done.toSorted(), failed], [ids.toSorted(), []]);
			const isBack = (id: string): boolean => focus.row(id)[field] === null;
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
		focus.server.clearRequests();
		const failing = four.slice(1, 3);
		for (const id of failing) {
			const path = `/${focus.row(id).id}/unarchive`;
			focus.server.fail({ method: 'POST', path, count: 100 }, { kind: 'status', status: 500 });
		}
		await window.store.act('unarchive', four);
		const areStuck = (): boolean => failing.every((id) => window.store.need(id).trouble !== undefined);
		for (let turn = 0; turn < 20 && !areStuck(); turn++) {
			now += 60 * 60_000;
			await window.store.refresh();
			await quiet(focus.file, 'focus');
		}
		assert.match(window.store.need(failing[0] ?? '').trouble?.sentence ?? '', /HTTP 500/);
		assert.equal(writes().length, 2 + 12 * 2);
		assert.deepEqual([focus.row(four[0]).archived_at, focus.row(four[3]).archived_at], [null, null]);
	});
});
