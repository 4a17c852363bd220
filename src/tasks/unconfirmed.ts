import type { Task, TaskId } from './task.ts';

/** What a change makes of a task; nothing when the task goes by it. */
export type Effect = (task: Task) => Task | undefined;

/** The tasks with changes on their way: what the service last said of each, and what the person made of it since. */
export class Unconfirmed {
	readonly #byTask = new Map<TaskId, { said: Task | undefined; effects: Set<Effect> }>();

	/** The service's word on these tasks; for the others it's what is on show. */
	get said(): readonly Task[] {
		return [...this.#byTask.values()].flatMap(({ said }) => said ?? []);
	}

	has(id: TaskId): boolean {
		return this.#byTask.has(id);
	}

	/** Takes the service's newest word on a task and gives the task as it is to be shown. */
	over(id: TaskId, said: Task | undefined): Task | undefined {
		const known = this.#byTask.get(id);
		if (!known) {
			return said;
		}
		known.said = said;
		return this.#shown(id);
	}

	/** Lays an effect over the others. `said` is the task as it is on show when there are none. */
	add(id: TaskId, said: Task | undefined, effect: Effect): Task | undefined {
		const known = this.#byTask.get(id) ?? { said, effects: new Set() };
		this.#byTask.set(id, known);
		known.effects.add(effect);
		return this.#shown(id);
	}

	/** The service has the change: from now on the effect is part of its word, or `told` is. */
	confirm(id: TaskId, effect: Effect, told: Task | undefined): Task | undefined {
		const known = this.#byTask.get(id);
		if (known) {
			known.said = told ?? (known.said && effect(known.said));
		}
		return this.takeBack(id, effect);
	}

	/** The change failed: what remains is as if it had never been. */
	takeBack(id: TaskId, effect: Effect): Task | undefined {
		const known = this.#byTask.get(id);
		known?.effects.delete(effect);
		if (known?.effects.size === 0) {
			this.#byTask.delete(id);
			return known.said;
		}
		return this.#shown(id);
	}

	#shown(id: TaskId): Task | undefined {
		const { said, effects = [] } = this.#byTask.get(id) ?? {};
		let shown = said;
		for (const effect of effects) {
			shown = shown && effect(shown);
		}
		return shown && { ...shown, pending: true };
	}
}
