import assert from 'node:assert/strict';
import { makeTask } from './makeTask.ts';
import { storeWith } from './storeWith.ts';

describe('What only some services do', () => {
	it('is refused where the product has no such thing', async () => {
		const { store } = await storeWith([]);
		assert.equal(store.account('focus')?.actions.has('propose'), false);
		await assert.rejects(store.service.propose('focus', { text: 'A' }), /Toggl Focus has no such thing/);
		await assert.rejects(
			store.service.syncCalendar('focus', '2026-11-01', '2026-11-02', 'UTC'),
			/Toggl Focus has no such thing/,
		);
	});

	it('shows what a synced calendar brought', async () => {
		const { store, api } = await storeWith([]);
		const asked: unknown[] = [];
		Object.defineProperty(api, 'syncCalendar', {
			value: async (...days: unknown[]) => {
				asked.push(days);
				api.tasks.set('focus:7', makeTask('focus:7', { name: 'Meeting' }));
			},
		});
		await store.service.syncCalendar('focus', '2026-11-01', '2026-11-02', 'Europe/Tallinn');
		assert.deepEqual(asked, [['2026-11-01', '2026-11-02', 'Europe/Tallinn']]);
		assert.equal(store.get('focus:7')?.name, 'Meeting');
	});
});
