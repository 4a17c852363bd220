import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerAccountCommands } from './account/accountCommands.ts';
import { Accounts } from './account/accounts.ts';
import { Credentials } from './account/credentials.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { registerTaskEditor } from './editor/registerTaskEditor.ts';
import { openAccount } from './account/openAccount.ts';
import { openLocalTasks, type OpenedTasks } from './local/openLocalTasks.ts';
import { registerPlanner } from './planner/registerPlanner.ts';
import type { Rescue } from './storage/rescue/rescue.ts';
import type { Attention } from './sync/background.ts';
import { asTaskError } from './tasks/taskError.ts';
import { TaskStore } from './tasks/taskStore.ts';
import { formatReference } from './tasks/reference.ts';
import { registerReferences } from './references/registerReferences.ts';
import { registerTodos } from './todo/registerTodos.ts';
import { registerTimer } from './timer/registerTimer.ts';
import { focusConnector } from './toggl/focus/focusConnector.ts';
import { trackConnector } from './toggl/track/trackConnector.ts';
import { registerStatus } from './status/registerStatus.ts';
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
	const trackUrl = own(new Setting('track.apiUrl', 'https://api.track.toggl.com/api/v9'));
	const logLine = (line: string): void => log.info(line);
	const connectors = [
		focusConnector({ apiUrl: () => focusUrl.value, log: logLine }),
		trackConnector({ apiUrl: () => trackUrl.value, log: logLine }),
	];
	const file = vscode.Uri.joinPath(globalStorageUri, 'tasks.sqlite').fsPath;
	const listener = {
		onTrouble: (error: unknown) => tellUnkept(error, log),
		onRescue: (rescue: Rescue) => void tellRescued(rescue, log),
	};
	let opening: Promise<OpenedTasks> | undefined;
	const local = (): Promise<OpenedTasks> => (opening ??= openLocalTasks(file, listener));
	const attention: Attention = {
		get isFocused() {
			return vscode.window.state.focused && !store.known.isEnough;
		},
		onDidChange: (tell) =>
			vscode.Disposable.from(
				vscode.window.onDidChangeWindowState(() => tell()),
				store.known.onDidNeedMore(tell),
			),
	};
	const accounts = own(
		new Accounts(connectors, own(new Credentials(secrets, log)), store, async (connector, credential) =>
			openAccount(connector, credential, (await local()).documents, { log: logLine, attention }),
		),
	);
	own({ dispose: () => void opening?.then(({ tasks }) => tasks.dispose()) });
	const view = own(registerTree(store, workspaceState, log));
	own(registerAccountCommands(accounts, log));
	own(registerCommands({ store, view, log, formatReference }));
	const { places } = own(
		registerTodos({ extensionUri, store, log, documents: async () => (await local()).documents }),
	);
	own(registerTaskEditor({ extensionUri, store, log, drafts: workspaceState, places }));
	own(registerPlanner({ extensionUri, store, log }));
	own(registerReferences(store));
	own(registerTimer(store, log));
	own(registerStatus(store, log));
	store.startWith(async () => {
		store.connect((await local()).tasks);
		await accounts.connectAll();
	});
}

/** Local tasks work all the same, but a person must know before typing many. */
function tellUnkept(error: unknown, log: vscode.LogOutputChannel): void {
	log.error('local tasks are kept in memory only', error instanceof Error ? error : String(error));
	void vscode.window.showWarningMessage(
		vscode.l10n.t(
			'{0} Until then, what you change in the tasks of this computer is gone when this window closes.',
			asTaskError(error).message,
		),
	);
}

/** Says once that a damaged file was set aside, and what became of what was in it. */
async function tellRescued(rescue: Rescue, log: vscode.LogOutputChannel): Promise<void> {
	const { setAside, documents, whole } = rescue;
	log.warn('the file of tasks was damaged', rescue);
	const show = vscode.l10n.t('Show the Damaged File');
	const chosen = await vscode.window.showWarningMessage(
		whole
			? vscode.l10n.t(
					'The file that holds your tasks on this computer was damaged. All {0} entries in it were rescued, and the damaged file was set aside.',
					documents,
				)
			: vscode.l10n.t(
					'The file that holds your tasks on this computer was damaged. {0} entries in it were rescued, but some may be missing. The damaged file was set aside.',
					documents,
				),
		show,
	);
	if (chosen === show) {
		try {
			await vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(setAside));
		} catch {
			// In a browser there is no such command.
			await vscode.window.showInformationMessage(vscode.l10n.t('The damaged file is {0}.', setAside));
		}
	}
}
