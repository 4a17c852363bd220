import * as vscode from 'vscode';
import { defaultFormat } from '../products/reference.ts';
import { Setting } from '../ui/setting.ts';
import { commentAt } from './commentAt.ts';
import type { CommentSpan } from './commentSpan.ts';
import { findInText, type Pause } from './findInText.ts';
import type { Todo } from './findTodos.ts';
import { InstalledLanguages } from './installedLanguages.ts';
import { defaultKeywords, type TodoPattern, todoPattern } from './todoPattern.ts';
import { VersionedTodos } from './versionedTodos.ts';
import type { LoadDisk } from './workspace/disk.ts';

/** The TODOs of open documents. A document is looked into once a version, when somebody asks. */
export class DocumentTodos implements vscode.Disposable {
	readonly #languages: InstalledLanguages;
	readonly #keywords = new Setting<unknown>('todo.keywords', defaultKeywords);
	readonly #format = new Setting<unknown>('todo.format', defaultFormat);
	readonly #changed = new vscode.EventEmitter<void>();
	readonly #found: VersionedTodos;
	readonly #log: vscode.LogOutputChannel;
	readonly #listeners: vscode.Disposable;
	#pattern: TodoPattern | undefined;

	/** Tells that other texts are TODOs by the settings now. */
	readonly onDidChangePattern = this.#changed.event;

	/** `extensionUri`: our own folder. */
	constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel, disk: LoadDisk) {
		this.#log = log;
		this.#languages = new InstalledLanguages(extensionUri, log, disk);
		this.#found = new VersionedTodos((languageId) => this.#languages.comments(languageId));
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
		if (!this.#pattern) {
			const format = this.#format.value;
			this.#pattern = todoPattern(this.#keywords.value, format);
			if (this.#pattern.format !== format) {
				this.#log.warn(
					`With togglTasks.todo.format “${String(format)}” no TODO would be known again. The default is used.`,
				);
			}
		}
		return this.#pattern;
	}

	/** The TODOs of the document as it is when this resolves; none where its language's comments aren't known. */
	of(document: vscode.TextDocument): Promise<readonly Todo[]> {
		return this.#found.of(document, () => this.pattern);
	}

	/** The TODOs of a text that is no document; `undefined` when `pause` said that nobody waits any more. */
	async inText(text: string, languageId: string, pause: Pause): Promise<readonly Todo[] | undefined> {
		const comments = await this.#languages.comments(languageId);
		return comments ? findInText(text, comments, this.pattern, pause) : [];
	}

	/** The whole comment that a place of the text is in; `undefined` where there is none. */
	async commentAt(text: string, offset: number, languageId: string): Promise<CommentSpan | undefined> {
		const comments = await this.#languages.comments(languageId);
		return comments && commentAt(text, offset, comments, nextTurn);
	}
}

/** For what is always waited for. */
async function nextTurn(): Promise<boolean> {
	await new Promise((resolve) => {
		setImmediate(resolve);
	});
	return true;
}
