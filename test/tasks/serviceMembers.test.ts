import assert from 'node:assert/strict';
import { makeTask } from './makeTask.ts';
import { storeWith } from './storeWith.ts';

describe('What only some services do', () => {
	it('is refused where the product has no such thing', async () => {
		const { store } = await storeWith([]);
		assert.equal(store.account('focus')?.actions.has('propose'), false);
		await assert.rejects(
			store.service.propose('focus', { text: 'A' }),
			/Toggl Focus can’t suggest tasks/,
		);
		await assert.rejects(
			store.service.syncCalendar('focus', '2026-11-01', '2026-11-02', 'UTC'),
			/Toggl Focus has no calendar to sync/,
		);
	});

	it('is refused with a sentence that says what to do', async () => {
		const { store, api } = await storeWith([]);
		const tag = { name: 'T', color: null };
		await assert.rejects(store.service.createTag('focus', tag), {
			message: 'Tags of Toggl Focus can’t be made from here. Make them in Toggl Focus, then refresh.',
		});
		await assert.rejects(store.service.saveProject('focus', { ...tag, closed: false }), {
			message:
				'Projects of Toggl Focus can’t be made or changed from here. Do it in Toggl Focus, then refresh.',
		});
		Object.defineProperty(api, 'fields', { value: new Set(['name']) });
		await assert.rejects(store.service.createTag('focus', tag), {
			message: 'Tasks of Toggl Focus have no tags. Put the word into their names instead.',
		});
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
