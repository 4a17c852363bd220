import assert from 'node:assert/strict';
import { notebookCells } from '../../../src/todo/workspace/notebookCells.ts';

describe('The cells of a notebook’s file', () => {
	const code = (source: unknown, more: object = {}): object => ({ cell_type: 'code', source, ...more });

	it('are texts in their languages', () => {
		const cells = [
			{ cell_type: 'raw', source: ['# TODO: d'] },
			code(['# TODO: a\n', 'x = 1']),
			code('// b', { metadata: { vscode: { languageId: 'typescript' } } }),
			{ cell_type: 'markdown', source: ['- [ ] c'], metadata: {} },
		];
		const json = JSON.stringify({ cells, metadata: { language_info: { name: 'julia' } }, nbformat: 4 });
		assert.deepEqual(notebookCells(json), [
			{ index: 1, text: '# TODO: a\nx = 1', language: 'julia' },
			{ index: 2, text: '// b', language: 'typescript' },
			{ index: 3, text: '- [ ] c', language: 'markdown' },
		]);
		assert.deepEqual(notebookCells(JSON.stringify({ cells: [code('x')] })), [
			{ index: 0, text: 'x', language: 'python' },
		]);
	});

	it('are none where the file is another', () => {
		for (const json of ['', '{', 'null', '[]', '{"cells": [{}]}', '{"worksheets": []}']) {
			assert.deepEqual(notebookCells(json), []);
		}
	});
});
