import type { Documents } from '../../../src/storage/documents.ts';
import { TaskError } from '../../../src/tasks/taskError.ts';
import { memoryDocuments } from '../../../src/storage/memoryDocuments.ts';

/** A character that keeps its identity wherever it goes. */
export type Char = { readonly char: string; readonly id: number };

export function textOf(chars: readonly Char[]): string {
	return chars.map(({ char }) => char).join('');
}

/** Where the characters are, in one piece. */
export function findChars(chars: readonly Char[], ids: readonly number[]): number | undefined {
	const start = chars.findIndex(({ id }) => id === ids[0]);
	return start >= 0 && ids.every((id, at) => chars[start + at]?.id === id) ? start : undefined;
}

/** What all windows share: the files, and the documents of the extension. */
export class ModelDisk {
	#next = 0;
	#chars: readonly Char[] | undefined;
	readonly #kept = memoryDocuments();
	readonly #elsewhere = new Set<() => void>();
	readonly #watchers = new Set<() => void>();

	/** The one file; nothing when it is deleted. */
	get chars(): readonly Char[] | undefined {
		return this.#chars;
	}

	made(text: string): Char[] {
		return text.split('').map((char) => ({ char, id: this.#next++ }));
	}

	write(chars: readonly Char[]): void {
		this.#chars = chars;
		for (const watcher of this.#watchers) {
			setImmediate(watcher);
		}
	}

	watch(watcher: () => void): { dispose(): void } {
		this.#watchers.add(watcher);
		return { dispose: () => this.#watchers.delete(watcher) };
	}

	/** A window's way to the documents. */
	documents(isAlive: () => boolean): Documents {
		const kept = this.#kept;
		const own = new Set<() => void>();
		return {
			...kept,
			durable: true,
			transact: (account, work) => {
				if (!isAlive()) {
					throw new TaskError({ kind: 'storage', reason: 'the window is gone.' });
				}
				const result = kept.transact(account, work);
				for (const listener of this.#elsewhere) {
					if (!own.has(listener)) {
						setImmediate(listener);
					}
				}
				return result;
			},
			onDidChangeElsewhere: (listener) => {
				own.add(listener);
				this.#elsewhere.add(listener);
				return { dispose: () => this.#elsewhere.delete(listener) };
			},
		};
	}
}
