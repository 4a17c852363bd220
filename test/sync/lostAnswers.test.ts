import assert from 'node:assert/strict';
import { numberOf } from '../../src/tasks/task.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import { sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

describe('What was done, though its answer was lost,', () => {
	const focus = new FocusWindows(12);
	let window: Window;
	let id: string;

	beforeEach(async () => {
		window = await focus.openSettled({ random: () => 0 });
		id = window.store.find({})[0]?.id ?? assert.fail('no task');
		focus.server.clearRequests();
	});

	const row = (name = id) => focus.row(name);
	const shown = (name = id) => window.store.need(name);
	const isOver = (): boolean => window.api.sync?.state.waiting === 0;
	const lose = (method: string, kind: 'dropAfter' | 'dropBefore' = 'dropAfter'): void =>
		void focus.server.fail({ method, count: 1 }, { kind });
	/** Somebody else changes the task, some seconds later by the service's clock. */
	const elsewhere = (fields: Parameters<FocusServer['changeTask']>[1]): void => {
		focus.server.state.changedAt = Date.now() + 5000;
		focus.server.changeTask(numberOf(id), fields);
	};
	const statuses = async (): Promise<readonly string[]> =>
		(await window.api.catalog()).statuses.map((status) => status.id);

	it('is not refused where only the rest of a task that was replaced could not be looked at', async () => {
		const { name, statusId = null } = shown();
		await window.store.update(id, { endDate: '2026-11-30' });
		focus.server.options.put = 'keeps';
		focus.server.fail({ method: 'GET', count: 1 }, { kind: 'plan' });
		await window.store.replace(id, { name, statusId, notes: 'mine' });
		await until(isOver);
		assert.partialDeepStrictEqual(row(), { notes: 'mine', end_date: null });
		assert.partialDeepStrictEqual(shown(), { notes: 'mine', endDate: null, pending: false });
		assert.equal(shown().trouble, undefined);
	});

	describe('is not done again over what others made of it:', () => {
		it('a replaced task', async () => {
			const { name, statusId = null } = shown();
			lose('PUT');
			await window.store.replace(id, { name, statusId, notes: 'mine' });
			elsewhere({ notes: 'theirs' });
			await until(isOver);
			assert.equal(row().notes, 'theirs');
			assert.deepEqual(shown().trouble?.fields, [{ field: 'notes', mine: 'mine', theirs: 'theirs' }]);
			window.store.sync.settle(id, 'mine');
			await until(() => !shown().pending);
			assert.equal(row().notes, 'mine');
		});

		it('a status', async () => {
			const [one = '', other = ''] = (await statuses()).filter((status) => status !== shown().statusId);
			lose('PATCH');
			await window.store.update(id, { statusId: one });
			elsewhere({ status_id: numberOf(other) });
			await until(isOver);
			assert.equal(row().status_id, numberOf(other));
			assert.equal(shown().trouble?.kind, 'conflict');
		});

		it('a completed task', async () => {
			lose('PATCH');
			await window.store.update(id, { done: true });
			const [, second = ''] = await statuses();
			elsewhere({ status_id: numberOf(second) });
			await until(isOver);
			assert.equal(row().status_id, numberOf(second));
		});

		it('an archived task', async () => {
			lose('POST');
			await window.store.act('archive', [id]);
			elsewhere({ archived_at: null });
			await until(isOver);
			assert.equal(row().archived_at, null);
			assert.equal(shown().trouble?.kind, 'failed');
			window.store.sync.settle(id, 'again');
			await until(() => isOver() && !shown().pending);
			assert.notEqual(row().archived_at, null);
		});
	});

	describe('is known by a look to be done:', () => {
		it('a replaced task', async () => {
			const { name, statusId = null } = shown();
			lose('PUT');
			await window.store.replace(id, { name, statusId, notes: 'mine' });
			await until(isOver);
			assert.deepEqual(
				sent(focus.server).filter((line) => line.startsWith('PUT')),
				[`PUT tasks/${numberOf(id)}`],
			);
			assert.equal(shown().trouble, undefined);
		});

		it('a deleted task', async () => {
			lose('DELETE');
			await window.store.act('delete', [id]);
			await until(isOver);
			assert.deepEqual(sent(focus.server), [
				`DELETE tasks/${numberOf(id)}`,
				`GET tasks/${numberOf(id)}`,
			]);
			assert.equal(window.store.get(id), undefined);
		});

		it('archived tasks', async () => {
			const ids = window.store
				.find({})
				.slice(0, 3)
				.map((task) => task.id);
			lose('POST');
			await window.store.act('archive', ids);
			await until(isOver);
			assert.deepEqual(
				sent(focus.server).filter((line) => line.startsWith('POST')),
				['POST tasks/bulk/archive'],
			);
			assert.ok(ids.every((each) => row(each).archived_at !== null && !shown(each).trouble));
		});
	});

	it('or was not done, is done after a look', async () => {
		const { name, statusId = null } = shown();
		lose('PUT', 'dropBefore');
		await window.store.replace(id, { name, statusId, notes: 'mine' });
		await until(isOver);
		lose('POST', 'dropBefore');
		await window.store.act('archive', [id]);
		await until(isOver);
		assert.equal(row().notes, 'mine');
		assert.notEqual(row().archived_at, null);
	});
});
