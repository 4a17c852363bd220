import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { eventually, signOut } from './support.ts';
import { file, taskOfTodo, type } from './todoDocuments.ts';

type GitExports = { readonly enabled: boolean; getAPI(version: 1): GitApi };
type GitApi = { openRepository(root: vscode.Uri): Promise<{ state: { HEAD?: { commit?: string } } } | null> };

describe('A task from a TODO in a Git repository', () => {
	let folder: vscode.Uri;
	let commit = '';

	const run = (...args: string[]): string =>
		execFileSync('git', ['-C', folder.fsPath, '-c', 'user.name=A', '-c', 'user.email=a@b', ...args], {
			encoding: 'utf8',
		}).trim();

	before(async () => {
		await signOut();
		const uri = await file('repository/src/sea.ts', 'sail();\n// TODO: dive deeper\nswim();\n');
		folder = vscode.Uri.joinPath(uri, '../..');
		run('init', '--quiet');
		run('remote', 'add', 'origin', 'https://sailor:secret@github.com/sea/tide.git');
		run('add', '.');
		run('commit', '--quiet', '-m', 'Begin');
		commit = run('rev-parse', 'HEAD');
		await vscode.workspace
			.getConfiguration('git')
			.update('enabled', true, vscode.ConfigurationTarget.Global);
		const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
		assert.ok(extension, 'VS Code has its Git extension');
		const git = await extension.activate();
		await eventually('Git has started', async () => git.enabled);
		const api = git.getAPI(1);
		const repository = await api.openRepository(folder);
		await eventually('Git knows the commit', async () => repository?.state.HEAD?.commit === commit);
	});

	after(() =>
		vscode.workspace.getConfiguration('git').update('enabled', false, vscode.ConfigurationTarget.Global),
	);

	it('links to its line in the commit, without what is secret in the remote', async () => {
		const uri = vscode.Uri.joinPath(folder, 'src/sea.ts');
		await type(uri, 0, 0, '\n\n');
		const { notes = '' } = await taskOfTodo(uri, 3);
		assert.deepEqual(notes.split('\n').slice(0, 2), [
			'repository/src/sea.ts:4',
			`https://github.com/sea/tide/blob/${commit}/src/sea.ts#L2`,
		]);
		assert.doesNotMatch(notes, /secret|sailor/);
	});

	it('links to nothing for a file that is in no commit', async () => {
		const uri = await file('repository/new.ts', '// TODO: not there\n');
		assert.doesNotMatch((await taskOfTodo(uri, 0)).notes ?? '', /https:/);
	});
});
