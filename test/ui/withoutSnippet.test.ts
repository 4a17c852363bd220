import assert from 'node:assert/strict';
import { taskFromTodo } from '../../src/todo/taskFromTodo.ts';
import { withoutSnippet } from '../../src/ui/withoutSnippet.ts';
import { todosIn } from '../todo/todosIn.ts';

const page = 'https://github.com/a/b';

describe('Text without a TODO’s snippet', () => {
	for (const line of ['// TODO: x', '// TODO: use ``` here']) {
		for (const permalink of [undefined, page]) {
			it(`is the place of ${line}${permalink ? ' and its page' : ''}`, () => {
				const place = { path: 'a.ts', languageId: 'go', lines: [line, 'f();'], permalink };
				const { notes = '' } = taskFromTodo(
					todosIn('typescript', line)[0]!,
					place,
					new Set(['notes']),
				);
				assert.equal(withoutSnippet(notes ?? ''), permalink ? `a.ts:1\n${page}` : 'a.ts:1');
			});
		}
	}

	for (const [text, expected] of [
		['Mine\n\na.ts:1\n\n```ts\nx\n```\n\nMore', 'Mine\n\na.ts:1\n\nMore'],
		['a.ts:1\n\n```ts\nx', 'a.ts:1'],
		['Try this:\n\n```sh\nls\n```', 'Try this:\n\n```sh\nls\n```'],
		['a.ts:1', 'a.ts:1'],
		['', ''],
	] as const) {
		it(`is ${JSON.stringify(expected)} for ${JSON.stringify(text)}`, () => {
			assert.equal(withoutSnippet(text), expected);
		});
	}
});
