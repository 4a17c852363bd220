import assert from 'node:assert/strict';
import { memoryDocuments } from '../../../src/storage/memoryDocuments.ts';
import { defaultFormat } from '../../../src/products/reference.ts';
import { Intents } from '../../../src/todo/intents.ts';
import { sketchOf } from '../../../src/todo/writeBack/sketch.ts';
import type { LiveText, TextEvent } from '../../../src/todo/writeBack/texts.ts';
import { WriteBacks } from '../../../src/todo/writeBack/writeBacks.ts';
import { makeTask } from '../../tasks/makeTask.ts';
import { calm, storeWith } from '../../tasks/storeWith.ts';
import { todosIn } from '../todosIn.ts';

const uri = 'file:///a.ts';
const window = {
	id: 'here',
	process: 1,
	isAlive: () => true,
	workspace: 'file:///',
	now: Date.now,
	lease: 30_000,
};

describe('A reference that could not be written', () => {
	it('is written once its file is saved', async () => {
		let text = '// TODO: a\n';
		let tries = 0;
		const live: LiveText = {
			uri,
			get text() {
				return text;
			},
			isUnsaved: false,
			todos: () => Promise.resolve(todosIn('typescript', text)),
			isWritable: async () => {
				tries++;
				assert.ok(tries > 1, 'Not now.');
				return true;
			},
			replace: ({ start, end, text: put } = assert.fail('no edit')) => {
				text = text.slice(0, start) + put + text.slice(end);
				return Promise.resolve(true);
			},
		};
		let hear: (event: TextEvent) => void = () => assert.fail('nobody listens');
		const texts = {
			opened: () => live,
			open: () => Promise.resolve(live),
			isShared: () => true,
			nextChange: () => Promise.resolve(),
			onDidHappen: (listener: typeof hear) => {
				hear = listener;
				return { dispose: () => undefined };
			},
		};
		const intents = new Intents(memoryDocuments(), window);
		const todos = todosIn('typescript', text);
		intents.add({
			task: 'focus:1',
			uri,
			mentions: 0,
			sketches: [sketchOf(text, todos, todos[0]!)],
			unsaved: false,
		});
		const { store } = await storeWith([makeTask('focus:1')]);
		const logged: string[] = [];
		const writeBacks = new WriteBacks({
			intents,
			texts,
			store,
			window,
			format: () => defaultFormat,
			tell: () => assert.fail('there is nothing to tell'),
			log: (line) => logged.push(line),
		});
		await calm();
		assert.match(logged.join('\n'), /focus:1 could not be written/);
		hear({ kind: 'saved', uri: 'file:///another.ts' });
		hear({ kind: 'closed', uri });
		await calm();
		assert.deepEqual([tries, text], [1, '// TODO: a\n']);
		hear({ kind: 'saved', uri });
		await calm();
		assert.equal(text, '// TODO(toggl#1): a\n');
		assert.deepEqual(intents.all, []);
		writeBacks.dispose();
		intents.dispose();
	});
});
