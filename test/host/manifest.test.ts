import assert from 'node:assert/strict';
import * as vscode from 'vscode';

type Manifest = {
	contributes: {
		commands: { command: string; title: string }[];
		configuration: { properties: Record<string, Record<string, unknown>> };
		viewsContainers: { activitybar: { id: string; icon: string }[] };
		views: Record<string, { id: string; name: string }[]>;
		submenus: { id: string }[];
		menus: Record<string, { command?: string; submenu?: string; when?: string; group?: string }[]>;
		keybindings: { command: string }[];
	};
};

/** The commands that others rely on; none may go or be renamed. */
const fixed = [
	'signIn',
	'signOut',
	'refresh',
	'findTasks',
	'createTask',
	'editTask',
	'updateTask',
	'archiveTask',
	'unarchiveTask',
	'pinTask',
	'unpinTask',
	'completeTask',
	'reopenTask',
	'deleteTask',
	'restoreTask',
	'createTaskFromTodo',
];

describe('The manifest', () => {
	const extension = vscode.extensions.getExtension('tasks-for-toggl.tasks-for-toggl')!;
	let manifest: Manifest;
	let text: string;
	let sentences: Record<string, string>;

	before(async () => {
		const read = async (name: string): Promise<string> =>
			new TextDecoder().decode(
				await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension.extensionUri, name)),
			);
		text = await read('package.json');
		manifest = JSON.parse(text) as Manifest;
		sentences = JSON.parse(await read('package.nls.json')) as Record<string, string>;
		await extension.activate();
	});

	const declared = (): string[] => manifest.contributes.commands.map(({ command }) => command).toSorted();

	it('declares each registered command, and registers each declared one', async () => {
		const all = await vscode.commands.getCommands(true);
		// VS Code itself makes commands for each view, such as togglTasks.tasks.focus.
		const ours = all.filter((id) => /^togglTasks\.\w+$/.test(id));
		assert.deepEqual(ours.toSorted(), declared());
	});

	it('has the commands that others rely on', () => {
		const missing = fixed.filter((name) => !declared().includes(`togglTasks.${name}`));
		assert.deepEqual(missing, []);
	});

	it('uses declared commands and submenus only in menus and keybindings', () => {
		const { menus, keybindings, submenus } = manifest.contributes;
		const entries = [...Object.values(menus).flat(), ...keybindings];
		const known = new Set([...declared(), ...submenus.map(({ id }) => id)]);
		assert.deepEqual(
			entries.filter((entry) => {
				const used = entry.command ?? ('submenu' in entry ? entry.submenu : undefined);
				return used === undefined || !known.has(used);
			}),
			[],
		);
	});

	it('fills each submenu, and opens each from a menu', () => {
		const { menus, submenus } = manifest.contributes;
		const opened = new Set(
			Object.values(menus).flatMap((entries) => entries.map(({ submenu }) => submenu)),
		);
		for (const { id } of submenus) {
			assert.ok(opened.has(id), `${id} is in a menu`);
			assert.ok((menus[id] ?? []).length > 0, `${id} has entries`);
		}
	});

	it('has few icons over the tasks, so that what the filter shows can be read', () => {
		const icons = (manifest.contributes.menus['view/title'] ?? [])
			.filter(
				({ when, group }) => when?.includes('togglTasks.tasks') && group?.startsWith('navigation'),
			)
			.map(({ command, when }) => [command?.replace('togglTasks.', ''), when?.split(' && ').at(1)]);
		assert.deepEqual(icons, [
			['signIn', 'togglTasks.state == unauthorized'],
			['createTask', undefined],
			['findTasks', undefined],
			['filterTasks', '!togglTasks.filtered'],
			['clearFilter', 'togglTasks.filtered'],
			['refreshView', undefined],
		]);
	});

	it('has a text for each %key%, and no other texts', () => {
		const used = [...text.matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key);
		assert.deepEqual([...new Set(used)].toSorted(), Object.keys(sentences).toSorted());
		for (const [key, sentence] of Object.entries(sentences)) {
			assert.ok(sentence.trim() !== '', key);
		}
	});

	it('ends the title of what asks for more with dots', () => {
		for (const name of [
			'createTask',
			'createSubTask',
			'findTasks',
			'signIn',
			'createProject',
			'createTag',
			'setStatus',
			'setPriority',
			'moveToProject',
			'addTag',
			'removeTag',
			'assignTask',
			'setDueDate',
			'renameProject',
			'groupBy',
			'sortBy',
			'filterTasks',
			'createTasksFromLines',
		]) {
			assert.match(sentences[`command.${name}`] ?? '', /…$/, name);
		}
	});

	it('gives each setting a default, a description and the prefix', () => {
		for (const [key, setting] of Object.entries(manifest.contributes.configuration.properties)) {
			assert.match(key, /^togglTasks\./);
			assert.ok('default' in setting, `${key} has a default`);
			assert.match(
				String(setting['markdownDescription'] ?? setting['description']),
				/^%.+%$/,
				`${key} has a description`,
			);
		}
	});

	it('lets no workspace change where keys are sent', () => {
		const { properties } = manifest.contributes.configuration;
		for (const [key, url] of [
			['togglTasks.focus.apiUrl', 'https://focus.toggl.com/api'],
			['togglTasks.track.apiUrl', 'https://api.track.toggl.com/api/v9'],
		] as const) {
			assert.deepEqual(
				[properties[key]?.['scope'], properties[key]?.['default']],
				['application', url],
			);
			const { workspaceValue, workspaceFolderValue } =
				vscode.workspace.getConfiguration().inspect(key) ?? {};
			assert.deepEqual([workspaceValue, workspaceFolderValue], [undefined, undefined]);
		}
	});

	it('shows its views in a container with an icon that exists', async () => {
		const [container, ...others] = manifest.contributes.viewsContainers.activitybar;
		assert.deepEqual([container?.id, others], ['togglTasks', []]);
		const icon = vscode.Uri.joinPath(extension.extensionUri, container?.icon ?? '');
		assert.equal((await vscode.workspace.fs.stat(icon)).type, vscode.FileType.File);
		const views = manifest.contributes.views['togglTasks']?.map(({ id }) => id);
		assert.deepEqual(views, ['togglTasks.tasks', 'togglTasks.todos', 'togglTasks.archived']);
		const all = await vscode.commands.getCommands(true);
		for (const id of [
			'workbench.view.extension.togglTasks',
			'togglTasks.tasks.focus',
			'togglTasks.archived.focus',
		]) {
			assert.ok(all.includes(id), id);
		}
	});
});
