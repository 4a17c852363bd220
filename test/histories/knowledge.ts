import type { FieldConflict, TroubleChoice } from '../../src/tasks/trouble.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import type { Mark, ModelField } from './write.ts';

type Written = { mark: Mark; field: ModelField; value: unknown; shown: unknown };

/** What was made of a task elsewhere, to be overwritten. */
type Theirs = { id: TaskId; mark: Mark; field: ModelField; value: unknown };

/** What the person saw of tasks, and decided. */
export class Knowledge {
	/** In the order in which it was written, with what was decided before. */
	#writes: readonly (Written & { decided: number })[] = [];
	#decisions: readonly (FieldConflict & { id: TaskId; choice: TroubleChoice })[] = [];

	/** The person wrote a value in the place of the one that was shown. */
	wrote(written: Written): void {
		this.#writes = [...this.#writes, { ...written, decided: this.#decisions.length }];
	}

	/** The person saw both sides of a conflict, and chose. */
	decided(id: TaskId, conflict: FieldConflict, choice: TroubleChoice): void {
		this.#decisions = [...this.#decisions, { ...conflict, id, choice }];
	}

	/** Whether the person meant this value to be in the place of theirs: for it, or having seen it before. */
	meant(value: unknown, theirs: Theirs): boolean {
		return this.#isChosen(value, theirs) || this.#saw(value, theirs);
	}

	/** The person took this side, where theirs was the other one. */
	#isChosen(value: unknown, { id, field, value: other }: Theirs): boolean {
		return this.#decisions.some(
			(one) =>
				one.choice === 'mine' &&
				one.id === id &&
				one.field === field &&
				isEqual(one.theirs, other) &&
				isEqual(one.mine, value),
		);
	}

	/** Theirs was shown where the value was written, or that which the value replaced, or in a conflict before. */
	#saw(value: unknown, theirs: Theirs, before: readonly unknown[] = []): boolean {
		const { id, mark, field, value: other } = theirs;
		const first = this.#decisions.findIndex(
			(one) => one.id === id && one.field === field && isEqual(one.theirs, other),
		);
		return this.#writes
			.filter((one) => one.mark === mark && one.field === field && isEqual(one.value, value))
			.some(
				({ shown, decided }) =>
					isEqual(shown, other) ||
					// Another window may show for a moment what was before; the person has seen both.
					(first !== -1 && first < decided) ||
					(![...before, value].some((one) => isEqual(one, shown)) &&
						this.#saw(shown, theirs, [...before, value])),
			);
	}
}

function isEqual(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
