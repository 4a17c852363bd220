import * as vscode from 'vscode';
import type { DocumentTodos } from '../documentTodos.ts';
import type { Pause } from '../findInText.ts';
import { openBox } from '../findTodos.ts';
import type { LoadDisk } from './disk.ts';
import { LanguageNames } from './languageNames.ts';
import { isWanted, type Wish } from './isWanted.ts';
import { notebookCells } from './notebookCells.ts';
import { isNotebookFile } from './openDocuments.ts';
import { plainText, type ReadsUtf8, readsUtf8, withLines } from './plainText.ts';
import { placed, type PlacedTodo } from './todoIndex.ts';

/** The largest file that is read, in bytes; one that is open in an editor counts whatever its size. */
export const largestFile = 4_000_000;

/** Finds the TODOs of files that nobody has open. */
export class FileTodos implements vscode.Disposable {
	readonly #todos: DocumentTodos;
	readonly #listener: vscode.Disposable;
	readonly #disk: LoadDisk;
	#names: LanguageNames | undefined;
	#wishes: (Record<'notebook' | 'markdown' | 'other', Wish> & { words: readonly string[] }) | undefined;

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

	/** What its bytes must have; `undefined` where its name says that there is no TODO. */
	wish(file: { scheme: string; path: string }): Wish | undefined {
		const named = this.#languages.byName(file.path);
		if (named === 'plaintext' || (named === undefined && /\.[^/]+$/.test(file.path))) {
			return undefined;
		}
		const { words } = this.#todos.pattern;
		if (this.#wishes?.words !== words) {
			const more = [...words, openBox];
			this.#wishes = {
				words,
				// Pictures that a notebook has made are long lines in its file.
				notebook: { words: more, mayBeMade: true },
				markdown: { words: more, mayBeMade: false },
				other: { words, mayBeMade: false },
			};
		}
		return this.#wishes[isNotebookFile(file) ? 'notebook' : named === 'markdown' ? 'markdown' : 'other'];
	}

	/** What the file has on the disk; `undefined` when `pause` said that nobody waits any more. Never rejects. */
	async read(uri: vscode.Uri, pause: Pause): Promise<readonly PlacedTodo[] | undefined> {
		const wish = this.wish(uri);
		try {
			const bytes = wish && (await this.#bytesOf(uri, wish));
			return bytes ? await this.inBytes(uri, bytes, () => readsUtf8At(uri), pause) : [];
		} catch {
			// It went away, is a folder by now, or may not be read: none of that is anybody's fault.
			return [];
		}
	}

	/**
	 * The same of a file that was read already.
	 * @param utf8 tells how files are read there; most are ASCII, and nobody has to know
	 */
	async inBytes(
		uri: vscode.Uri,
		bytes: Uint8Array,
		utf8: () => ReadsUtf8,
		pause: Pause,
	): Promise<readonly PlacedTodo[] | undefined> {
		try {
			const named = this.#languages.byName(uri.path);
			// As the editor would read it, by the settings and what the file begins with.
			const text =
				plainText(bytes, () => readsUtf8(utf8(), named)) ??
				withLines(await vscode.workspace.decode(bytes, { uri }));
			if (isNotebookFile(uri)) {
				return await this.#inCells(uri, text, pause);
			}
			const language = named ?? this.#languages.byFirstLine(text.slice(0, 200).split('\n', 1)[0] ?? '');
			const todos = language === undefined ? [] : await this.#todos.inText(text, language, pause);
			return todos && placed(uri.toString(), text, todos);
		} catch {
			// Its encoding may be one that VS Code doesn't know.
			return [];
		}
	}

	/** From the disk, or by VS Code, which knows other places; nothing when they aren't wanted. */
	async #bytesOf(uri: vscode.Uri, wish: Wish): Promise<Uint8Array | undefined> {
		if (uri.scheme === 'file') {
			const { disk } = await this.#disk();
			return disk.read(uri.fsPath, largestFile, (bytes) => isWanted(bytes, wish));
		}
		const { size, type } = await vscode.workspace.fs.stat(uri);
		const isSmall = (type & vscode.FileType.File) !== 0 && size <= largestFile;
		const bytes = isSmall ? await vscode.workspace.fs.readFile(uri) : undefined;
		return bytes && isWanted(bytes, wish) ? bytes : undefined;
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

/** How the editor reads the files in a folder, or one file. */
export function readsUtf8At(uri: vscode.Uri): ReadsUtf8 {
	const files = vscode.workspace.getConfiguration('files', uri);
	const languages = ['encoding', 'autoGuessEncoding'].flatMap(
		(setting) => files.inspect(setting)?.languageIds ?? [],
	);
	const usually = isUtf8(files);
	const otherwise = languages.filter(
		(languageId) => isUtf8(vscode.workspace.getConfiguration('files', { uri, languageId })) !== usually,
	);
	return { usually, otherwise };
}

/** Whether the editor reads UTF-8 as such. */
function isUtf8(files: vscode.WorkspaceConfiguration): boolean {
	return files.get('encoding', 'utf8') === 'utf8' && !files.get('autoGuessEncoding', false);
}
