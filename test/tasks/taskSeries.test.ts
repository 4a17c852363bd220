import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { ScriptedApi } from './scriptedApi.ts';
import { alone, instance, series, SeriesApi, seriesTasks as all } from './seriesApi.ts';
import { keptStoreWith, refused } from './keptStoreWith.ts';
import { calm, Gates } from './storeWith.ts';

async function open(tasks: readonly Task[] = all): Promise<{ store: TaskStore; api: SeriesApi }> {
	return keptStoreWith(tasks, { api: new SeriesApi(tasks) });
}

const ids = (store: TaskStore, archived = false): string[] =>
	store
		.find({ archived })
		.map(({ id }) => id)
		.toSorted();

describe('a series', () => {
	it('is what instances and recurring tasks with instances are in', async () => {
		const { store } = await open();
		const inOne = (id: string): boolean => store.series.isInOne(id);
		assert.deepEqual(['focus:1', 'focus:3', 'focus:9', 'focus:404'].map(inOne), [
			true,
			true,
			false,
			false,
		]);
		const lone = await open([series]);
		assert.equal(lone.store.series.isInOne('focus:1'), false);
	});

	it('is in no product without instances', async () => {
		const store = new TaskStore();
		store.connect(new ScriptedApi(all));
		await store.settled();
		assert.equal(store.series.isInOne('focus:3'), false);
		assert.equal(
			await store.series.instances(series, { from: '2026-12-01', to: '2026-12-31' }),
			undefined,
		);
		await store.act('archive', ['focus:3'], {}, 'following');
		assert.deepEqual(ids(store, true), ['focus:3']);
	});

	it('tells its instances in the order of their days, in one call', async () => {
		const { store, api } = await open();
		for (const id of ['focus:1', 'focus:3']) {
			api.calls.length = 0;
			const read = await store.series.instances(store.need(id), {
				from: '2026-12-02',
				to: '2027-03-01',
			});
			assert.deepEqual(
				read?.map((task) => task.id),
				['focus:3', 'focus:4'],
			);
			assert.deepEqual(api.calls, ['instances 1 2026-12-02']);
		}
		assert.equal(await store.series.instances(alone, { from: '', to: '' }), undefined);
	});

	for (const action of ['archive', 'delete'] as const) {
		describe(`when a task is to ${action}`, () => {
			it('loses that one alone', async () => {
				const { store, api } = await open();
				await store.act(action, ['focus:3']);
				assert.deepEqual(ids(store), ['focus:1', 'focus:2', 'focus:4', 'focus:9']);
				assert.deepEqual(api.scopes, [`${action} focus:3 this`]);
			});

			it('loses at once those that follow on show, and then what else the service took', async () => {
				const { store, api } = await open();
				// Nobody here knows of it yet.
				api.tasks.set('focus:5', instance('focus:5', 4));
				const gates = new Gates(action);
				api.before = gates.hold;
				const acting = store.act(action, ['focus:3'], {}, 'following');
				await calm();
				assert.deepEqual(ids(store), ['focus:1', 'focus:2', 'focus:9']);
				await gates.open(action);
				const { done } = await acting;
				assert.deepEqual(done, ['focus:3', 'focus:4']);
				assert.deepEqual(api.scopes, [`${action} focus:3 following`]);
				assert.deepEqual(ids(store), ['focus:1', 'focus:2', 'focus:9']);
			});

			it('gets all back when it fails', async () => {
				const { store, api } = await open();
				const before = ids(store);
				api.before = ({ name }) => {
					if (name === action) {
						throw refused();
					}
				};
				await assert.rejects(store.act(action, ['focus:3'], {}, 'following'), {
					problem: refused().problem,
				});
				assert.deepEqual(ids(store), before);
			});

			it('is named by its first instance when the recurring task itself goes', async () => {
				const { store, api } = await open();
				await store.act(action, ['focus:1'], {}, 'following');
				assert.deepEqual(api.scopes, [`${action} focus:1 this`, `${action} focus:2 following`]);
				assert.deepEqual(ids(store), ['focus:9']);
			});

			it('is asked for once where several of it are meant, and others go together', async () => {
				const { store, api } = await open([...all, { ...alone, id: 'focus:8', startDate: null }]);
				await store.act(action, ['focus:9', 'focus:4', 'focus:8', 'focus:3'], {}, 'following');
				assert.deepEqual(api.scopes, [
					`${action} focus:8,focus:9 this`,
					`${action} focus:3 following`,
				]);
				assert.deepEqual(ids(store), ['focus:1', 'focus:2']);
			});
		});
	}

	it('changes with a task what follows, once the service told', async () => {
		const { store, api } = await open();
		api.tellsTask = false;
		const changed = await store.update('focus:3', { name: 'New' }, 'following');
		assert.equal(changed.name, 'New');
		assert.deepEqual(
			['focus:1', 'focus:2', 'focus:3', 'focus:4'].map((id) => store.need(id).name),
			['Series', 'Day 1', 'New', 'New'],
		);
		assert.deepEqual(api.scopes, ['update focus:3 following']);
	});

	it('shows the change of the task at once, and takes it back when it fails', async () => {
		const { store, api } = await open();
		const gates = new Gates('update');
		api.before = gates.hold;
		const updating = store.update('focus:4', { name: 'New' }, 'following');
		updating.catch(() => undefined);
		await calm();
		assert.equal(store.need('focus:4').name, 'New');
		await gates.open('update', refused());
		await assert.rejects(updating, { problem: refused().problem });
		assert.equal(store.need('focus:4').name, 'Day 3');
	});

	it('does not change for one that is in none, or for what is the same', async () => {
		const { store, api } = await open();
		await store.update('focus:9', { name: 'New' }, 'following');
		await store.update('focus:3', { name: 'Day 2' }, 'following');
		assert.deepEqual(api.scopes, ['update focus:9 this']);
	});
});
