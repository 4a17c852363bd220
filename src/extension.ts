import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerAccountCommands } from './account/accountCommands.ts';
import { Accounts } from './account/accounts.ts';
import { Credentials } from './account/credentials.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { registerTaskEditor } from './editor/registerTaskEditor.ts';
import { openLocalTasks } from './local/openLocalTasks.ts';
import { TaskStore } from './tasks/taskStore.ts';
import { formatReference } from './todo/reference.ts';
import { registerTodos } from './todo/registerTodos.ts';
import { registerTimer } from './timer/registerTimer.ts';
import { focusConnector } from './toggl/focus/focusConnector.ts';
import { registerTree } from './tree/registerTree.ts';
import { Setting } from './ui/setting.ts';

/** Builds the parts and introduces them to each other. Nothing here waits for the disk or the network. */
export function activate({
	subscriptions,
	secrets,
	globalStorageUri,
	workspaceState,
	extensionUri,
}: vscode.ExtensionContext): void {
	l10n.config({ contents: vscode.l10n.bundle ?? {} });
	const log = vscode.window.createOutputChannel('Tasks for Toggl', { log: true });
	const own = <T extends vscode.Disposable>(part: T): T => {
		subscriptions.push(part);
		return part;
	};
	own(log);
	const store = own(new TaskStore());
	const focusUrl = own(new Setting('focus.apiUrl', 'https://focus.toggl.com/api'));
	const connectors = [focusConnector({ apiUrl: () => focusUrl.value, log: (line) => log.info(line) })];
	const accounts = own(new Accounts(connectors, own(new Credentials(secrets, log)), store));
	const view = own(registerTree(store, workspaceState, log));
	own(registerAccountCommands(accounts, log));
	own(registerCommands({ store, view, log, formatReference }));
	own(registerTaskEditor({ extensionUri, store, log, drafts: workspaceState }));
	own(registerTodos({ store, log }));
	own(registerTimer(store, log));
	store.startWith(async () => {
		const file = vscode.Uri.joinPath(globalStorageUri, 'tasks.sqlite').fsPath;
		store.connect(own(await openLocalTasks(file, (error) => tellUnkept(error, log))));
		await accounts.connectAll();
	});
}

/** Local tasks work all the same, but a person must know before typing many. */
function tellUnkept(error: unknown, log: vscode.LogOutputChannel): void {
	log.error('local tasks are kept in memory only', error instanceof Error ? error : String(error));
	void vscode.window.showWarningMessage(
		vscode.l10n.t(
			'Tasks on this computer can’t be saved and are gone when this window closes. The log says why.',
		),
	);
}
