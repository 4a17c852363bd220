import assert from 'node:assert/strict';
import type { Account } from '../../src/tasks/account.ts';
import { newAccount } from '../../src/tasks/account.ts';
import { checkChanges } from '../../src/tasks/checkChanges.ts';
import { missingFields } from '../../src/tasks/requiredFields.ts';
import type { Task, TaskChanges, TaskField } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { catalog } from './makeCatalog.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';

const all: readonly TaskField[] = ['projectId', 'description', 'tagIds'];

function requiring(requiredFields: readonly TaskField[] | undefined): Account {
	const lists = requiredFields ? { ...catalog, requiredFields } : catalog;
	return { ...newAccount(new ScriptedApi()), catalog: lists };
}

function refusal(account: Account, changes: TaskChanges, task?: Task): string | undefined {
	try {
		checkChanges(account, task, changes, () => null);
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

describe('The fields that an account requires', () => {
	const news: readonly [TaskChanges, readonly TaskField[] | undefined, string | undefined][] = [
		[{ name: 'A' }, undefined, undefined],
		[{ name: 'A' }, [], undefined],
		[{ name: 'A' }, all, 'A new task of Toggl Focus needs these fields: project, description, tags.'],
		[{ name: 'A', projectId: null, description: ' \n', tagIds: [] }, all, 'project, description, tags.'],
		[{ name: 'A', projectId: 'focus:101', tagIds: ['focus:7'] }, all, 'fields: description.'],
		[{ name: 'A', projectId: 'focus:101', description: 'x', tagIds: ['focus:7'] }, all, undefined],
		[{ name: 'A' }, ['color'], undefined],
	];
	for (const [task, required, sentence] of news) {
		it(`${sentence ? 'refuse' : 'let through'} the new task ${JSON.stringify(task)} with ${required?.join()}`, () => {
			const said = refusal(requiring(required), task);
			assert.equal(said?.endsWith(sentence ?? ''), sentence === undefined ? undefined : true, said);
		});
	}

	const full = makeTask('focus:1', { projectId: 'focus:101', description: 'x', tagIds: ['focus:7'] });
	const updates: readonly [TaskChanges, string | undefined][] = [
		[{ projectId: null }, 'A task of Toggl Focus can’t be without these fields: project.'],
		[
			{ description: '', tagIds: [] },
			'A task of Toggl Focus can’t be without these fields: description, tags.',
		],
		[{ projectId: 'focus:102' }, undefined],
		[{ name: 'Other' }, undefined],
	];
	for (const [changes, sentence] of updates) {
		it(`${sentence ? 'refuse' : 'let through'} the change ${JSON.stringify(changes)}`, () => {
			assert.equal(refusal(requiring(all), changes, full), sentence);
		});
	}

	it('leave a task that was without them before to be changed otherwise', () => {
		assert.equal(refusal(requiring(all), { priority: 'low' }, makeTask('focus:1')), undefined);
	});

	it('are not missing where an empty text or list is none of them', () => {
		assert.deepEqual(missingFields(requiring(['tagIds']), { description: '' }), ['tagIds']);
	});

	it('come from the parent where that is the project', async () => {
		const api = new ScriptedApi([makeTask('focus:1', { projectId: 'focus:101' }), makeTask('focus:2')]);
		api.lists = { ...catalog, requiredFields: ['projectId'] };
		const store = new TaskStore();
		store.connect(api);
		await store.settled();
		assert.deepEqual(store.missingFields('focus', { name: 'A', parentId: 'focus:1' }), []);
		assert.deepEqual(store.missingFields('focus', { name: 'A', parentId: 'focus:2' }), ['projectId']);
		await store.create('focus', { name: 'A', parentId: 'focus:1' });
		await assert.rejects(store.create('focus', { name: 'A' }), /project/);
		await assert.rejects(store.createMany('focus', [{ name: 'A' }, { name: 'B' }]), /project/);
		await assert.rejects(store.updateMany([{ id: 'focus:1', changes: { projectId: null } }]), /project/);
		assert.deepEqual(
			api.calls.filter((call) => /create|update/.test(call)),
			['create'],
		);
		store.dispose();
	});
});
