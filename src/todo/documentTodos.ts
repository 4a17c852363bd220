import * as vscode from 'vscode';
import { Setting } from '../ui/setting.ts';
import { findInText, type LanguageComments, type Pause, type TextMemory } from './findInText.ts';
import type { Todo } from './findTodos.ts';
import { InstalledLanguages } from './installedLanguages.ts';
import { defaultFormat } from '../tasks/reference.ts';
import { defaultKeywords, type TodoPattern, todoPattern } from './todoPattern.ts';

type Found = {
	version: number;
	comments: LanguageComments;
	pattern: TodoPattern;
	/** `undefined` when the document changed meanwhile. */
	todos: Promise<readonly Todo[] | undefined>;
	memory: TextMemory;
};

/** The TODOs of open documents. A document is looked into once a version, when somebody asks. */
export class DocumentTodos implements vscode.Disposable {
	readonly #languages: InstalledLanguages;
	readonly #keywords = new Setting<unknown>('todo.keywords', defaultKeywords);
	readonly #format = new Setting<unknown>('todo.format', defaultFormat);
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #found = new WeakMap<vscode.TextDocument, Found>();
	readonly #listeners: vscode.Disposable;
	#pattern: TodoPattern | undefined;

	/** Tells that other texts are TODOs by the settings now. */
	readonly onDidChangePattern = this.#changed.event;

	/** `extensionUri`: our own folder. */
	constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
		this.#languages = new InstalledLanguages(extensionUri, log);
		const forget = (): void => {
			this.#pattern = undefined;
			this.#changed.fire();
		};
		this.#listeners = vscode.Disposable.from(
			this.#languages,
			this.#changed,
			this.#keywords,
			this.#format,
			this.#keywords.onDidChange(forget),
			this.#format.onDidChange(forget),
		);
	}

	dispose(): void {
		this.#listeners.dispose();
	}

	get pattern(): TodoPattern {
		this.#pattern ??= todoPattern(this.#keywords.value, this.#format.value);
		return this.#pattern;
	}

	/** The TODOs of the document as it is when this resolves; none where its language's comments aren't known. */
	async of(document: vscode.TextDocument): Promise<readonly Todo[]> {
		while (true) {
			const comments = await this.#languages.comments(document.languageId);
			if (!comments) {
				return [];
			}
			const found = this.#look(document, comments);
			const todos = await found.todos;
			if (todos && found.version === document.version) {
				return todos;
			}
		}
	}

	/** The TODOs of a text that is no document; `undefined` when `pause` said that nobody waits any more. */
	async inText(text: string, languageId: string, pause: Pause): Promise<readonly Todo[] | undefined> {
		const comments = await this.#languages.comments(languageId);
		return comments ? findInText(text, comments, this.pattern, pause) : [];
	}

	#look(document: vscode.TextDocument, comments: LanguageComments): Found {
		const { pattern } = this;
		const { version } = document;
		const known = this.#found.get(document);
		if (known?.version === version && known.comments === comments && known.pattern === pattern) {
			return known;
		}
		// What was read of the text holds for the same language only.
		const memory = known?.comments === comments ? known.memory : {};
		const found: Found = {
			version,
			comments,
			pattern,
			memory,
			todos: findInText(
				document.getText(),
				comments,
				pattern,
				() => this.#pause(document, found),
				memory,
			),
		};
		this.#found.set(document, found);
		return found;
	}

	async #pause(document: vscode.TextDocument, found: Found): Promise<boolean> {
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
		return document.version === found.version && this.#found.get(document) === found;
	}
}
