import assert from 'node:assert/strict';
import { TaskError } from '../../src/tasks/taskError.ts';
import { makeTask } from './makeTask.ts';
import { keptStoreWith, refused } from './keptStoreWith.ts';
import { calm, Gates } from './storeWith.ts';

const task = makeTask('focus:1', { name: 'A', statusId: 'focus:1', statusName: 'Todo' });

describe('two changes of one task', () => {
	const cases: readonly [string, boolean, boolean, string][] = [
		['both succeed', false, false, 'C'],
		['the first fails', true, false, 'C'],
		['the second fails', false, true, 'B'],
		['both fail', true, true, 'A'],
	];
	for (const tellsTask of [true, false]) {
		for (const [what, firstFails, secondFails, wanted] of cases) {
			it(`of the same field end right when ${what}${tellsTask ? '' : ' and the service tells nothing'}`, async () => {
				const { store, api } = await keptStoreWith([task]);
				api.tellsTask = tellsTask;
				const gates = new Gates('update');
				api.before = gates.hold;
				const one = store.update('focus:1', { name: 'B' });
				await calm();
				const writes = Promise.allSettled([one, store.update('focus:1', { name: 'C' })]);
				await gates.open('update', firstFails ? refused() : undefined);
				assert.deepEqual([store.need('focus:1').name, store.need('focus:1').pending], ['C', true]);
				await gates.open('update', secondFails ? refused() : undefined);
				await writes;
				assert.deepEqual(
					[store.need('focus:1').name, store.need('focus:1').pending],
					[wanted, false],
				);
				assert.equal(api.tasks.get('focus:1')?.name, wanted);
			});
		}
	}

	it('go out one after the other; those of another task don’t wait', async () => {
		const { store, api } = await keptStoreWith([task, makeTask('focus:2')]);
		const gates = new Gates('update');
		api.before = gates.hold;
		const first = store.update('focus:1', { name: 'B' });
		await calm();
		const writes = Promise.all([
			first,
			store.update('focus:1', { pinned: true }),
			store.update('focus:2', { name: 'Z' }),
		]);
		await calm();
		assert.deepEqual(gates.waiting, ['update focus:1', 'update focus:2']);
		await gates.open('update');
		assert.deepEqual(gates.waiting, ['update focus:2', 'update focus:1']);
		await gates.open('update');
		await gates.open('update');
		await writes;
		assert.deepEqual([store.need('focus:1').name, store.need('focus:1').pinned], ['B', true]);
	});

	it('wait for a write of several tasks, and it for them', async () => {
		const { store, api } = await keptStoreWith([task, makeTask('focus:2')]);
		const gates = new Gates('update', 'archive');
		api.before = gates.hold;
		const writes = Promise.all([
			store.update('focus:1', { name: 'B' }),
			store.act('archive', ['focus:1', 'focus:2']),
			store.update('focus:2', { name: 'Z' }),
		]);
		await calm();
		assert.deepEqual(gates.waiting, ['update focus:1']);
		await gates.open('update');
		assert.deepEqual(gates.waiting, ['archive focus:1 focus:2']);
		await gates.open('archive');
		assert.deepEqual(gates.waiting, ['update focus:2']);
		await gates.open('update');
		await writes;
		assert.deepEqual(
			['focus:1', 'focus:2'].map((id) => [
				store.need(id).name,
				store.need(id).archived,
				store.need(id).pending,
			]),
			[
				['B', true, false],
				['Z', true, false],
			],
		);
	});
});

describe('an action', () => {
	it('archives and brings back', async () => {
		const { store, api } = await keptStoreWith([task, makeTask('focus:2')]);
		await store.act('archive', ['focus:1', 'focus:2']);
		assert.deepEqual([store.find({}).length, store.archived().length], [0, 2]);
		assert.equal(api.tasks.get('focus:2')?.archived, true);
		await store.act('unarchive', ['focus:2']);
		assert.deepEqual(
			store.find({}).map(({ id }) => id),
			['focus:2'],
		);
	});

	it('brings back an archived task that was never on show', async () => {
		const { store } = await keptStoreWith([{ ...task, archived: true }]);
		assert.equal(store.get('focus:1'), undefined);
		await store.act('unarchive', ['focus:1']);
		assert.equal(store.need('focus:1').archived, false);
	});

	it('deletes at once and restores', async () => {
		const { store, api } = await keptStoreWith([task]);
		const gates = new Gates('delete');
		api.before = gates.hold;
		const deleting = store.act('delete', ['focus:1']);
		await calm();
		assert.equal(store.get('focus:1'), undefined);
		await gates.open('delete');
		await deleting;
		await store.act('restore', ['focus:1']);
		assert.equal(store.need('focus:1').name, 'A');
	});

	for (const action of ['archive', 'delete'] as const) {
		it(`takes back every task when ${action} fails`, async () => {
			const { store, api } = await keptStoreWith([task, makeTask('focus:2')]);
			const before = store.find({});
			api.before = ({ name }) => {
				if (name === action) {
					throw refused();
				}
			};
			await assert.rejects(store.act(action, ['focus:1', 'focus:2']), { name: 'TaskError' });
			assert.deepEqual(
				store.find({}).toSorted((a, b) => a.id.localeCompare(b.id)),
				before,
			);
		});
	}

	it('brings a task back with its other changes when a deletion fails', async () => {
		const { store, api } = await keptStoreWith([task]);
		const gates = new Gates('update', 'delete');
		api.before = gates.hold;
		const writes = Promise.allSettled([
			store.update('focus:1', { name: 'B' }),
			store.act('delete', ['focus:1']),
		]);
		await gates.open('update');
		assert.equal(store.get('focus:1'), undefined);
		await gates.open('delete', refused());
		await writes;
		assert.equal(store.need('focus:1').pending, false);
		assert.equal(store.need('focus:1').name, 'B');
	});

	it('is taken of a task that was to be deleted, and could not be', async () => {
		const { store, api, kept } = await keptStoreWith([makeTask('focus:1')]);
		const asked = Promise.withResolvers<void>();
		api.before = async ({ name }) => {
			if (name === 'delete') {
				await asked.promise;
				throw refused();
			}
		};
		const deleting = store.act('delete', ['focus:1']);
		const changing = store.update('focus:1', { tagIds: ['focus:7'] });
		setTimeout(asked.resolve, 50);
		await assert.rejects(deleting);
		await changing;
		const { tagIds, trouble } = store.need('focus:1');
		assert.deepEqual([tagIds, trouble], [['focus:7'], undefined]);
		kept.dispose();
	});

	for (const [action, from, to] of [
		['archive', 'whole', 'archived'],
		['unarchive', 'archived', 'whole'],
	] as const) {
		it(`is seen when the list that ${action} takes a task from was read before the answer came`, async () => {
			const archived = action === 'unarchive';
			const { store, api, kept } = await keptStoreWith([{ ...task, archived }]);
			await store.loadArchived();
			const answers = new Gates(action);
			api.after = answers.hold;
			const acting = store.act(action, ['focus:1']);
			await calm();
			await kept.sync?.refresh(from);
			// The other list is asked for before the answer, and comes after it.
			const list = archived ? 'list' : 'list archived';
			const requests = new Gates(list);
			api.before = requests.hold;
			const reading = kept.sync?.refresh(to);
			await answers.open(action);
			await acting;
			await requests.open(list);
			await reading;
			assert.equal(store.get('focus:1')?.archived, !archived);
		});
	}

	it('says so when the product has no such action', async () => {
		const { store, api } = await keptStoreWith([task]);
		Object.defineProperty(api, 'restore', { value: undefined });
		await assert.rejects(store.act('restore', ['focus:1']), {
			message: 'Toggl Focus can’t bring deleted tasks back. Create the task again.',
		});
		await assert.rejects(
			store.service.saveProject('focus', { name: 'P', color: null, closed: false }),
			TaskError,
		);
	});

	it('tries the other account when one fails', async () => {
		const { store, api } = await keptStoreWith([task]);
		await assert.rejects(store.act('archive', ['local:1', 'focus:1']), { name: 'TaskError' });
		assert.equal(api.tasks.get('focus:1')?.archived, true);
	});
});
