import { type Call, ScriptedApi } from './scriptedApi.ts';
import type { Task } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { TaskError } from '../../src/tasks/taskError.ts';

/** A store that has read its one account. */
export async function storeWith(tasks: readonly Task[]): Promise<{ store: TaskStore; api: ScriptedApi }> {
	const api = new ScriptedApi(tasks);
	const store = new TaskStore();
	store.connect(api);
	await store.settled();
	return { store, api };
}

export function offline(): TaskError {
	return new TaskError({ kind: 'offline', service: 'Toggl Focus' });
}

/** Holds calls back until the test lets each go on, or fail. The calls of one name stand in a line. */
export class Gates {
	readonly #held: (PromiseWithResolvers<void> & Call)[] = [];
	readonly #names: readonly string[];

	constructor(...names: readonly string[]) {
		this.#names = names;
	}

	readonly hold = (call: Call): Promise<void> | void => {
		if (this.#names.includes(call.name)) {
			const gate = { ...Promise.withResolvers<void>(), ...call };
			this.#held.push(gate);
			return gate.promise;
		}
	};

	/** Lets the first held call of the name go on once it's there, and everything go as far as it goes by itself. */
	async open(name: string, failure?: Error): Promise<void> {
		await calm();
		const at = this.#held.findIndex((gate) => gate.name === name);
		const [gate] = at === -1 ? [] : this.#held.splice(at, 1);
		if (!gate) {
			throw new Error(`nobody called ${name}`);
		}
		if (failure) {
			gate.reject(failure);
		} else {
			gate.resolve();
		}
		await calm();
	}

	/** The calls that are held back now. */
	get waiting(): readonly string[] {
		return this.#held.map(({ name, ids }) => [name, ...ids].join(' '));
	}
}

/** Resolves when nothing is left to do that waits for nobody; what is kept goes out after what is being done. */
export async function calm(): Promise<void> {
	for (let turn = 0; turn < 4; turn++) {
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}
}
