import assert from 'node:assert/strict';
import { defaultFormat } from '../../src/products/reference.ts';
import { findInText } from '../../src/todo/findInText.ts';
import type { Todo } from '../../src/todo/findTodos.ts';
import type { Languages } from '../../src/todo/languages.ts';
import { referenceEdit, type TextEdit } from '../../src/todo/referenceEdit.ts';
import { type TodoPattern, todoPattern } from '../../src/todo/todoPattern.ts';
import { unlinkEdit } from '../../src/todo/unlinkEdit.ts';
import { vscodeLanguages } from './vscodeLanguages.ts';

describe('An open item of a list in Markdown', function () {
	// Where VS Code has to be installed first.
	this.timeout(300_000);
	let languages: Languages;
	before(() => {
		languages = vscodeLanguages();
	});

	const todosOf = async (text: string, pattern: TodoPattern): Promise<readonly Todo[]> => {
		const known = (await languages.comments('markdown')) ?? assert.fail();
		const go = (): Promise<boolean> => Promise.resolve(true);
		const todos = await findInText(text, known, pattern, go);
		assert.deepEqual(
			await findInText(text, { ...known, rules: undefined }, pattern, go),
			todos,
			'by the grammar',
		);
		return todos ?? assert.fail();
	};

	for (const keywords of [undefined, ['FIXME'], ['todo'], ['ÄNDERN', 'HACK']]) {
		for (const format of [
			defaultFormat,
			'{keyword} [{reference}]',
			'{keyword}: {reference} –',
			'{keyword} {reference}',
		]) {
			it(`is known again by “${format}” where keywords are ${keywords?.join(' and ') ?? 'as usual'}`, async () => {
				const pattern = todoPattern(keywords, format);
				const before = '- [ ] buy milk\n  fresh\n> 1. [ ] eat';
				let text = before;
				for (const at of [1, 0]) {
					const todo = (await todosOf(text, pattern))[at] ?? assert.fail(text);
					text = edited(text, referenceEdit(todo, `focus:${at + 5}`, format));
				}
				const todos = await todosOf(text, pattern);
				assert.deepEqual(
					todos.map(({ text: said, reference, body }) => [said, reference, body]),
					[
						['buy milk', 'focus:5', ['fresh']],
						['eat', 'focus:6', []],
					],
					text,
				);
				const [first] = todos;
				text = edited(text, unlinkEdit(text, first ?? assert.fail(), pattern) ?? assert.fail(text));
				assert.deepEqual(
					(await todosOf(text, pattern)).map(({ reference }) => reference),
					[undefined, 'focus:6'],
					text,
				);
			});
		}
	}

	it('is known by the keyword that it got while that was one, and by no other words', async () => {
		const pattern = todoPattern(['TODO'], undefined);
		const text =
			'- [ ] FIXME(toggl#5): a\n- [ ] see toggl#6\n- [ ] toggl#7 b\n- [ ] as of TODO(toggl#8): c';
		assert.deepEqual(
			(await todosOf(text, pattern)).map(({ reference }) => reference),
			['focus:5', undefined, 'focus:7', undefined],
		);
	});
});

function edited(text: string, { start, end, text: by }: TextEdit): string {
	return text.slice(0, start) + by + text.slice(end);
}
