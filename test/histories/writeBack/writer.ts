import type { Documents } from '../../../src/storage/documents.ts';
import { defaultFormat } from '../../../src/products/reference.ts';
import type { Product } from '../../../src/tasks/task.ts';
import type { TaskStore } from '../../../src/tasks/taskStore.ts';
import { Intents } from '../../../src/todo/intents.ts';
import { TodoCreation } from '../../../src/todo/writeBack/todoCreation.ts';
import { WriteBacks } from '../../../src/todo/writeBack/writeBacks.ts';
import { fileTexts, live } from './fileTexts.ts';

/** What makes tasks of TODOs in a window without an editor, and writes their references. */
export class Writer {
	readonly intents: Intents;
	readonly told: string[] = [];
	readonly #store: TaskStore;
	readonly #writeBacks: WriteBacks;
	readonly #creation: TodoCreation;

	constructor(store: TaskStore, documents: Documents) {
		const window = {
			id: crypto.randomUUID(),
			process: process.pid,
			isAlive,
			workspace: 'one',
			now: Date.now,
			lease: 30_000,
		};
		this.#store = store;
		this.intents = new Intents(documents, window);
		const parts = { intents: this.intents, texts: fileTexts, store };
		this.#writeBacks = new WriteBacks({
			...parts,
			window,
			format: () => defaultFormat,
			tell: ({ name }) => this.told.push(name),
			log: (line) => this.told.push(line),
			patience: { inWorkspace: 0, elsewhere: 0 },
		});
		this.#creation = new TodoCreation({ ...parts, writeBacks: this.#writeBacks });
	}

	/** Makes the tasks of all TODOs of a file that have none, one after the other. */
	async createAll(uri: string, product: Product): Promise<void> {
		for (const { text } of (await live(uri).todos()).filter(({ reference }) => !reference)) {
			const now = live(uri);
			const todos = await now.todos();
			const todo = todos.find((each) => each.text === text);
			if (todo) {
				await this.#creation.create(now, todos, todo, (create) =>
					create((onKept) => this.#store.create(product, { name: text }, onKept)),
				);
			}
		}
	}

	wake(): void {
		this.#writeBacks.wake();
	}

	dispose(): void {
		this.#writeBacks.dispose();
		this.intents.dispose();
	}
}

function isAlive(id: number): boolean {
	try {
		process.kill(id, 0);
		return true;
	} catch {
		return false;
	}
}
