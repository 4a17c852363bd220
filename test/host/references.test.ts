import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { referenceFinder } from '../../src/references/findReferences.ts';
import { terminalLinks } from '../../src/references/referenceLinks.ts';
import { defaultFormat } from '../../src/products/reference.ts';
import { focus } from './focus.ts';
import { call, createTask, eventually, findTasks, sentenceOf, signInAfresh, signOut } from './support.ts';
import { file, referenceTo, untitled } from './todoDocuments.ts';

type Place = readonly [line: number, character: number];

async function hovers(uri: vscode.Uri, [line, character]: Place): Promise<vscode.MarkdownString[]> {
	const found = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		uri,
		new vscode.Position(line, character),
	);
	return found.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
}

async function links(uri: vscode.Uri): Promise<vscode.DocumentLink[]> {
	const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
		'vscode.executeLinkProvider',
		uri,
	);
	return found.filter(({ target }) => target?.scheme === 'command');
}

async function completions(uri: vscode.Uri, [line, character]: Place): Promise<vscode.CompletionList> {
	const all = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		uri,
		new vscode.Position(line, character),
		'#',
	);
	const items = all.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
	return new vscode.CompletionList(items, all.isIncomplete);
}

/** The arguments of the links to one of our commands. */
function linksTo(command: string, { value }: vscode.MarkdownString): unknown[] {
	return [...value.matchAll(/\]\(command:togglTasks\.(\w+)\?([^ )]+)/g)]
		.filter(([, name]) => name === command)
		.map(([, , query = '']) => JSON.parse(decodeURIComponent(query)) as unknown);
}

/** Resolves when the form of the task is there, and closes it. */
async function formIsOpen(): Promise<void> {
	const forms = (): vscode.Tab[] =>
		vscode.window.tabGroups.all
			.flatMap(({ tabs }) => tabs)
			.filter(({ label }) => label.includes('Launch the new booking page'));
	await eventually('the form is there', () => forms().length > 0);
	await vscode.window.tabGroups.close(forms());
}

describe('A reference to a task', () => {
	let task: Task;
	let reference: string;

	before(async () => {
		await signInAfresh();
		const [first] = await findTasks({ product: 'focus', text: 'Launch the new booking page' });
		assert.ok(first);
		task = first;
		reference = referenceTo(task);
		await focus.forgetRequests();
	});
	after(signOut);

	describe('in a document', () => {
		afterEach('asked the service for nothing', async () => {
			assert.deepEqual(await focus.requests(), []);
		});

		for (const [language, before] of [
			['typescript', '// TODO('],
			['python', 'x = 1  # see '],
			['markdown', '- [ ] '],
			['plaintext', ''],
			['git-commit', 'Fixes '],
			['html', '<!-- '],
			['json', '{ "a": "'],
			['an-unknown-language', '?? '],
		] as const) {
			it(`says in ${language} what the task is, and is a link to its form`, async () => {
				const { uri } = await untitled(language, `\n${before}${reference})\n`);
				const [hover] = await hovers(uri, [1, before.length + 3]);
				assert.match(hover?.value ?? '', /Launch the new booking page/);
				const [link, ...others] = await links(uri);
				assert.deepEqual(others, []);
				assert.deepEqual(
					link?.range,
					new vscode.Range(1, before.length, 1, before.length + reference.length),
				);
				assert.equal(link?.target?.path, 'togglTasks.editTask');
				assert.deepEqual(JSON.parse(link?.target?.query ?? ''), [{ kind: 'reference', id: task.id }]);
			});
		}

		it('offers what can be done with the task, and no command of others', async () => {
			const { uri } = await untitled('plaintext', reference);
			const [hover] = await hovers(uri, [0, 1]);
			assert.ok(hover);
			for (const command of ['editTask', 'completeTask', 'unpinTask', 'startTimer', 'copyReference']) {
				assert.deepEqual(linksTo(command, hover), [[{ kind: 'reference', id: task.id }]], command);
			}
			assert.deepEqual([linksTo('reopenTask', hover), linksTo('pinTask', hover)], [[], []]);
			// Above the card, whose text may be longer than the hover.
			assert.ok(hover.value.lastIndexOf('command:') < hover.value.indexOf(task.name));
			const { enabledCommands } = hover.isTrusted as { enabledCommands: string[] };
			assert.ok(enabledCommands.every((command) => command.startsWith('togglTasks.')));
			assert.ok(!enabledCommands.includes('togglTasks.deleteTask'));
		});

		it('says that a task is not here, whose number is unknown or whose account is', async () => {
			const { uri } = await untitled('plaintext', 'toggl#999999 track#60001 local#999999');
			for (const [character, said, commands] of [
				[2, /toggl\\#999999 is not on this computer/, ['editTask']],
				[15, /track\\#60001 is not.*not signed in/, ['signIn']],
				[30, /local\\#999999 is not on this computer/, []],
			] as const) {
				const [hover] = await hovers(uri, [0, character]);
				assert.match(hover?.value ?? '', said);
				const linked = [...(hover?.value ?? '').matchAll(/command:togglTasks\.(\w+)/g)].map(
					([, name]) => name,
				);
				assert.deepEqual(linked, commands);
			}
		});

		it('is nothing beside it, and in what only looks like one', async () => {
			const { uri } = await untitled(
				'plaintext',
				`${reference} x\nfoo_${reference}\n#${task.id.slice(6)}\n${reference}ab\nhttps://example.com/${reference}\n`,
			);
			assert.deepEqual(await hovers(uri, [0, reference.length + 2]), []);
			for (const line of [1, 2, 3, 4]) {
				assert.deepEqual(await hovers(uri, [line, 6]), [], `line ${line}`);
			}
			assert.equal((await links(uri)).length, 1);
		});

		it('is one in the configured format too', async () => {
			const settings = vscode.workspace.getConfiguration('togglTasks.todo');
			const format = '{keyword}: https://example.com/{reference}/';
			const { uri } = await untitled('plaintext', `TODO: https://example.com/${reference}/ x`);
			assert.deepEqual(await hovers(uri, [0, 28]), []);
			await settings.update('format', format, vscode.ConfigurationTarget.Global);
			try {
				assert.equal((await hovers(uri, [0, 28])).length, 1);
			} finally {
				await settings.update('format', undefined, vscode.ConfigurationTarget.Global);
			}
		});

		it('is one in a file and in a notebook’s cell', async () => {
			const uri = await file('referenced.rb', `# ${reference}\n`);
			await vscode.workspace.openTextDocument(uri);
			assert.equal((await hovers(uri, [0, 4])).length, 1);
			const cell = new vscode.NotebookCellData(
				vscode.NotebookCellKind.Code,
				`# ${reference}`,
				'python',
			);
			const notebook = await vscode.workspace.openNotebookDocument(
				'jupyter-notebook',
				new vscode.NotebookData([cell]),
			);
			await vscode.window.showNotebookDocument(notebook);
			const { document } = notebook.cellAt(0);
			assert.equal((await hovers(document.uri, [0, 4])).length, 1);
			assert.equal((await links(document.uri)).length, 1);
		});

		for (const [language, before] of [
			['typescript', '// TODO(toggl#'],
			['typescript', 'const a = toggl#'],
			['markdown', 'toggl#'],
			['git-commit', 'Fixes toggl#'],
			['css', '/* toggl#'],
			['json', '{ "a": "toggl#'],
		] as const) {
			it(`is completed in ${language} behind ${before}`, async () => {
				const { uri } = await untitled(language, `${before}\n`);
				const { items, isIncomplete } = await completions(uri, [0, before.length]);
				const item = items.find(({ insertText }) => insertText === task.id.slice(6));
				assert.deepEqual(
					[item?.label, item?.detail],
					[
						{
							label: 'Launch the new booking page',
							detail: ` #${task.id.slice(6)}`,
							description: 'Booking website · In Progress',
						},
						'Booking website · In Progress',
					],
				);
				assert.ok(isIncomplete);
				assert.ok(
					items.every(({ preselect, sortText }) => !preselect && sortText?.startsWith('\uFFFF')),
				);
				assert.ok(
					items.every(({ command, commitCharacters }) => !command && !commitCharacters?.length),
				);
			});
		}

		it('is completed by its task’s name and number, over what stands there', async () => {
			const { uri } = await untitled('plaintext', 'toggl#bookpage99 x');
			const [item] = (await completions(uri, [0, 14])).items;
			assert.equal(item?.insertText, task.id.slice(6));
			const range = item?.range as { inserting: vscode.Range; replacing: vscode.Range };
			assert.deepEqual(range.inserting, new vscode.Range(0, 6, 0, 14));
			assert.deepEqual(range.replacing, new vscode.Range(0, 6, 0, 16));
			const document = await untitled('plaintext', reference.slice(0, -1));
			const numbers = (await completions(document.uri, [0, reference.length - 1])).items;
			assert.ok(numbers.some(({ insertText }) => insertText === task.id.slice(6)));
		});

		it('is completed nowhere else', async () => {
			for (const text of [
				'#',
				'toggl',
				'x#',
				'mytoggl#',
				'toggl# ',
				'https://example.com/toggl#',
				'',
			]) {
				const { uri } = await untitled('plaintext', text);
				assert.deepEqual((await completions(uri, [0, text.length])).items, [], text);
			}
		});
	});

	it('keeps what a name holds from being more than text', async () => {
		const name = '[x](command:togglTasks.deleteTask) <command:togglTasks.completeTask> $(bug) &lt; **b**';
		const hostile = await createTask({ name, description: name, product: 'local' });
		const { uri } = await untitled('plaintext', referenceTo(hostile));
		const [hover] = await hovers(uri, [0, 1]);
		assert.ok(hover);
		// Whatever could begin a link, an icon or an entity has a backslash before it.
		const said = hover.value;
		assert.doesNotMatch(said, /(?<!\\)(?:\[x|<command|\$\(bug|&lt)/);
		assert.deepEqual([linksTo('deleteTask', hover), linksTo('completeTask', hover).length], [[], 1]);
	});

	it('leaves out the code that the task has from its TODO', async () => {
		const notes = 'src/a.ts:7\n\n```typescript\nconst x = 1;\n```';
		const { id } = await createTask({ name: 'From a TODO', notes, product: 'local' });
		const { uri } = await untitled('plaintext', id.replace(':', '#'));
		const [hover] = await hovers(uri, [0, 1]);
		assert.match(hover?.value ?? '', /src\/a\.ts:7/);
		assert.doesNotMatch(hover?.value ?? '', /typescript|const/);
	});

	it('says of a local task that it is done, archived or gone, and what undoes that', async () => {
		const { id } = await createTask({ name: 'Comes and goes', product: 'local' });
		const { uri } = await untitled('plaintext', id.replace(':', '#'));
		const offers = async (): Promise<string[]> => {
			const [hover] = await hovers(uri, [0, 1]);
			return [...(hover?.value ?? '').matchAll(/command:togglTasks\.(\w+)/g)].map(
				([, name = '']) => name,
			);
		};
		assert.deepEqual(await offers(), ['editTask', 'completeTask', 'pinTask', 'copyReference']);
		await call('completeTask', { id });
		assert.deepEqual(await offers(), ['editTask', 'reopenTask', 'pinTask', 'copyReference']);
		await call('archiveTask', { id });
		assert.deepEqual(await offers(), ['editTask', 'unarchiveTask', 'copyReference']);
		await call('unarchiveTask', { id });
		await call('deleteTask', { id });
		assert.deepEqual(await offers(), []);
	});

	it('is copied by its command', async () => {
		await call('copyReference', { ids: [task.id, 'local:7'] });
		assert.equal(await vscode.env.clipboard.readText(), `${reference}, local#7`);
	});

	it('is a link in terminals, which opens the form', async () => {
		const provider = terminalLinks(referenceFinder(defaultFormat));
		const line = `  Fixes ${reference}, not https://example.com/${reference}`;
		const terminal = {} as vscode.Terminal;
		const { token } = new vscode.CancellationTokenSource();
		const [link, ...others] = (await provider.provideTerminalLinks({ line, terminal }, token)) ?? [];
		assert.ok(link);
		assert.deepEqual(others, []);
		assert.equal(line.slice(link.startIndex, link.startIndex + link.length), reference);
		await provider.handleTerminalLink(link);
		await formIsOpen();
	});

	it('opens the form by its link', async () => {
		const { uri } = await untitled('plaintext', reference);
		const [link] = await links(uri);
		assert.ok(link?.target);
		const [argument] = JSON.parse(link.target.query) as unknown[];
		await vscode.commands.executeCommand(link.target.path, argument);
		await formIsOpen();
	});
});

describe('A reference to a task that waits to be sent', () => {
	before(signInAfresh);
	after(signOut);

	it('is copied as soon as the task has its number, by either id', async () => {
		// Until the service is mended: it's tried again by itself.
		await focus.fail(
			{ method: 'POST', path: '/tasks', count: 1e6 },
			{ kind: 'quota', resetsInSeconds: 1 },
		);
		const { id } = await createTask({ name: 'Made offline', product: 'focus' });
		assert.match(id, /^focus:new-/);
		assert.match(await sentenceOf(call('copyReference', { id })), /Made offline” has not reached/);
		await focus.mend();
		const sent = async (): Promise<Task | undefined> =>
			(await findTasks({ text: 'Made offline' })).find(({ pending }) => !pending);
		await eventually('it is sent', async () => (await sent()) !== undefined, 15);
		await call('copyReference', { id });
		assert.equal(await vscode.env.clipboard.readText(), (await sent())?.id.replace('focus:', 'toggl#'));
	});
});
