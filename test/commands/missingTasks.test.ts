import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { MissingTasks } from '../../src/commands/missingTasks.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { offline } from '../tasks/storeWith.ts';

describe('MissingTasks', () => {
	let store: TaskStore;
	let api: ScriptedApi;
	let missing: MissingTasks;
	let said: (boolean | 'found')[];

	beforeEach(async () => {
		api = new ScriptedApi([
			makeTask('focus:1', { name: 'Rope' }),
			makeTask('focus:2', { name: 'Paint' }),
		]);
		api.before = ({ name }) => {
			if (name === 'list') {
				throw offline();
			}
		};
		store = new TaskStore();
		store.connect(api);
		await store.settled();
		api.calls.length = 0;
		said = [];
		missing = new MissingTasks(store, {
			onBusy: (busy) => said.push(busy),
			onFound: () => said.push('found'),
		});
	});
	afterEach(() => missing.dispose());

	it('asks for the last text once it has stood, and not for what holds a text that was asked for', async () => {
		for (const text of ['Ro', 'Rop', 'my Rope']) {
			missing.wait(text);
		}
		await setTimeout(600);
		assert.deepEqual(api.calls, ['list {"text":"Rope"}']);
		assert.deepEqual(said, [true, false, 'found']);
		assert.deepEqual(
			store.find({}).map(({ id }) => id),
			['focus:1'],
		);
		missing.wait('my Ropes');
		await setTimeout(600);
		assert.equal(api.calls.length, 1);
	});

	it('asks nothing for little, for nothing, after it has ended or when all tasks are there', async () => {
		for (const texts of [['Ro'], ['Rope', ''], ['Rope']]) {
			texts.forEach((text) => missing.wait(text));
			if (texts.length === 1 && texts[0] === 'Rope') {
				missing.dispose();
			}
			await setTimeout(550);
		}
		api.before = () => {};
		await store.refresh();
		api.calls.length = 0;
		missing.wait('Paint');
		await setTimeout(550);
		assert.deepEqual([api.calls, said], [[], []]);
	}).timeout(5000);
});
