import { setImmediate } from 'node:timers/promises';
import type { TextChange } from '../../../src/todo/writeBack/anchor.ts';
import type { Todo } from '../../../src/todo/findTodos.ts';
import type { TextEdit } from '../../../src/todo/referenceEdit.ts';
import type { LiveText, TextEvent, Texts } from '../../../src/todo/writeBack/texts.ts';
import { Emitter } from '../../../src/tasks/emitter.ts';
import { todosIn } from '../../todo/todosIn.ts';
import { type Char, type ModelDisk, textOf } from './modelDisk.ts';

const uri = 'file:///code/tide.ts';

/** A change of a document; what it puts in may come from elsewhere with its identity. */
export type ModelChange = { offset: number; length: number; chars: readonly Char[] };

/** The document of the file in one window. */
class ModelDocument {
	chars: readonly Char[];
	/** What the file held when it was read or saved. */
	base: readonly Char[];
	version = 1;
	isClosed = false;
	/** Whether it has a tab. */
	isShown: boolean;
	/** What one press of undo leads back to, and one more. */
	readonly undo: (readonly Char[])[] = [];

	constructor(chars: readonly Char[], isShown: boolean, base = chars) {
		this.chars = chars;
		this.base = base;
		this.isShown = isShown;
	}

	get text(): string {
		return textOf(this.chars);
	}

	get isDirty(): boolean {
		return this.text !== textOf(this.base);
	}
}

/** How the extension reaches the file in one window, as VS Code does it: with time passing between any two things. */
export class ModelTexts implements Texts {
	readonly #disk: ModelDisk;
	readonly #turns: () => number;
	readonly #onEdit: (before: readonly Char[], edit: TextEdit) => void;
	readonly #happened = new Emitter<TextEvent>();
	readonly #watcher: { dispose(): void };
	document: ModelDocument | undefined;

	readonly onDidHappen = this.#happened.event;

	/** @param turns how long something takes; `onEdit` hears of what the extension writes before it's there */
	constructor(
		disk: ModelDisk,
		turns: () => number,
		onEdit: (before: readonly Char[], edit: TextEdit) => void,
	) {
		this.#disk = disk;
		this.#turns = turns;
		this.#onEdit = onEdit;
		this.#watcher = disk.watch(() => this.#reload());
	}

	async pause(): Promise<void> {
		for (let turn = this.#turns(); turn > 0; turn--) {
			await setImmediate();
		}
	}

	opened(): LiveText | undefined {
		return this.document && this.#live(this.document);
	}

	async open(): Promise<LiveText | undefined> {
		await this.pause();
		const document = this.document ?? this.show(undefined, false);
		return document && this.#live(document);
	}

	/** @param backup what VS Code had kept of an unsaved text */
	show(
		backup?: { chars: readonly Char[]; base: readonly Char[] },
		isShown = true,
	): ModelDocument | undefined {
		const chars = backup?.chars ?? this.#disk.chars;
		if (this.document || !chars) {
			if (this.document && isShown) {
				this.document.isShown = true;
			}
			return this.document;
		}
		this.document = new ModelDocument(chars, isShown, backup?.base);
		this.#happened.fire({ kind: 'opened', uri });
		return this.document;
	}

	/** The window is gone: nothing that is still under way in it has any effect. */
	kill(): void {
		if (this.document) {
			this.document.isClosed = true;
		}
		this.#watcher.dispose();
	}

	close(): void {
		if (this.document) {
			this.document.isClosed = true;
			this.document = undefined;
			this.#happened.fire({ kind: 'closed', uri });
		}
	}

	/** Saves, unless somebody else wrote the file since it was read: then VS Code asks, and the person lets it be. */
	save(): void {
		const { document } = this;
		if (!document?.isDirty || textOf(this.#disk.chars ?? []) !== textOf(document.base)) {
			return;
		}
		document.base = document.chars;
		this.#disk.write(document.chars);
		this.#happened.fire({ kind: 'saved', uri });
	}

	/** One step to undo. */
	change(changes: readonly ModelChange[]): void {
		const { document } = this;
		if (document && changes.length > 0) {
			document.undo.push(document.chars);
			this.#change(document, changes);
		}
	}

	undo(): void {
		const { document } = this;
		const former = document?.undo.pop();
		if (document && former) {
			this.#change(document, [difference(document.chars, former)]);
		}
	}

	#change(document: ModelDocument, changes: readonly ModelChange[]): void {
		const lastFirst = changes.toSorted((a, b) => b.offset - a.offset);
		const chars = lastFirst.reduce<readonly Char[]>(
			(now, change) => now.toSpliced(change.offset, change.length, ...change.chars),
			document.chars,
		);
		const text = textOf(chars);
		if (text === document.text) {
			// Of lines that are the same to the letter nobody can see that they changed places.
			return;
		}
		document.chars = chars;
		document.version++;
		const told = lastFirst.map(({ offset, length, chars: put }): TextChange => ({
			offset,
			length,
			text: textOf(put),
		}));
		this.#happened.fire({ kind: 'changed', uri, changes: told, text });
	}

	/** What has no unsaved changes follows the file. */
	#reload(): void {
		const { document } = this;
		const { chars } = this.#disk;
		if (document && chars && !document.isDirty && textOf(chars) !== document.text) {
			this.#change(document, [difference(document.chars, chars)]);
			document.base = chars;
		}
	}

	isShared(): boolean {
		return true;
	}

	async nextChange(): Promise<void> {
		await setImmediate();
	}

	#live(document: ModelDocument): LiveText {
		return {
			uri,
			get text() {
				return document.text;
			},
			get isUnsaved() {
				return document.isDirty;
			},
			todos: async (): Promise<readonly Todo[]> => {
				await this.pause();
				return todosIn('typescript', document.text);
			},
			isWritable: async () => {
				await this.pause();
				return true;
			},
			replace: async (...edits: readonly TextEdit[]) => {
				const { version } = document;
				const saveAfterwards = !document.isDirty && !document.isShown;
				await this.pause();
				if (document.isClosed || document.version !== version) {
					return false;
				}
				const before = document.chars;
				for (const edit of edits) {
					this.#onEdit(before, edit);
				}
				this.change(
					edits.map(({ start, end, text }) => ({
						offset: start,
						length: end - start,
						chars: this.#disk.made(text),
					})),
				);
				if (saveAfterwards) {
					await this.pause();
					if (!document.isClosed) {
						this.save();
					}
				}
				return true;
			},
		};
	}
}

/** The change that makes one text of another, of whole lines, as VS Code makes it when a file is read anew. */
function difference(before: readonly Char[], after: readonly Char[]): ModelChange {
	const most = Math.min(before.length, after.length);
	let start = 0;
	while (start < most && before[start]?.char === after[start]?.char) {
		start++;
	}
	while (start > 0 && before[start - 1]?.char !== '\n') {
		start--;
	}
	let end = 0;
	while (end < most - start && before.at(-1 - end)?.char === after.at(-1 - end)?.char) {
		end++;
	}
	while (end > 0 && before.at(-end)?.char !== '\n') {
		end--;
	}
	return {
		offset: start,
		length: before.length - end - start,
		chars: after.slice(start, after.length - end),
	};
}
