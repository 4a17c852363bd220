import { setImmediate } from 'node:timers/promises';
import type { Documents } from '../../../src/storage/documents.ts';
import { Emitter } from '../../../src/tasks/emitter.ts';
import type { Account } from '../../../src/tasks/account.ts';
import { defaultFormat } from '../../../src/products/reference.ts';
import { type Task, type TaskId } from '../../../src/tasks/task.ts';
import type { OnKept } from '../../../src/tasks/taskApi.ts';
import { Intents } from '../../../src/todo/intents.ts';
import type { TextEdit } from '../../../src/todo/referenceEdit.ts';
import { TodoCreation } from '../../../src/todo/writeBack/todoCreation.ts';
import { WriteBacks } from '../../../src/todo/writeBack/writeBacks.ts';
import { makeTask } from '../../tasks/makeTask.ts';
import { type Char, findChars, type ModelDisk } from './modelDisk.ts';
import { ModelTexts } from './modelTexts.ts';

/** A service that is far away: tasks are created here at once, and get their numbers later. */
export class ModelService {
	isReached = false;
	readonly #changed = new Emitter<void>();
	readonly onDidChange = this.#changed.event;

	reach(): void {
		this.isReached = true;
		this.#changed.fire();
	}

	idNow(id: TaskId): TaskId {
		return this.isReached ? id.replace(':new-', ':10').replace(/-.*/, '') : id;
	}

	/** The tasks that were ever made. */
	made(documents: Documents): readonly TaskId[] {
		return documents.read('tasks', (reading) => reading.all('task').map(({ id }) => `focus:new-${id}-x`));
	}

	async create(documents: Documents, onKept: OnKept): Promise<Task> {
		const id = documents.transact('tasks', (transaction) => {
			const number = transaction.nextId('task');
			transaction.put('task', number, {});
			onKept([`focus:new-${number}-x`]);
			return `focus:new-${number}-x`;
		});
		return makeTask(this.idNow(id));
	}

	/** What a window's store knows. */
	store(documents: Documents) {
		const get = (id: TaskId): Task | undefined =>
			this.made(documents).some((made) => this.idNow(made) === this.idNow(id))
				? makeTask(this.idNow(id))
				: undefined;
		return {
			account: (): Account | undefined => ({}) as Account,
			get,
			idNow: (id: TaskId) => this.idNow(id),
			load: async (id: TaskId): Promise<Task> => get(id) ?? makeTask(id),
			settled: async (): Promise<void> => {},
			onDidChange: this.onDidChange,
		};
	}
}

export type ModelParts = {
	disk: ModelDisk;
	service: ModelService;
	processes: Set<number>;
	turns: () => number;
	onEdit: (window: ModelWindow, before: readonly Char[], edit: TextEdit) => void;
	onTold: (task: Task) => void;
	onLog: (line: string) => void;
};

/** One window with the extension in it, until it is killed. */
export class ModelWindow {
	readonly texts: ModelTexts;
	readonly intents: Intents;
	readonly documents: Documents;
	readonly #parts: ModelParts;
	readonly #writeBacks: WriteBacks;
	readonly #creation: TodoCreation;
	readonly #process: number;

	constructor(parts: ModelParts, workspace: string, process: number) {
		const { disk, service, processes, turns, onEdit, onTold, onLog } = parts;
		this.#parts = parts;
		this.#process = process;
		processes.add(process);
		this.documents = disk.documents(() => this.isAlive);
		this.texts = new ModelTexts(disk, turns, (before, edit) => onEdit(this, before, edit));
		const store = service.store(this.documents);
		const window = {
			id: `window ${process}`,
			process,
			isAlive: (id: number) => processes.has(id),
			workspace,
			now: () => 1_700_000_000_000,
			lease: 30_000,
		};
		this.intents = new Intents(this.documents, window);
		const { intents, texts } = this;
		this.#writeBacks = new WriteBacks({
			intents,
			texts,
			store,
			window,
			format: () => defaultFormat,
			tell: (task) => onTold(task),
			log: onLog,
			patience: { inWorkspace: 0, elsewhere: 0 },
			keepAfter: 0,
		});
		this.#creation = new TodoCreation({ store, texts, intents, writeBacks: this.#writeBacks });
	}

	get isAlive(): boolean {
		return this.#parts.processes.has(this.#process);
	}

	/** Some time has passed. */
	wake(): void {
		this.#writeBacks.wake();
	}

	/** Asks for the task of the TODO whose keyword these characters are, if it's there and still wanted by then. */
	async trigger(ids: readonly number[], isWanted: () => boolean): Promise<Task | undefined> {
		const live = this.texts.opened();
		const todos = await live?.todos();
		const start = findChars(this.texts.document?.chars ?? [], ids);
		const todo = todos?.find((each) => each.start === start && each.reference === undefined);
		if (!live || !todos || !todo || !isWanted()) {
			return undefined;
		}
		return this.#creation.create(live, todos, todo, async (create) => {
			await this.texts.pause();
			return create((onKept) => this.#parts.service.create(this.documents, onKept));
		});
	}

	kill(): void {
		this.#parts.processes.delete(this.#process);
		this.texts.kill();
		this.#writeBacks.dispose();
		this.intents.dispose();
	}
}

/** All that was begun without waiting for anybody has come to its end. */
export async function settled(): Promise<void> {
	for (let turn = 0; turn < 60; turn++) {
		await setImmediate();
	}
}
