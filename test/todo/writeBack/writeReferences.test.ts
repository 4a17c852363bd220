import assert from 'node:assert/strict';
import { defaultFormat } from '../../../src/products/reference.ts';
import type { TextEdit } from '../../../src/todo/referenceEdit.ts';
import type { LiveText, Texts } from '../../../src/todo/writeBack/texts.ts';
import { type WantedReference, writeReferences } from '../../../src/todo/writeBack/writeReference.ts';
import { todosIn } from '../todosIn.ts';

/** One text in an editor, to which something may happen before an edit arrives. */
class OneText {
	text: string;
	edits = 0;
	readonly isWritable: boolean;
	readonly #beforeEdits: (() => void)[];

	constructor(text: string, { isWritable = true, beforeEdits = [] as (() => void)[] } = {}) {
		this.text = text;
		this.isWritable = isWritable;
		this.#beforeEdits = beforeEdits;
	}

	get texts(): Texts {
		return {
			opened: () => this.#live(),
			open: () => Promise.resolve(this.#live()),
			isShared: () => true,
			nextChange: () => Promise.resolve(),
			onDidHappen: () => ({ dispose: () => undefined }),
		};
	}

	#live(): LiveText {
		const seen = this.text;
		return {
			uri: 'file:///a.ts',
			text: seen,
			isUnsaved: true,
			todos: () => Promise.resolve(todosIn('typescript', seen)),
			isWritable: () => Promise.resolve(this.isWritable),
			replace: (...edits) => {
				this.#beforeEdits.shift()?.();
				if (this.text !== seen) {
					return Promise.resolve(false);
				}
				this.edits++;
				this.text = applied(seen, edits);
				return Promise.resolve(true);
			},
		};
	}
}

function applied(text: string, edits: readonly TextEdit[]): string {
	return edits
		.toSorted((a, b) => b.start - a.start)
		.reduce(
			(before, { start, end, text: put }) => before.slice(0, start) + put + before.slice(end),
			text,
		);
}

function reference(id: string, said: string): WantedReference {
	return { id, before: 0, find: (_text, todos) => todos.find(({ text }) => text === said) };
}

const write = (text: OneText, ...wanted: WantedReference[]): Promise<readonly string[]> =>
	writeReferences(wanted, { texts: text.texts, uri: () => 'file:///a.ts', format: () => defaultFormat });

describe('References of one file', () => {
	it('are written in one edit', async () => {
		const text = new OneText('// TODO: a\nf();\n/* FIXME: b */\n// TODO: c\n');
		const ended = await write(
			text,
			reference('focus:1', 'c'),
			reference('focus:2', 'a'),
			reference('local:3', 'b'),
		);
		assert.deepEqual(ended, ['unsaved', 'unsaved', 'unsaved']);
		assert.equal(text.text, '// TODO(toggl#2): a\nf();\n/* FIXME(local#3): b */\n// TODO(toggl#1): c\n');
		assert.equal(text.edits, 1);
	});

	it('are all tried again when somebody types in between', async () => {
		const text: OneText = new OneText('// TODO: a\n// TODO: b\n', {
			beforeEdits: [() => (text.text = `x();\n${text.text}`), () => (text.text += 'y();\n')],
		});
		assert.deepEqual(await write(text, reference('focus:1', 'a'), reference('focus:2', 'b')), [
			'unsaved',
			'unsaved',
		]);
		assert.equal(text.text, 'x();\n// TODO(toggl#1): a\n// TODO(toggl#2): b\ny();\n');
		assert.equal(text.edits, 1);
	});

	it('are not given up when somebody types all the time', async () => {
		const text: OneText = new OneText('// TODO: a\n', {
			beforeEdits: Array.from({ length: 100_000 }, () => () => (text.text += 'x')),
		});
		const writing = writeReferences([reference('focus:1', 'a')], {
			texts: text.texts,
			uri: () => 'file:///a.ts',
			format: () => defaultFormat,
			patience: 20,
		});
		await assert.rejects(writing, /changed before each edit/);
		assert.equal(text.edits, 0);
	});

	it('never give a TODO two tasks, and say which have no place', async () => {
		const text = new OneText('// TODO: a\n// TODO(toggl#9): b\n// TODO(toggl#4): there\n');
		const ended = await write(
			text,
			reference('focus:1', 'a'),
			reference('focus:2', 'a'),
			reference('focus:3', 'b'),
			reference('focus:4', 'anything'),
			reference('focus:5', 'nowhere'),
		);
		assert.deepEqual(ended, ['unsaved', 'gone', 'gone', 'unsaved', 'gone']);
		assert.equal(text.text, '// TODO(toggl#1): a\n// TODO(toggl#9): b\n// TODO(toggl#4): there\n');
	});

	it('wait for a file that is there and can’t be opened yet', async () => {
		const text = new OneText('// TODO: a\n');
		let times = 0;
		const texts: Texts = {
			...text.texts,
			opened: () => undefined,
			open: async (uri) => {
				assert.ok(times++ >= 2, 'The window has only just begun.');
				return text.texts.open(uri);
			},
		};
		const ended = await writeReferences([reference('focus:1', 'a')], {
			texts,
			uri: () => 'file:///a.ts',
			format: () => defaultFormat,
		});
		assert.deepEqual(ended, ['unsaved']);
		assert.equal(text.text, '// TODO(toggl#1): a\n');
	});

	it('follow a file that is on its way to another name', async () => {
		const text = new OneText('// TODO: a\n');
		const files = new Set(['file:///old.ts']);
		let name = 'file:///old.ts';
		const texts: Texts = {
			...text.texts,
			opened: () => undefined,
			open: async (uri) => (files.has(uri) ? text.texts.open(uri) : undefined),
		};
		// Whoever renames a file tells so when that is done.
		files.clear();
		files.add('file:///a.ts');
		setTimeout(() => (name = 'file:///a.ts'), 300);
		const ended = await writeReferences([reference('focus:1', 'a')], {
			texts,
			uri: () => name,
			format: () => defaultFormat,
		});
		assert.deepEqual(ended, ['unsaved']);
		assert.equal(text.text, '// TODO(toggl#1): a\n');
	});

	it('have no place in a file that is gone', async () => {
		const texts: Texts = {
			...new OneText('').texts,
			opened: () => undefined,
			open: () => Promise.resolve(undefined),
		};
		const ended = await writeReferences([reference('focus:1', 'a')], {
			texts,
			uri: () => 'file:///a.ts',
			format: () => defaultFormat,
		});
		assert.deepEqual(ended, ['gone']);
	});

	it('are not written where nothing can be', async () => {
		const text = new OneText('// TODO: a\n', { isWritable: false });
		assert.deepEqual(await write(text, reference('focus:1', 'a'), reference('focus:2', 'b')), [
			'readOnly',
			'readOnly',
		]);
		assert.equal(text.edits, 0);
	});
});
