import assert from 'node:assert/strict';
import type { NewTask, Task, TaskId } from '../../src/tasks/task.ts';
import { catalog } from './makeCatalog.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';
import { keptStoreWith, refused } from './keptStoreWith.ts';
import { storeWith } from './storeWith.ts';

const id = 'focus:1';
const before = makeTask(id, {
	description: 'Old',
	projectId: 'focus:101',
	tagIds: ['focus:7'],
	endDate: '2026-11-30',
	pinned: true,
	position: 3,
});

async function replacing(answer: (task: NewTask) => Task | undefined | Error, lists = catalog) {
	const api = new ScriptedApi([before]);
	api.lists = lists;
	const sent: NewTask[] = [];
	const replace = async (_id: TaskId, task: NewTask): Promise<Task | undefined> => {
		sent.push(task);
		const told = answer(task);
		if (told instanceof Error) {
			throw told;
		}
		return told;
	};
	Object.assign(api, { replace });
	const { store } = await keptStoreWith([], { api });
	return { store, sent };
}

describe('Replacing a task', () => {
	it('says every field, and what is not given is empty', async () => {
		const { store, sent } = await replacing(() => undefined);
		const task = await store.replace(id, { name: ' New ', priority: 'low' });
		const expected = {
			name: 'New',
			description: '',
			notes: '',
			projectId: null,
			parentId: null,
			priority: 'low',
			priorityAt: null,
			pinned: false,
			startDate: null,
			endDate: null,
			estimatedMins: null,
			tagIds: [],
			assigneeIds: [],
			rrule: null,
		};
		assert.deepEqual(sent, [{ ...expected, statusId: 'focus:1' }]);
		assert.partialDeepStrictEqual(task, { ...expected, done: false, projectName: null, position: 3 });
	});

	for (const [given, statusId] of [
		[{ name: 'A', done: true }, 'focus:4'],
		[{ name: 'A', statusId: 'focus:2' }, 'focus:2'],
	] as const) {
		it(`takes the status of ${JSON.stringify(given)}`, async () => {
			const { store, sent } = await replacing(() => undefined);
			await store.replace(id, given);
			assert.equal(sent[0]?.statusId, statusId);
		});
	}

	it('is shown at once, and taken back when it fails', async () => {
		const { store } = await replacing(() => refused());
		const work = store.replace(id, { name: 'New' });
		await Promise.resolve();
		assert.equal(store.get(id)?.name, 'New');
		await assert.rejects(work, refused());
		assert.deepEqual(store.get(id)?.tagIds, ['focus:7']);
		assert.equal(store.get(id)?.name, before.name);
	});

	it('is refused where it can’t be right, without a call', async () => {
		const { store, sent } = await replacing(() => undefined, { ...catalog, requiredFields: ['tagIds'] });
		await assert.rejects(store.replace(id, { name: ' ' }), /needs a name/);
		await assert.rejects(store.replace(id, { name: 'A' }), /can’t be without these fields: tags/);
		await assert.rejects(store.replace('focus:77', { name: 'A' }), /focus:77/);
		assert.deepEqual(sent, []);
	});

	it('is refused, and not kept, where no status is known that says how far it is', async () => {
		const { store, sent } = await replacing(() => undefined, { ...catalog, statuses: [] });
		const message = 'The statuses of Toggl Focus are not known. Refresh, then try again.';
		await assert.rejects(store.replace(id, { name: 'A' }), { message });
		await assert.rejects(store.replace(id, { name: 'A', done: false }), { message });
		await store.replace(id, { name: 'A', statusId: 'focus:2' });
		assert.deepEqual(
			sent.map(({ statusId }) => statusId),
			['focus:2'],
		);
	});

	it('is nothing for products that can’t', async () => {
		const { store } = await storeWith([before]);
		assert.equal(store.account('focus')?.actions.has('replace'), false);
		await assert.rejects(store.replace(id, { name: 'A' }), {
			message: 'Tasks of Toggl Focus can’t be overwritten as a whole. Change single fields instead.',
		});
	});

	it('says that it can’t be before it looks at what is given', async () => {
		const api = Object.assign(new ScriptedApi([before]), { fixed: { projectId: 'It stays there.' } });
		const { store } = await keptStoreWith([], { api });
		await assert.rejects(store.replace(id, { name: 'A' }), /can’t be overwritten as a whole/);
		await assert.rejects(store.replace(id, { name: ' ' }), /can’t be overwritten as a whole/);
	});
});
