import assert from 'node:assert/strict';
import { groupings, sortings } from '../../src/tree/viewChoice.ts';
import { call, createTask, findTasks, sentenceOf } from './support.ts';

describe('The choices of the Tasks view', () => {
	const all = async (): Promise<unknown> => findTasks();

	afterEach(async () => {
		await call('groupBy', { by: 'project' });
		await call('sortBy', { by: 'order' });
		await call('clearFilter');
	});

	for (const [command, values] of [
		['groupBy', groupings],
		['sortBy', sortings],
	] as const) {
		for (const by of values) {
			it(`${command} ${by} is kept, and the tasks are the same`, async () => {
				const before = await all();
				assert.deepEqual(await call(command, { by }), { by });
				assert.deepEqual(await call(command, {}), { by });
				assert.deepEqual(await all(), before);
			});
		}
	}

	const filterNow = async (): Promise<unknown> => Object(await call('filterTasks', {})).filter;

	it('filterTasks takes a filter that holds until it is cleared, and finds tasks as before', async () => {
		await createTask({ name: 'Shown or not', product: 'local' });
		const before = await all();
		const filter = { text: 'nowhere', tagIds: ['local:7', null], due: ['overdue'], done: false };
		assert.deepEqual(await call('filterTasks', { filter }), { filter, saved: [] });
		assert.deepEqual(await filterNow(), filter);
		assert.deepEqual(await all(), before);
		await call('clearFilter');
		assert.deepEqual(await filterNow(), {});
	});

	it('filterTasks takes a bare number as the product’s own id, and leaves out what asks for nothing', async () => {
		await call('filterTasks', { filter: { projectIds: [7], statusIds: [], text: ' ' } });
		assert.deepEqual(await filterNow(), { projectIds: ['local:7'] });
	});

	it('filterTasks takes yes or no and days', async () => {
		const filter = {
			private: true,
			tracked: false,
			recurring: true,
			estimated: false,
			clients: ['North Ferries', null],
			startDate: { from: '2026-12-01' },
			endDate: { from: '2026-12-01', to: '2026-12-31' },
		};
		await call('filterTasks', { filter: { ...filter, pinned: undefined } });
		assert.deepEqual(await filterNow(), filter);
	});

	it('filterTasks keeps a filter under a name, until it is forgotten', async () => {
		const filter = { pinned: true };
		const saved = [{ name: 'Pins', filter }];
		assert.deepEqual(await call('filterTasks', { filter, save: 'Pins' }), { filter, saved });
		await call('clearFilter');
		assert.deepEqual(await call('filterTasks', {}), { filter: {}, saved });
		assert.deepEqual(await call('filterTasks', { forget: 'Pins' }), { filter: {}, saved: [] });
	});

	it('hideDone and showDone change only whether done tasks are on show', async () => {
		await call('filterTasks', { filter: { text: 'a' } });
		await call('hideDone');
		assert.deepEqual(await filterNow(), { text: 'a', done: false });
		await call('showDone');
		assert.deepEqual(await filterNow(), { text: 'a' });
	});

	it('lets a task be created that the filter hides', async () => {
		await call('filterTasks', { filter: { text: 'nowhere to be found' } });
		const task = await createTask({ name: 'Hidden', product: 'local' });
		assert.ok((await findTasks()).some(({ id }) => id === task.id));
	});

	for (const [command, argument, expected] of [
		['groupBy', { by: 'moon' }, /by/],
		['groupBy', { as: 'tag' }, /as/],
		['sortBy', { by: 7 }, /by/],
		['filterTasks', { filter: { due: ['never'] } }, /due/],
		['filterTasks', { filter: { projectIds: ['Website'] } }, /projectIds/],
		['filterTasks', { filter: { clients: [7] } }, /clients/],
		['filterTasks', { filter: { colour: 'red' } }, /colour/],
		['filterTasks', { filter: { endDate: { from: 'soon' } } }, /endDate/],
		['filterTasks', { filter: { startDate: { from: '2026-12-02', to: '2026-12-01' } } }, /startDate/],
		['filterTasks', { save: ' ' }, /save/],
	] as const) {
		it(`${command} refuses ${JSON.stringify(argument)} and changes nothing`, async () => {
			assert.match(await sentenceOf(call(command, argument)), expected);
			assert.deepEqual(await call('groupBy', {}), { by: 'project' });
			assert.deepEqual(await filterNow(), {});
		});
	}
});
