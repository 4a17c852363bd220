import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createTask, signOut } from './support.ts';
import { untitled } from './todoDocuments.ts';

describe('The light bulb of a TODO', () => {
	before(signOut);

	/** Our actions at a place, by their titles. */
	const actionsAt = async (
		document: vscode.TextDocument,
		line: number,
		character = 0,
	): Promise<vscode.CodeAction[]> => {
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(line, character, line, character),
		);
		return actions.filter(({ title }) => /task/i.test(title));
	};

	const titlesAt = async (...place: Parameters<typeof actionsAt>): Promise<string[]> =>
		(await actionsAt(...place)).map(({ title }) => title);

	it('is there on a TODO in a comment only', async () => {
		const document = await untitled(
			'typescript',
			['// TODO: yes', 'const a = "// TODO: no";', '// nothing to do', 'TODO();', ''].join('\n'),
		);
		assert.deepEqual(await titlesAt(document, 0, 5), ['Create task from TODO']);
		for (const line of [1, 2, 3, 4]) {
			assert.deepEqual(await titlesAt(document, line), [], `line ${line}`);
		}
	});

	for (const [language, content] of [
		['python', '# FIXME: it'],
		['html', '<!-- TODO: it -->'],
		['css', '/* TODO: it */'],
		['go', '// TODO: it'],
		['yaml', 'a: 1 # TODO: it'],
	] as const) {
		it(`is there in ${language}`, async () => {
			const document = await untitled(language, content);
			assert.deepEqual(await titlesAt(document, 0, 8), ['Create task from TODO']);
		});
	}

	it('creates the task and writes the reference', async () => {
		const document = await untitled('typescript', 'a();\n// TODO: by the bulb\n');
		const [action] = await actionsAt(document, 1, 4);
		assert.ok(action?.command);
		assert.ok(action.kind && vscode.CodeActionKind.QuickFix.contains(action.kind));
		await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
		assert.match(document.getText(), /^a\(\);\n\/\/ TODO\(local#\d+\): by the bulb\n$/);
	});

	it('offers the task of a TODO that has one', async () => {
		const { id } = await createTask({ name: 'Is there already', product: 'local' });
		const document = await untitled('typescript', `// TODO(${id.replace(':', '#')}): x\n`);
		assert.deepEqual(await titlesAt(document, 0, 4), [
			'Open task “Is there already”',
			'Complete task “Is there already”',
			'Unlink TODO from task “Is there already”',
		]);
	});

	it('tells several TODOs of a selection apart', async () => {
		const document = await untitled('typescript', '// TODO: one\n// TODO: two\n');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(0, 0, 1, 5),
		);
		const titles = actions.map(({ title }) => title).filter((title) => /task/i.test(title));
		assert.deepEqual(titles, ['Create task from TODO “one”', 'Create task from TODO “two”']);
	});
});
