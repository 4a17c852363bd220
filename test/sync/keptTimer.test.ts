import assert from 'node:assert/strict';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { keptTimer } from '../../src/sync/keptTimer.ts';
import { Ledger } from '../../src/sync/ledger.ts';
import type { RunningTimer } from '../../src/tasks/taskApi.ts';
import { newFile, until } from './openWindow.ts';

const running: RunningTimer = { taskId: 'focus:1', description: '', startedAt: '2026-11-01T08:00:00Z' };

describe('The timer that is kept for all windows', () => {
	const place = newFile();
	after(place.remove);

	it('tells that another window has stopped what that one was found to have begun', async () => {
		const documents = [openSqliteDocuments(place.file), openSqliteDocuments(place.file)] as const;
		const [here, there] = [new Ledger(documents[0], 'focus/1'), new Ledger(documents[1], 'focus/1')];
		const keep = (timer: RunningTimer | null): void =>
			there.transact((transaction) => transaction.putSingle('timer', { running: timer }));
		keep(null);
		const timer = keptTimer(
			{
				current: () => assert.fail('the other window asks'),
				start: () => assert.fail(),
				stop: () => assert.fail(),
			},
			{
				ledger: here,
				shared: {
					do: async () => {
						keep(running);
						return false;
					},
				},
			},
			(id) => id,
		);
		let shown = timer.known?.()?.running;
		timer.onDidChange?.(() => (shown = timer.known?.()?.running));
		shown = await timer.current();
		assert.deepEqual(shown, running);
		// Before this window looks at what the other one writes.
		keep(null);
		await until(() => shown === undefined);
		here.dispose();
		there.dispose();
		documents.forEach((each) => each.close());
	});
});
