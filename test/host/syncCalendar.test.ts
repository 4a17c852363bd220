import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { calendarRanges } from '../../src/commands/calendarRanges.ts';
import { focus } from './focus.ts';
import { call, eventually, findTasks, sentenceOf, signInAfresh, signOut } from './support.ts';

describe('Syncing the calendar', () => {
	before(signInAfresh);
	beforeEach(async () => {
		await focus.reset();
		await call('refresh');
		await focus.forgetRequests();
	});
	after(signOut);

	/** The days that the service was asked for. */
	const asked = async (): Promise<(string | undefined)[][]> =>
		(await focus.requests())
			.filter(({ method, path }) => method === 'PUT' && path.endsWith('/tasks/calendar'))
			.map(({ query }) => [query['date_from']?.slice(0, 10), query['date_to']?.slice(0, 10)]);

	it('shows the tasks that came with it', async () => {
		const before = (await findTasks({ product: 'focus' })).length;
		await call('syncCalendar', { from: '2020-01-01', to: '2039-12-31' });
		assert.deepEqual(await asked(), [['2020-01-01', '2039-12-31']]);
		assert.ok((await findTasks({ product: 'focus' })).length > before);
	});

	it('asks a person for the days, Today first', async () => {
		let done = false;
		const syncing = call('syncCalendar').finally(() => {
			done = true;
		});
		await eventually('the question is answered', async () => {
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			return done;
		});
		await syncing;
		const { from, to } = calendarRanges().today;
		assert.deepEqual(await asked(), [[from, to]]);
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	it('refuses days that can’t be, and accounts without calendars', async () => {
		for (const argument of [
			{},
			{ from: '2026-02-30', to: '2026-03-01' },
			{ from: '2026-03-02', to: '2026-03-01' },
			{ from: '2026-03-02', to: 7 },
		]) {
			await sentenceOf(call('syncCalendar', argument));
		}
		assert.deepEqual(await asked(), []);
		await call('signOut', { product: 'focus' });
		assert.match(
			await sentenceOf(call('syncCalendar', { from: '2026-03-01', to: '2026-03-02' })),
			/^No account here has calendars/,
		);
		await signInAfresh();
	});
});
