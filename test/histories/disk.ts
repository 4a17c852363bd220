import type { Document, Documents, Reading, Transaction } from '../../src/storage/documents.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { TaskError } from '../../src/tasks/taskError.ts';

/** One file with documents, open in several windows that hear of each other at once. */
export class Disk {
	readonly #file: string;
	readonly #handles = new Set<Handle>();

	constructor(file: string) {
		this.#file = file;
	}

	open(): Handle {
		const handle = new Handle(openSqliteDocuments(this.#file), () => this.#tell(handle));
		this.#handles.add(handle);
		return handle;
	}

	close(): void {
		for (const handle of this.#handles) {
			handle.close();
		}
	}

	#tell(writer: Handle): void {
		setImmediate(() => {
			for (const handle of this.#handles) {
				if (handle !== writer) {
					handle.hear();
				}
			}
		});
	}
}

/** One window's way to the file. Once it is closed, nothing that the window still does reaches the disk. */
export class Handle implements Documents {
	readonly durable = true;
	readonly #documents: Documents;
	readonly #wrote: () => void;
	readonly #listeners = new Set<() => void>();
	#open = true;

	constructor(documents: Documents, wrote: () => void) {
		this.#documents = documents;
		this.#wrote = wrote;
	}

	get isOpen(): boolean {
		return this.#open;
	}

	transact<T>(account: string, work: (transaction: Transaction) => T): T {
		this.#prove();
		const result = this.#documents.transact(account, work);
		this.#wrote();
		return result;
	}

	read<T>(account: string, work: (reading: Reading) => T): T {
		this.#prove();
		return this.#documents.read(account, work);
	}

	changedSince(account: string, revision: number): { revision: number; documents: readonly Document[] } {
		this.#prove();
		return this.#documents.changedSince(account, revision);
	}

	revision(account: string): number {
		this.#prove();
		return this.#documents.revision(account);
	}

	onDidChangeElsewhere(listener: () => void): { dispose(): void } {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	}

	hear(): void {
		if (this.#open) {
			for (const listener of this.#listeners) {
				listener();
			}
		}
	}

	close(): void {
		if (this.#open) {
			this.#open = false;
			this.#documents.close();
		}
	}

	#prove(): void {
		if (!this.#open) {
			throw new TaskError({ kind: 'storage', reason: 'the window is gone.' });
		}
	}
}
