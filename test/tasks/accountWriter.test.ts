import assert from 'node:assert/strict';
import type { TaskChanges } from '../../src/tasks/task.ts';
import type { StoreChange } from '../../src/tasks/taskIndex.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { makeTask } from './makeTask.ts';
import { keptStoreWith, refused } from './keptStoreWith.ts';
import { calm, Gates } from './storeWith.ts';

const first = makeTask('focus:1', { name: 'A', statusId: 'focus:1', statusName: 'Todo' });

describe('a change', () => {
	it('is on show at once, pending, and settled when the service has it', async () => {
		const { store, api } = await keptStoreWith([first]);
		const gates = new Gates('update');
		api.after = gates.hold;
		const writing = store.update('focus:1', { name: 'B' });
		await calm();
		assert.deepEqual([store.need('focus:1').name, store.need('focus:1').pending], ['B', true]);
		await gates.open('update');
		const task = await writing;
		assert.deepEqual([task.name, task.pending], ['B', false]);
		assert.deepEqual(store.get('focus:1'), task);
	});

	for (const [field, value] of Object.entries({
		name: 'B',
		description: 'd',
		tagIds: ['focus:7'],
		projectId: 'focus:101',
		done: true,
		estimatedMins: 5,
		rrule: 'FREQ=DAILY',
		priorityAt: '2026-11-01',
	})) {
		it(`of ${field} is taken back wholly when it fails`, async () => {
			const { store, api } = await keptStoreWith([first]);
			const before = store.get('focus:1');
			api.before = ({ name }) => {
				if (name === 'update') {
					throw refused();
				}
			};
			await assert.rejects(store.update('focus:1', { [field]: value }), {
				problem: refused().problem,
			});
			assert.deepEqual(store.get('focus:1'), before);
		});
	}

	it('has what the service made of it', async () => {
		const { store, api } = await keptStoreWith([first]);
		api.after = ({ name }) => {
			if (name === 'update') {
				api.tasks.set('focus:1', { ...api.tasks.get('focus:1')!, updatedAt: '2026-11-02T08:00:00Z' });
			}
		};
		await store.update('focus:1', { name: 'B' });
		api.tellsTask = true;
		await store.update('focus:1', { name: 'C' });
		assert.equal(store.need('focus:1').updatedAt, '2026-11-02T08:00:00Z');
	});

	it('is kept when the service answers with nothing', async () => {
		const { store, api } = await keptStoreWith([first]);
		api.tellsTask = false;
		const task = await store.update('focus:1', { name: 'B' });
		assert.deepEqual([task.name, task.pending], ['B', false]);
	});

	it('is not sent when nothing is different', async () => {
		const { store, api } = await keptStoreWith([first]);
		const before = api.calls.length;
		assert.equal(await store.update('focus:1', { name: 'A', done: false }), store.get('focus:1'));
		assert.equal(api.calls.length, before);
	});

	it('is refused before anything is shown or sent', async () => {
		const { store, api } = await keptStoreWith([first]);
		const before = store.get('focus:1');
		await assert.rejects(store.update('focus:1', { name: ' ' }), TaskError);
		assert.equal(store.get('focus:1'), before);
		assert.ok(!api.calls.includes('update focus:1'));
	});

	it('of done goes out as a status, and the task is done at once', async () => {
		const { store, api } = await keptStoreWith([first]);
		const gates = new Gates('update');
		api.before = gates.hold;
		const writing = store.update('focus:1', { done: true });
		await calm();
		assert.deepEqual([store.need('focus:1').done, store.need('focus:1').statusName], [true, 'Done']);
		await gates.open('update');
		await writing;
		assert.equal(api.tasks.get('focus:1')?.statusId, 'focus:4');
		await Promise.all([store.update('focus:1', { done: false }), gates.open('update')]);
		assert.deepEqual([store.need('focus:1').done, store.need('focus:1').statusName], [false, 'Todo']);
	});

	it('tells listeners of one task, how it was and how it is', async () => {
		const { store } = await keptStoreWith([first, makeTask('focus:2')]);
		const told: StoreChange[] = [];
		store.onDidChange((change) => told.push(change));
		await store.update('focus:1', { name: 'B' });
		assert.deepEqual(
			told.map(({ tasks }) =>
				tasks.map(({ before, after }) => [before?.name, after?.name, after?.pending]),
			),
			[[['A', 'B', true]], [['B', 'B', false]]],
		);
	});
});

describe('an action on several tasks', () => {
	it('that the service did in part only shows what it did, and what not', async () => {
		const second = makeTask('focus:2', { name: 'B' });
		const { store, api } = await keptStoreWith([first, second]);
		api.before = ({ name }) => {
			if (name === 'archive') {
				api.tasks.set('focus:1', { ...first, archived: true });
				throw refused();
			}
		};
		await assert.rejects(store.act('archive', ['focus:1', 'focus:2']), TaskError);
		await store.refresh();
		assert.equal(api.calls.filter((call) => call === 'list').length, 1);
		assert.deepEqual(
			store.find({}).map(({ id }) => id),
			['focus:2'],
		);
	});
});

describe('a new task', () => {
	it('is on show when the service has it, with its names', async () => {
		const { store } = await keptStoreWith([]);
		const task = await store.create('focus', { name: ' New ', projectId: 'focus:101', done: true });
		assert.deepEqual(
			[task.name, task.projectName, task.statusName, task.done, task.pending],
			['New', 'Project 101', 'Done', true, false],
		);
		assert.deepEqual(store.get(task.id), task);
	});

	it('gets its parent’s project unless it says its own', async () => {
		const parent = makeTask('focus:1', { projectId: 'focus:101' });
		const { store } = await keptStoreWith([parent]);
		const project = async (fields: TaskChanges) =>
			(await store.create('focus', { name: 'New', parentId: 'focus:1', ...fields })).projectId;
		assert.equal(await project({}), 'focus:101');
		assert.equal(await project({ projectId: 'focus:102' }), 'focus:102');
		assert.equal(await project({ projectId: null }), null);
		assert.equal(await project({ parentId: null }), null);
	});

	it('is not on show when it fails', async () => {
		const { store, api } = await keptStoreWith([]);
		api.before = () => {
			throw refused();
		};
		await assert.rejects(store.create('focus', { name: 'New' }), { name: 'TaskError' });
		assert.deepEqual(store.find({}), []);
	});
});
