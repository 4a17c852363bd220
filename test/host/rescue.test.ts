import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { activate } from '../../src/extension.ts';
import { openLocalTasks } from '../../src/local/openLocalTasks.ts';
import { eventually } from './support.ts';

type Handler = (...args: readonly unknown[]) => unknown;

/** What a second activation of the extension does, beside the one that runs: what it says, and its commands. */
class SecondActivation {
	readonly messages: string[] = [];
	readonly #commands = new Map<string, Handler>();
	readonly #subscriptions: vscode.Disposable[] = [];
	readonly #restore: (() => void)[] = [];

	/** @param answer the button that is pressed in warnings. */
	constructor(storage: string, answer: string) {
		this.#replace(vscode.commands, 'registerCommand', (id: string, handler: Handler) => {
			this.#commands.set(id, handler);
			return new vscode.Disposable(() => {});
		});
		for (const show of ['showWarningMessage', 'showInformationMessage']) {
			this.#replace(vscode.window, show, async (message: string, ...buttons: string[]) => {
				this.messages.push(message);
				return buttons.find((button) => button === answer);
			});
		}
		for (const register of ['createTreeView', 'registerWebviewPanelSerializer', 'registerUriHandler']) {
			this.#replace(vscode.window, register, () => quiet);
		}
		// VS Code gives an extension one log of a name, so that the end of this one's would end that of another one.
		const createOutputChannel = vscode.window.createOutputChannel.bind(vscode.window);
		this.#replace(vscode.window, 'createOutputChannel', (name: string, options: { log: true }) =>
			createOutputChannel(`${name} ${crypto.randomUUID()}`, options),
		);
		const memento = {
			get: (_key: string, value: unknown) => value,
			update: async () => {},
			keys: () => [],
		};
		activate({
			subscriptions: this.#subscriptions,
			secrets: { get: async () => undefined, onDidChange: () => quiet, keys: async () => [] },
			globalStorageUri: vscode.Uri.file(storage),
			workspaceState: memento,
			extensionUri: vscode.extensions.getExtension('tasks-for-toggl.tasks-for-toggl')?.extensionUri,
		} as unknown as vscode.ExtensionContext);
	}

	/** Takes the place of a function of VS Code's for as long as this lives. */
	replaceCommandRun(id: string, run: Handler): void {
		const original = vscode.commands.executeCommand.bind(vscode.commands);
		this.#replace(vscode.commands, 'executeCommand', (name: string, ...args: unknown[]) =>
			name === id ? Promise.resolve(args).then((given) => run(...given)) : original(name, ...args),
		);
	}

	async run(command: string, argument: unknown): Promise<unknown> {
		return this.#commands.get(`togglTasks.${command}`)?.(argument);
	}

	dispose(): void {
		for (const restore of this.#restore.toReversed()) {
			restore();
		}
		for (const subscription of this.#subscriptions.toReversed()) {
			subscription.dispose();
		}
	}

	#replace(owner: object, name: string, value: unknown): void {
		const original: unknown = Reflect.get(owner, name);
		Object.defineProperty(owner, name, { value, configurable: true, writable: true });
		assert.equal(Reflect.get(owner, name), value, `${name} can be replaced`);
		this.#restore.push(() => {
			Object.defineProperty(owner, name, { value: original, configurable: true, writable: true });
		});
	}
}

/** Stands for what a view or registration gives. */
const quiet: unknown = new Proxy(() => {}, {
	get: (_target, name) => (name === 'visible' ? false : name === 'selection' ? [] : quiet),
	set: () => true,
	apply: () => quiet,
});

describe('An extension that starts on a damaged file', () => {
	let folder = '';
	let damaged: Buffer;
	let second: SecondActivation;
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'rescue-'));
		const file = join(folder, 'tasks.sqlite');
		const silent = { onTrouble: () => assert.fail(), onRescue: () => assert.fail() };
		const { tasks } = await openLocalTasks(file, silent);
		for (const name of ['First', 'Second']) {
			await tasks.create({ name });
		}
		tasks.dispose();
		damaged = readFileSync(file).fill(0xa5, 0, 16);
		writeFileSync(file, damaged);
		second = new SecondActivation(folder, 'Show the Damaged File');
	});
	afterEach(() => {
		second.dispose();
		rmSync(folder, { recursive: true });
	});

	it('shows the tasks that were rescued, says so once, and shows the damaged file', async () => {
		const shown: vscode.Uri[] = [];
		second.replaceCommandRun('revealFileInOS', (uri) => shown.push(uri as vscode.Uri));
		const found = await second.run('findTasks', {});
		assert.ok(Array.isArray(found));
		assert.deepEqual(found.map((task: { name: string }) => task.name).toSorted(), ['First', 'Second']);
		assert.deepEqual(second.messages, [
			'The file that holds your tasks on this computer was damaged. All 7 entries in it were rescued, and the damaged file was set aside.',
		]);
		await eventually('the damaged file is shown', () => shown.length > 0);
		assert.deepEqual(readFileSync(shown[0]?.fsPath ?? ''), damaged);
	});

	it('says that nothing could be read of a file that was emptied', async () => {
		writeFileSync(join(folder, 'tasks.sqlite'), '');
		rmSync(join(folder, 'tasks.sqlite-wal'), { force: true });
		second.replaceCommandRun('revealFileInOS', () => undefined);
		assert.deepEqual(await second.run('findTasks', {}), []);
		assert.deepEqual(second.messages, [
			'The file that holds your tasks on this computer was damaged, and nothing in it could be read. The damaged file was set aside.',
		]);
	});

	it('says where the damaged file is, where files can’t be shown', async () => {
		second.replaceCommandRun('revealFileInOS', () => assert.fail('no such command'));
		await second.run('findTasks', {});
		await eventually('the path is said', () => second.messages.length === 2);
		assert.match(
			second.messages[1] ?? '',
			/^The damaged file is .+tasks\.sqlite\.damaged-\d{4}-\d\d-\d\dT.+\.$/,
		);
	});
});
