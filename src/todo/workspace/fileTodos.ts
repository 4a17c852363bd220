import * as vscode from 'vscode';
import type { DocumentTodos } from '../documentTodos.ts';
import type { Pause } from '../findInText.ts';
import { openBox } from '../findTodos.ts';
import { LanguageNames } from './languageNames.ts';
import { mayHaveTodos } from './mayHaveTodos.ts';
import { placed, type PlacedTodo } from './todoIndex.ts';

/**
 * Larger files, in bytes, are nearly always made by programs. One of this size is scanned in about 10 ms, which
 * nobody notices; one that is open in an editor counts whatever its size.
 */
const largestFile = 400_000;

/** Finds the TODOs of files that nobody has open. */
export class FileTodos implements vscode.Disposable {
	readonly #todos: DocumentTodos;
	readonly #listener: vscode.Disposable;
	#names: LanguageNames | undefined;

	constructor(todos: DocumentTodos) {
		this.#todos = todos;
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
			const { size, type } = await vscode.workspace.fs.stat(uri);
			if ((type & vscode.FileType.File) === 0 || size > largestFile) {
				return [];
			}
			const bytes = await vscode.workspace.fs.readFile(uri);
			if (!mayHaveTodos(bytes, this.#words(named))) {
				return [];
			}
			const text = await decoded(uri, bytes);
			const language = named ?? this.#languages.byFirstLine(text.slice(0, 200).split('\n', 1)[0] ?? '');
			const todos = language === undefined ? [] : await this.#todos.inText(text, language, pause);
			return todos && placed(uri.toString(), text, todos);
		} catch {
			// It went away, is a folder by now, or may not be read: none of that is anybody's fault.
			return [];
		}
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

async function decoded(uri: vscode.Uri, bytes: Uint8Array): Promise<string> {
	// As the editor would read it, by the settings and what the file begins with.
	const text = isAscii(bytes)
		? new TextDecoder().decode(bytes)
		: await vscode.workspace.decode(bytes, { uri });
	return text.replaceAll(/\r\n?/g, '\n');
}

function isAscii(bytes: Uint8Array): boolean {
	return bytes.every((byte) => byte < 0x80);
}
