import assert from 'node:assert/strict';
import { notebookCells } from '../../../src/todo/workspace/notebookCells.ts';

describe('The cells of a notebook’s file', () => {
	const code = (source: unknown, more: object = {}): object => ({ cell_type: 'code', source, ...more });

	it('are texts in their languages', () => {
		const cells = [
			code(['# TODO: a\n', 'x = 1']),
			code('// b', { metadata: { vscode: { languageId: 'typescript' } } }),
			{ cell_type: 'markdown', source: ['- [ ] c'], metadata: {} },
			{ cell_type: 'raw', source: ['# TODO: d'] },
		];
		const json = JSON.stringify({ cells, metadata: { language_info: { name: 'julia' } }, nbformat: 4 });
		assert.deepEqual(notebookCells(json), [
			{ text: '# TODO: a\nx = 1', language: 'julia' },
			{ text: '// b', language: 'typescript' },
			{ text: '- [ ] c', language: 'markdown' },
		]);
		assert.deepEqual(notebookCells(JSON.stringify({ cells: [code('x')] })), [
			{ text: 'x', language: 'python' },
		]);
	});

	it('are none where the file is another', () => {
		for (const json of ['', '{', 'null', '[]', '{"cells": [{}]}', '{"worksheets": []}']) {
			assert.deepEqual(notebookCells(json), []);
		}
	});
});
