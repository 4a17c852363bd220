import assert from 'node:assert/strict';
import { keptStoreWith, refused } from './keptStoreWith.ts';
import { SeriesApi, seriesTasks } from './seriesApi.ts';

const open = () => keptStoreWith(seriesTasks, { api: new SeriesApi(seriesTasks) });

describe('Dates that are changed with what follows', () => {
	it('go to the task alone, and the other fields to all', async () => {
		const { store, api } = await open();
		const changes = { name: 'New', startDate: '2026-12-05', endDate: '2026-12-05' };
		const changed = await store.update('focus:3', changes, 'following');
		assert.equal(changed.endDate, '2026-12-05');
		assert.deepEqual(api.scopes, ['update focus:3 this', 'update focus:3 following']);
		assert.deepEqual(
			['focus:2', 'focus:3', 'focus:4'].map((id) => {
				const { name, startDate, endDate } = store.need(id);
				return [name, startDate, endDate];
			}),
			[
				['Day 1', '2026-12-01', null],
				['New', '2026-12-05', '2026-12-05'],
				['New', '2026-12-03', null],
			],
		);
	});

	it('go alone where nothing else is changed, also where they are taken away', async () => {
		const { store, api } = await open();
		await store.update('focus:3', { startDate: null, outboundSync: true }, 'following');
		assert.deepEqual(api.scopes, ['update focus:3 this']);
		assert.equal(store.need('focus:4').startDate, '2026-12-03');
	});

	it('of the recurring task are not those of its instances', async () => {
		const { store, api } = await open();
		await store.update('focus:1', { name: 'New', startDate: '2026-12-02' }, 'following');
		assert.deepEqual(api.scopes, ['update focus:1 this', 'update focus:2 following']);
		assert.deepEqual(
			['focus:1', 'focus:2', 'focus:3'].map((id) => [store.need(id).name, store.need(id).startDate]),
			[
				['New', '2026-12-02'],
				['New', '2026-12-01'],
				['New', '2026-12-02'],
			],
		);
	});

	it('that the service refuses leave all as it was', async () => {
		const { store, api } = await open();
		api.before = ({ name }) => {
			if (name === 'update') {
				throw refused();
			}
		};
		await assert.rejects(store.update('focus:3', { name: 'New', startDate: '2026-12-05' }, 'following'), {
			problem: refused().problem,
		});
		assert.deepEqual(api.scopes, ['update focus:3 this']);
		assert.equal(store.need('focus:3').name, 'Day 2');
	});
});
