import assert from 'node:assert/strict';
import type { TaskField } from '../../src/tasks/task.ts';
import { taskFromTodo } from '../../src/todo/taskFromTodo.ts';
import { todosIn } from './todosIn.ts';

function taskOf(text: string, fields: readonly TaskField[] = ['name', 'description', 'notes']) {
	const todo = todosIn('typescript', text)[0]!;
	return taskFromTodo(
		todo,
		{ path: 'src/a.ts', languageId: 'typescript', lines: text.split(/\r?\n/) },
		new Set(fields),
	);
}

describe('The task of a TODO', () => {
	it('takes name, description and place from the comment', () => {
		assert.deepEqual(
			taskOf('f();\r\n\t// TODO(alice): fix it\r\n\t// because\r\n\t// of this\r\n\tg();\r\n'),
			{
				name: 'fix it',
				description: 'because\nof this',
				notes: 'src/a.ts:2\n\n```typescript\n// TODO(alice): fix it\n// because\n// of this\ng();\n```',
			},
		);
	});

	it('takes the next line for the name when the keyword stands alone, and the place when nothing follows', () => {
		assert.equal(taskOf('// TODO:\n// fix it\n// soon').name, 'fix it');
		assert.equal(taskOf('// TODO:\n// fix it\n// soon').description, 'soon');
		assert.deepEqual(taskOf('/* TODO */'), {
			name: 'TODO in src/a.ts:1',
			notes: 'src/a.ts:1\n\n```typescript\n/* TODO */\n```',
		});
	});

	it('keeps the snippet short, and its fence longer than any in it', () => {
		const notes = taskOf(`// TODO: x\n${'a();\n'.repeat(20)}`).notes!;
		assert.equal(notes.split('\n').length, 2 + 2 + 4);
		assert.match(taskOf('// TODO: use ```` here').notes!, /\n`````typescript\n[^]*\n`````$/);
	});

	it('links to the line in its commit', () => {
		const text = '// TODO: x';
		const place = { path: 'a.ts', languageId: 'go', lines: [text], permalink: 'https://github.com/a/b' };
		const todo = todosIn('typescript', text)[0]!;
		assert.deepEqual(taskFromTodo(todo, place, new Set(['notes'])), {
			name: 'x',
			notes: 'a.ts:1\nhttps://github.com/a/b\n\n```go\n// TODO: x\n```',
		});
		assert.deepEqual(taskFromTodo(todo, place, new Set(['description'])), {
			name: 'x',
			description: 'a.ts:1\nhttps://github.com/a/b',
		});
	});

	it('sends only the fields that there are', () => {
		assert.deepEqual(taskOf('// TODO: x\n// y', ['name']), { name: 'x' });
		assert.deepEqual(taskOf('// TODO: x\n// y', ['name', 'description']), {
			name: 'x',
			description: 'y\nsrc/a.ts:1',
		});
	});
});
