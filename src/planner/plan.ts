import type { GroupKind } from '../tasks/groupApi.ts';
import { type IsoDate, type Product, productOf } from '../tasks/task.ts';
import type { Disposable } from '../tasks/taskApi.ts';
import { asTaskError, type TaskError } from '../tasks/taskError.ts';
import type { DayRange } from '../tasks/groupedTask.ts';
import type { StoreChange } from '../tasks/taskIndex.ts';
import type { TaskMove } from '../tasks/taskMove.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { rangeFrom } from './days.ts';
import { followed, type Groups, moved } from './listing.ts';

/** Whose tasks are shown, by what, and from which day on. */
export type PlanChoice = { product: Product; by: GroupKind; from: IsoDate };

/** A move on its way, and the groups that it is among. */
type Moving = { readonly move: TaskMove; readonly by: GroupKind };

/**
 * What the planner shows: what the service listed, what became of these tasks since, and on top the person's
 * moves that are on their way. It asks the service only when told to.
 */
export class Plan implements Disposable {
	readonly #store: TaskStore;
	readonly #changed: () => void;
	readonly #listener: Disposable;
	#choice: PlanChoice;
	#listed: Groups = [];
	#asked: AbortController | undefined;
	#problem: TaskError | undefined;
	/** The moves on their way, in their order. */
	readonly #moving = new Set<Moving>();
	/** What has come true since the service was asked: its answer may not know of it. */
	#since: ((groups: Groups) => Groups)[] = [];

	/** `changed` is called whenever there is something else to show. */
	constructor(store: TaskStore, choice: PlanChoice, changed: () => void) {
		this.#store = store;
		this.#choice = choice;
		this.#changed = changed;
		this.#listener = store.onDidChange((change) => this.#follow(change));
	}

	get choice(): PlanChoice {
		return this.#choice;
	}

	get range(): DayRange {
		return rangeFrom(this.#choice.from);
	}

	get isLoading(): boolean {
		return this.#asked !== undefined;
	}

	/** Why the last request failed. */
	get problem(): TaskError | undefined {
		return this.#problem;
	}

	get groups(): Groups {
		const { by } = this.#choice;
		let groups = this.#listed;
		for (const moving of this.#moving) {
			groups = moving.by === by ? moved(groups, by, moving.move) : groups;
		}
		return groups;
	}

	/** Shows something else and asks for it. */
	async choose(choice: Partial<PlanChoice>): Promise<void> {
		const next = { ...this.#choice, ...choice };
		if (next.by !== this.#choice.by || next.product !== this.#choice.product) {
			this.#listed = [];
		}
		this.#choice = next;
		await this.refresh();
	}

	/** Asks for the groups anew; what is on show stays until they're there. Never rejects: `problem` tells. */
	async refresh(): Promise<void> {
		this.#asked?.abort();
		const asked = new AbortController();
		this.#asked = asked;
		this.#since = [];
		const { product, by } = this.#choice;
		this.#changed();
		try {
			const listed = await this.#store.groups.list(product, by, this.range, asked.signal);
			if (this.#asked === asked) {
				this.#listed = this.#since.reduce((groups, change) => change(groups), listed);
				this.#problem = undefined;
			}
		} catch (error) {
			if (this.#asked === asked) {
				this.#problem = asTaskError(error);
			}
		}
		if (this.#asked === asked) {
			this.#asked = undefined;
			this.#changed();
		}
	}

	/** Shows a move while `send` is under way, and takes it back when that rejects. */
	async move(move: TaskMove, send: () => Promise<unknown>): Promise<void> {
		const moving = { move, by: this.#choice.by };
		this.#moving.add(moving);
		this.#changed();
		try {
			await send();
			this.#comeTrue((groups) =>
				this.#choice.by === moving.by ? moved(groups, moving.by, move) : groups,
			);
		} finally {
			this.#moving.delete(moving);
			this.#changed();
		}
	}

	dispose(): void {
		this.#listener.dispose();
		this.#asked?.abort();
		this.#asked = undefined;
	}

	#comeTrue(change: (groups: Groups) => Groups): void {
		this.#listed = change(this.#listed);
		if (this.#asked) {
			this.#since.push(change);
		}
	}

	#follow({ tasks, accounts }: StoreChange): void {
		const { product, by } = this.#choice;
		const own = new Set([...this.#moving].map(({ move }) => move.taskId));
		const ours = tasks.filter(({ before, after }) => {
			const id = (after ?? before)?.id;
			return id !== undefined && productOf(id) === product && !own.has(id);
		});
		if (ours.length > 0 && this.#listed.length > 0) {
			const { range } = this;
			this.#comeTrue((groups) =>
				ours.reduce((before, change) => followed(before, by, range, change), groups),
			);
		}
		if (ours.length > 0 || accounts) {
			this.#changed();
		}
	}
}
