import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { registerAccountCommands } from './account/accountCommands.ts';
import { Accounts } from './account/accounts.ts';
import { Connectors } from './account/connectors.ts';
import { Credentials } from './account/credentials.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { registerTaskEditor } from './editor/registerTaskEditor.ts';
import { openLocalTasks, type OpenedTasks } from './local/openLocalTasks.ts';
import { registerPlanner } from './planner/registerPlanner.ts';
import type { Rescue } from './storage/rescue/rescue.ts';
import type { Attention } from './sync/background.ts';
import { TaskStore } from './tasks/taskStore.ts';
import { services, words } from './products/products.ts';
import { formatReference } from './products/reference.ts';
import { registerReferences } from './references/registerReferences.ts';
import { registerTodos } from './todo/registerTodos.ts';
import type { LoadDisk } from './todo/workspace/disk.ts';
import { registerTimer } from './timer/registerTimer.ts';
import { registerStatus } from './status/registerStatus.ts';
import { tellRescued, tellUnkept } from './status/storageTrouble.ts';
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
	const logLine = (line: string): void => log.info(line);
	const connectors = new Connectors(services, ({ apiUrl }) => {
		const address = own(new Setting(apiUrl.setting, apiUrl.fallback));
		return { apiUrl: () => address.value, log: logLine };
	});
	const file = vscode.Uri.joinPath(globalStorageUri, 'tasks.sqlite').fsPath;
	const listener = {
		onTrouble: (error: unknown) => tellUnkept(error, log),
		onRescue: (rescue: Rescue) => void tellRescued(rescue, log),
	};
	let opening: Promise<OpenedTasks> | undefined;
	const local = (): Promise<OpenedTasks> => (opening ??= openLocalTasks(file, listener));
	let disk: ReturnType<LoadDisk> | undefined;
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
		new Accounts(connectors, own(new Credentials(secrets, log)), store, async (connector, credential) => {
			const [{ openAccount }, { documents }] = await Promise.all([
				import('./account/openAccount.ts'),
				local(),
			]);
			return openAccount(connector, credential, documents, { log: logLine, attention });
		}),
	);
	own({ dispose: () => void opening?.then(({ tasks }) => tasks.dispose()) });
	const view = own(registerTree(store, workspaceState, log));
	own(registerAccountCommands(accounts, log));
	own(registerCommands({ store, view, extensionUri, log, formatReference }));
	const { places } = own(
		registerTodos({
			extensionUri,
			store,
			log,
			documents: async () => (await local()).documents,
			disk: () => (disk ??= loadDisk(extensionUri)),
		}),
	);
	own(registerTaskEditor({ extensionUri, store, log, drafts: workspaceState, places }));
	own(registerPlanner({ extensionUri, store, log }));
	own(registerReferences(store));
	own(
		registerTimer(store, log, async (fits) =>
			(await import('./commands/pickTask.ts')).chooseTask(store, fits),
		),
	);
	own(registerStatus(store, log));
	store.startWith(async () => {
		store.connect((await local()).tasks);
		await accounts.connectAll();
	}, [...words.keys()]);
}

async function loadDisk(extensionUri: vscode.Uri): ReturnType<LoadDisk> {
	const [{ Disk }, { startThreads }] = await Promise.all([
		import('./storage/disk.ts'),
		import('./storage/diskThread.ts'),
	]);
	const { fsPath } = vscode.Uri.joinPath(extensionUri, 'dist', 'todoReader.cjs');
	return { disk: new Disk(), startThreads: () => startThreads(fsPath) };
}
