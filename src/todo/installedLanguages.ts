import * as vscode from 'vscode';
import type { LanguageComments } from './findInText.ts';
import type { Languages } from './languages.ts';
import type { LoadDisk } from './workspace/disk.ts';

/** The languages that this VS Code knows by its extensions, as they are at the time. */
export class InstalledLanguages implements vscode.Disposable {
	readonly #extensionUri: vscode.Uri;
	readonly #log: vscode.LogOutputChannel;
	readonly #disk: LoadDisk;
	readonly #listener: vscode.Disposable;
	#languages: Promise<Languages> | undefined;

	/** `extensionUri`: our own folder, where the engine for grammars is. */
	constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel, disk: LoadDisk) {
		this.#disk = disk;
		this.#extensionUri = extensionUri;
		this.#log = log;
		this.#listener = vscode.extensions.onDidChange(() => {
			this.#languages = undefined;
		});
	}

	dispose(): void {
		this.#listener.dispose();
	}

	/** The same as long as the extensions are the same; nothing for a language whose comments aren't known. */
	async comments(languageId: string): Promise<LanguageComments | undefined> {
		this.#languages ??= this.#load();
		return (await this.#languages).comments(languageId);
	}

	async #load(): Promise<Languages> {
		const { Languages: Loaded } = await import('./languages.ts');
		const contributors = vscode.extensions.all.map(({ extensionUri, packageJSON }) => ({
			packageJSON: packageJSON as unknown,
			locate: (path: string) => vscode.Uri.joinPath(extensionUri, path).toString(),
		}));
		return new Loaded(contributors, {
			startEngine: async (files) => {
				const wasm = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'onig.wasm');
				const [{ GrammarEngine }, bytes] = await Promise.all([
					import('./grammars/engine.ts'),
					this.#read(wasm),
				]);
				return GrammarEngine.start(bytes, files);
			},
			read: async (location) => new TextDecoder().decode(await this.#read(vscode.Uri.parse(location))),
			warn: (sentence, error) => this.#log.warn(sentence, error),
		});
	}

	/** From the disk where it is there: VS Code's own way is long, and the first files with TODOs wait for it. */
	async #read(uri: vscode.Uri): Promise<Uint8Array> {
		const { disk } = await this.#disk();
		const bytes = uri.scheme === 'file' ? await disk.read(uri.fsPath, Infinity) : undefined;
		return bytes ?? vscode.workspace.fs.readFile(uri);
	}
}
