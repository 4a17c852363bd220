import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { eachOf } from '../../../src/todo/workspace/fileWork.ts';
import { placed, type PlacedTodo, TodoIndex } from '../../../src/todo/workspace/todoIndex.ts';
import { todosIn } from '../todosIn.ts';

const ids = ['focus:1', 'focus:2', 'local:1', undefined];
const uris = ['file:///a', 'file:///a/x', 'file:///a/y', 'file:///b', 'file:///ab'];

describe('The index of TODOs', () => {
	const todos = (uri: string, references: readonly number[]): PlacedTodo[] =>
		references.map((at, line) => ({
			uri,
			line,
			character: 3,
			keyword: 'TODO',
			text: `t${line}`,
			reference: ids[at],
		}));

	const step = fc.oneof(
		fc.record({
			put: fc.constantFrom(...uris),
			references: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 4 }),
		}),
		fc.record({ remove: fc.constantFrom(...uris) }),
		fc.record({ keep: fc.subarray(uris) }),
	);

	it('is after any changes what it would be from scratch', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
				const index = new TodoIndex();
				const files = new Map<string, PlacedTodo[]>();
				for (const each of steps) {
					if ('put' in each) {
						const found = todos(each.put, each.references);
						index.put(each.put, found);
						files.set(each.put, found);
					} else if ('remove' in each) {
						const isFile = (files.get(each.remove) ?? []).length > 0;
						index.delete(each.remove);
						for (const uri of files.keys()) {
							if (uri === each.remove || (!isFile && uri.startsWith(`${each.remove}/`))) {
								files.delete(uri);
							}
						}
					} else {
						index.keepOnly((uri) => each.keep.includes(uri));
						for (const uri of files.keys()) {
							if (!each.keep.includes(uri)) {
								// A folder that isn't kept takes along only itself: files are named one by one.
								files.delete(uri);
							}
						}
					}
				}
				const afresh = new TodoIndex();
				for (const [uri, found] of files) {
					afresh.put(uri, found);
				}
				const sorted = (from: TodoIndex): unknown =>
					[...from.files].toSorted(([a], [b]) => (a < b ? -1 : 1));
				assert.deepEqual(sorted(index), sorted(afresh));
				for (const id of ids) {
					if (id !== undefined) {
						assert.deepEqual(index.of(id), afresh.of(id));
						assert.deepEqual(
							index.of(id).length,
							index.all.filter(({ reference }) => reference === id).length,
						);
					}
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('tells of changes only', () => {
		const index = new TodoIndex();
		let told = 0;
		index.onDidChange(() => told++);
		index.put('file:///a', todos('file:///a', [0]));
		index.put('file:///a', todos('file:///a', [0]));
		index.put('file:///b', []);
		index.delete('file:///b');
		assert.equal(told, 1);
		index.delete('file:///a');
		assert.equal(told, 2);
	});

	it('knows lines and characters', () => {
		const text = 'a();\n\t// TODO: b\n/* FIXME(local#2): c */\n';
		assert.deepEqual(
			placed('file:///x', text, todosIn('typescript', text)).map(
				({ line, character, text: said, reference }) => [line, character, said, reference],
			),
			[
				[1, 4, 'b', undefined],
				[2, 3, 'c', 'local:2'],
			],
		);
	});
});

describe('Work on many files', () => {
	it('is all done, no more at once than said', async () => {
		const done: number[] = [];
		let [busy, most] = [0, 0];
		await eachOf(
			Array.from({ length: 40 }).keys(),
			{ atOnce: 4, signal: new AbortController().signal },
			async (item) => {
				busy++;
				most = Math.max(most, busy);
				await new Promise((resolve) => {
					setImmediate(resolve);
				});
				busy--;
				done.push(item);
			},
		);
		assert.deepEqual([done.toSorted((a, b) => a - b), most], [[...Array.from({ length: 40 }).keys()], 4]);
	});

	it('ends when nobody waits any more', async () => {
		const stop = new AbortController();
		let begun = 0;
		await eachOf(
			Array.from({ length: 1000 }).keys(),
			{ atOnce: 2, signal: stop.signal },
			async (_item, turns) => {
				begun++;
				if (begun === 10) {
					stop.abort();
				}
				await turns.pause();
			},
		);
		assert.ok(begun <= 11, `${begun}`);
	});

	it('does not hold the thread', async () => {
		let [most, inTurn] = [0, 0];
		let ticking = setImmediate(function tick() {
			[most, inTurn] = [Math.max(most, inTurn), 0];
			ticking = setImmediate(tick);
		});
		const { signal } = new AbortController();
		await eachOf(Array.from({ length: 60 }).keys(), { atOnce: 8, signal }, async () => {
			inTurn++;
			for (const end = performance.now() + 2; performance.now() < end;) {
				// Works.
			}
		});
		clearImmediate(ticking);
		// Of 2 ms each, in turns of 8 ms.
		assert.ok(most <= 5, `${most} in a turn`);
	});
});
