import * as vscode from 'vscode';
import { asTaskError } from '../../tasks/taskError.ts';
import type { DocumentTodos } from '../documentTodos.ts';
import { FileTodos } from './fileTodos.ts';
import type { LoadDisk } from './disk.ts';
import { eachOf, type Turns } from './fileWork.ts';
import { OpenDocuments } from './openDocuments.ts';
import { placed, type PlacedTodo, TodoIndex } from './todoIndex.ts';
import { lookAtAll } from './wholeLook.ts';
import { WorkspaceFiles } from './workspaceFiles.ts';

/** How many files are read at once. */
const atOnce = 8;
/** What happens in so many milliseconds is looked at together: a checkout changes many files. */
const gathering = 200;

/**
 * Keeps the index of the TODOs of all files of the workspace, and of what is open without being a file.
 * Does nothing until it's first wanted; from then on it follows edits, files and settings.
 */
export class WorkspaceTodos implements vscode.Disposable {
	readonly index = new TodoIndex();
	readonly #todos: DocumentTodos;
	readonly #log: vscode.LogOutputChannel;
	readonly #files: WorkspaceFiles;
	readonly #disk: LoadDisk;
	readonly #reader: FileTodos;
	readonly #open = new OpenDocuments();
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #listeners: vscode.Disposable[] = [];
	/** What changed since it was last looked at. */
	readonly #queue = new Map<string, vscode.Uri>();
	/** What came into being since, which may be a folder. */
	readonly #created = new Set<string>();
	#timer: NodeJS.Timeout | undefined;
	#scan:
		| { source: vscode.CancellationTokenSource; stop: AbortController; ended: Promise<void> }
		| undefined;
	#isBusy = false;

	/** Tells that `isBusy` changed. */
	readonly onDidChangeState = this.#changed.event;

	constructor(todos: DocumentTodos, log: vscode.LogOutputChannel, disk: LoadDisk) {
		this.#todos = todos;
		this.#log = log;
		this.#disk = disk;
		this.#files = new WorkspaceFiles(disk);
		this.#reader = new FileTodos(todos, disk);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#cancel();
		vscode.Disposable.from(this.#reader, this.#open, this.#changed, ...this.#listeners).dispose();
	}

	/** Whether anybody has wanted it, so that there is something in the index. */
	get isBegun(): boolean {
		return this.#scan !== undefined;
	}

	/** Whether files are still to be looked at. */
	get isBusy(): boolean {
		return this.#isBusy;
	}

	/** Resolves when each file was looked at once; the first time it's called, that begins. */
	async begin(): Promise<void> {
		if (!this.#scan) {
			void this.restart();
		}
		// Another one may have taken its place meanwhile.
		for (let scan = this.#scan; ; scan = this.#scan) {
			await scan?.ended;
			if (scan === this.#scan) {
				return;
			}
		}
	}

	/** Resolves when what has changed so far is in the index, and these files and folders are as they are now. */
	async settled(uris: readonly vscode.Uri[] = []): Promise<void> {
		await this.begin();
		for (const uri of uris) {
			// The news of a file just written is still on its way.
			this.#created.add(uri.toString());
			this.#queue.set(uri.toString(), uri);
		}
		await this.#work();
	}

	/** Looks at all files again. */
	async restart(): Promise<void> {
		if (!this.#scan) {
			this.#follow();
		}
		this.#cancel();
		const source = new vscode.CancellationTokenSource();
		const stop = new AbortController();
		const ended = this.#readAll(source.token, stop.signal).catch((error: unknown) => {
			if (!stop.signal.aborted) {
				this.#log.error('The workspace could not be searched for TODOs.', asTaskError(error).message);
			}
		});
		this.#scan = { source, stop, ended };
		this.#tell(true);
		await ended;
		if (!stop.signal.aborted) {
			this.#tell(false);
		}
	}

	#cancel(): void {
		this.#scan?.source.cancel();
		this.#scan?.source.dispose();
		this.#scan?.stop.abort();
	}

	#tell(isBusy: boolean): void {
		this.#isBusy = isBusy;
		this.#changed.fire();
	}

	async #readAll(token: vscode.CancellationToken, signal: AbortSignal): Promise<void> {
		const begun = performance.now();
		const parts = {
			index: this.index,
			files: this.#files,
			open: this.#open,
			reader: this.#reader,
			disk: this.#disk,
			log: this.#log,
			find: (uri: vscode.Uri, turns: Turns) => this.#find(uri, turns),
		};
		const count = await lookAtAll(parts, token, signal);
		if (!signal.aborted) {
			const took = Math.round(performance.now() - begun);
			this.#log.debug(`Looked for TODOs in ${count} files in ${took} ms.`);
		}
	}

	async #read(uri: vscode.Uri, turns: Turns): Promise<void> {
		const found = await this.#find(uri, turns);
		if (found) {
			this.index.put(uri.toString(), found);
		}
	}

	/** What an editor holds counts before what is on the disk; `undefined` when nobody waits any more. */
	async #find(uri: vscode.Uri, turns: Turns): Promise<readonly PlacedTodo[] | undefined> {
		const document = this.#open.get(uri);
		if (document) {
			const found = await this.#todos.of(document);
			if (!document.isClosed) {
				return placed(uri.toString(), document.getText(), found);
			}
		}
		const isElsewhere = uri.scheme === 'untitled' || this.#open.isNotebook(uri);
		return isElsewhere ? [] : this.#reader.read(uri, turns.pause);
	}

	#follow(): void {
		const changed = (uri: vscode.Uri): void => this.#enqueue(uri);
		const watcher = vscode.workspace.createFileSystemWatcher('**/*');
		this.#listeners.push(
			watcher,
			watcher.onDidChange(changed),
			watcher.onDidCreate((uri) => {
				this.#created.add(uri.toString());
				this.#enqueue(uri);
			}),
			watcher.onDidDelete((uri) => {
				this.index.delete(uri.toString());
				this.#enqueue(uri);
			}),
			this.#open.onDidChange(changed),
			this.#todos.onDidChangePattern(() => void this.restart()),
			vscode.workspace.onDidChangeWorkspaceFolders(() => void this.restart()),
			vscode.workspace.onDidChangeConfiguration((event) => {
				const sections = [
					'files.exclude',
					'files.associations',
					'search.exclude',
					'search.useIgnoreFiles',
				];
				if (sections.some((section) => event.affectsConfiguration(section))) {
					void this.restart();
				}
			}),
		);
	}

	#enqueue(uri: vscode.Uri): void {
		this.#queue.set(uri.toString(), uri);
		this.#timer ??= setTimeout(() => void this.#work(), gathering);
	}

	async #work(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		// The names are known when the first look has begun with them.
		await this.#scan?.ended;
		const uris = [...this.#queue.values()];
		this.#queue.clear();
		const signal = this.#scan?.stop.signal;
		if (!signal || uris.length === 0) {
			return;
		}
		if (uris.some((uri) => this.#files.isRules(uri))) {
			await this.restart();
			return;
		}
		await eachOf(uris, { atOnce, signal }, async (uri, turns) => {
			if (this.#open.isOther(uri) || this.#files.includes(uri)) {
				await this.#read(uri, turns);
				await this.#readFolder(uri, turns);
			} else {
				this.index.delete(uri.toString());
			}
		});
	}

	/** Of a folder that came here as a whole nothing else is told. */
	async #readFolder(uri: vscode.Uri, turns: Turns): Promise<void> {
		if (!this.#created.delete(uri.toString())) {
			return;
		}
		const isFolder = await vscode.workspace.fs.stat(uri).then(
			({ type }) => type === vscode.FileType.Directory,
			() => false,
		);
		const within = isFolder
			? await vscode.workspace.findFiles(new vscode.RelativePattern(uri, '**'), undefined, 5000)
			: [];
		if (within.some((file) => this.#files.isRules(file))) {
			await this.restart();
			return;
		}
		for (const file of within) {
			if (!(await turns.next())) {
				return;
			}
			if (this.#files.includes(file)) {
				await this.#read(file, turns);
			}
		}
	}
}
