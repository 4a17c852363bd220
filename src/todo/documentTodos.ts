import * as vscode from 'vscode';
import { Setting } from '../ui/setting.ts';
import type { CommentScanner } from './commentScanner.ts';
import { findTodos, type Todo } from './findTodos.ts';
import { LanguageConfigurations } from './languageConfigurations.ts';
import { defaultFormat } from '../tasks/reference.ts';
import { defaultKeywords, type TodoPattern, todoPattern } from './todoPattern.ts';

type Found = {
	version: number;
	scanner: CommentScanner;
	pattern: TodoPattern;
	todos: readonly Todo[];
};

/** The TODOs of open documents. A document is scanned once a version, when somebody asks. */
export class DocumentTodos implements vscode.Disposable {
	readonly #languages: LanguageConfigurations;
	readonly #keywords = new Setting<unknown>('todo.keywords', defaultKeywords);
	readonly #format = new Setting<unknown>('todo.format', defaultFormat);
	readonly #found = new WeakMap<vscode.TextDocument, Found>();
	readonly #listeners: vscode.Disposable;
	#pattern: TodoPattern | undefined;

	constructor(log: vscode.LogOutputChannel) {
		this.#languages = new LanguageConfigurations(log);
		const forget = (): void => {
			this.#pattern = undefined;
		};
		this.#listeners = vscode.Disposable.from(
			this.#languages,
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
		const scanner = await this.#languages.scanner(document.languageId);
		if (!scanner) {
			return [];
		}
		const { pattern } = this;
		const { version } = document;
		const known = this.#found.get(document);
		if (known?.version === version && known.scanner === scanner && known.pattern === pattern) {
			return known.todos;
		}
		const text = document.getText();
		const todos = findTodos(text, () => scanner.scan(text), pattern);
		this.#found.set(document, { version, scanner, pattern, todos });
		return todos;
	}
}
