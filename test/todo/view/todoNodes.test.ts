import assert from 'node:assert/strict';
import {
	filesIn,
	type FileNode,
	type FolderNode,
	type TodoFile,
	todoNodes,
} from '../../../src/todo/view/todoNodes.ts';
import { countStates, sayCounts, undecided } from '../../../src/todo/view/sayTodos.ts';

describe('The rows of the TODOs view', () => {
	const file = (path: string, ...texts: readonly string[]): TodoFile => {
		const names = path.split('/');
		return {
			uri: path,
			path: names.map((name, at) => ({ name, uri: names.slice(0, at + 1).join('/') })),
			todos: texts.map((text, line) => ({
				uri: path,
				line,
				character: 0,
				keyword: 'TODO',
				text,
				reference: undefined,
			})),
		};
	};

	const outline = (nodes: readonly (FolderNode | FileNode)[]): unknown[] =>
		nodes.map((node) =>
			node.kind === 'todoFolder'
				? { [node.label]: outline(node.children) }
				: [node.uri, ...node.children.map(({ text }) => text)],
		);

	it('are folders before files, by name, with lone folders in one row', () => {
		const nodes = todoNodes([
			file('z.ts', 'last'),
			file('src/a/b/two.ts', 'x'),
			file('src/a/b/one.ts', 'y', 'w'),
			file('lib/file10.ts', 'v'),
			file('lib/file9.ts', 'u'),
			file('lib/deep/er/x.ts', 't'),
		]);
		assert.deepEqual(outline(nodes), [
			{
				lib: [
					{ 'deep/er': [['lib/deep/er/x.ts', 't']] },
					['lib/file9.ts', 'u'],
					['lib/file10.ts', 'v'],
				],
			},
			{
				'src/a/b': [
					['src/a/b/one.ts', 'y', 'w'],
					['src/a/b/two.ts', 'x'],
				],
			},
			['z.ts', 'last'],
		]);
		assert.deepEqual(filesIn(nodes[0]!), ['lib/deep/er/x.ts', 'lib/file9.ts', 'lib/file10.ts']);
	});

	it('have keys of their own, which stay when lines move', () => {
		const keys = (at: TodoFile): string[] =>
			(todoNodes([at])[0] as FileNode).children.map(({ key }) => key);
		const before = file('a', 'same', 'same', 'other');
		const moved = { ...before, todos: before.todos.map((todo) => ({ ...todo, line: todo.line + 5 })) };
		assert.deepEqual(keys(moved), keys(before));
		assert.equal(new Set(keys(before)).size, 3);
	});
});

describe('What the TODOs view says of itself', () => {
	it('counts what wants a decision, and says the rest', () => {
		const counts = countStates(['new', 'new', 'open', 'done', 'gone', 'away', 'unknown', 'done']);
		assert.equal(undecided(counts), 3);
		assert.equal(sayCounts(counts), '2 without a task · 2 done · 1 gone');
		assert.equal(sayCounts({}), '');
		assert.equal(undecided(countStates(['new', 'away', 'unknown', 'unread', 'archived'])), 0);
	});
});
