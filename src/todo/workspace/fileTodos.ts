import * as vscode from 'vscode';
import type { DocumentTodos } from '../documentTodos.ts';
import type { Pause } from '../findInText.ts';
import { openBox } from '../findTodos.ts';
import type { LoadDisk } from './disk.ts';
import { LanguageNames } from './languageNames.ts';
import { mayHaveTodos } from './mayHaveTodos.ts';
import { notebookCells } from './notebookCells.ts';
import { isNotebookFile } from './openDocuments.ts';
import { plainText } from './plainText.ts';
import { placed, type PlacedTodo } from './todoIndex.ts';

/** The largest file that is read, in bytes; one that is open in an editor counts whatever its size. */
const largestFile = 4_000_000;

/**
 * Of larger files, in bytes, those with longer lines, on average, are made by programs. Others of this size are
 * scanned in about 10 ms, which nobody notices.
 */
const made = { from: 400_000, lineLength: 200 };

/** Finds the TODOs of files that nobody has open. */
export class FileTodos implements vscode.Disposable {
	readonly #todos: DocumentTodos;
	readonly #listener: vscode.Disposable;
	readonly #disk: LoadDisk;
	#names: LanguageNames | undefined;

	constructor(todos: DocumentTodos, disk: LoadDisk) {
		this.#todos = todos;
		this.#disk = disk;
		this.#listener = vscode.Disposable.from(
			vscode.extensions.onDidChange(() => this.#forget()),
			vscode.workspace.onDidChangeConfiguration(
				(event) => event.affectsConfiguration('files.associations') && this.#forget(),
			),
		);
	}

	dispose(): void {
		this.#listener.dispose();
	}

	/** What the file has on the disk; `undefined` when `pause` said that nobody waits any more. Never rejects. */
	async read(uri: vscode.Uri, pause: Pause): Promise<readonly PlacedTodo[] | undefined> {
		const named = this.#languages.byName(uri.path);
		if (named === 'plaintext' || (named === undefined && /\.[^/]+$/.test(uri.path))) {
			return [];
		}
		try {
			const isNotebook = isNotebookFile(uri);
			const isWanted = (read: Uint8Array): boolean =>
				mayHaveTodos(read, this.#words(isNotebook ? 'markdown' : named)) &&
				// Pictures that a notebook has made are long lines in its file.
				(isNotebook || !isMade(read));
			const bytes =
				uri.scheme === 'file'
					? await (await this.#disk()).read(uri.fsPath, largestFile, isWanted)
					: await bytesOf(uri, isWanted);
			if (!bytes) {
				return [];
			}
			const text = await decoded(uri, named, bytes);
			if (isNotebook) {
				return await this.#inCells(uri, text, pause);
			}
			const language = named ?? this.#languages.byFirstLine(text.slice(0, 200).split('\n', 1)[0] ?? '');
			const todos = language === undefined ? [] : await this.#todos.inText(text, language, pause);
			return todos && placed(uri.toString(), text, todos);
		} catch {
			// It went away, is a folder by now, or may not be read: none of that is anybody's fault.
			return [];
		}
	}

	/** What its cells have. They have no places of their own before it is opened: all are at its beginning. */
	async #inCells(uri: vscode.Uri, json: string, pause: Pause): Promise<PlacedTodo[] | undefined> {
		const found: PlacedTodo[] = [];
		for (const { index, text, language } of notebookCells(json)) {
			const todos = await this.#todos.inText(text, language, pause);
			if (!todos) {
				return undefined;
			}
			const inCell = placed(uri.toString(), text, todos);
			found.push(...inCell.map((todo) => ({ ...todo, cell: index })));
		}
		return found;
	}

	/** What one of is in every file that has a TODO. */
	#words(language: string | undefined): readonly string[] {
		const { words } = this.#todos.pattern;
		return language === 'markdown' ? [...words, openBox] : words;
	}

	get #languages(): LanguageNames {
		this.#names ??= new LanguageNames(
			vscode.extensions.all.map(({ packageJSON }) => packageJSON as unknown),
			vscode.workspace.getConfiguration('files').get('associations', {}),
		);
		return this.#names;
	}

	#forget(): void {
		this.#names = undefined;
	}
}

/** By VS Code, which knows other places than the disk of this computer. */
async function bytesOf(
	uri: vscode.Uri,
	isWanted: (bytes: Uint8Array) => boolean,
): Promise<Uint8Array | undefined> {
	const { size, type } = await vscode.workspace.fs.stat(uri);
	const isSmall = (type & vscode.FileType.File) !== 0 && size <= largestFile;
	const bytes = isSmall ? await vscode.workspace.fs.readFile(uri) : undefined;
	return bytes && isWanted(bytes) ? bytes : undefined;
}

function isMade(bytes: Uint8Array): boolean {
	if (bytes.length <= made.from) {
		return false;
	}
	let lines = 1;
	for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
		lines++;
	}
	return bytes.length / lines > made.lineLength;
}

/** As the editor would read it, by the settings and what the file begins with. */
async function decoded(uri: vscode.Uri, language: string | undefined, bytes: Uint8Array): Promise<string> {
	const text =
		plainText(bytes, () => readsUtf8(uri, language)) ?? (await vscode.workspace.decode(bytes, { uri }));
	return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

/** Whether the editor reads UTF-8 as such. */
function readsUtf8(uri: vscode.Uri, language: string | undefined): boolean {
	const scope = language === undefined ? uri : { uri, languageId: language };
	const files = vscode.workspace.getConfiguration('files', scope);
	return files.get('encoding', 'utf8') === 'utf8' && !files.get('autoGuessEncoding', false);
}
