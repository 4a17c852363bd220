import type { FieldConflict, TroubleChoice } from '../../src/tasks/trouble.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import type { Mark, ModelField, Value } from './write.ts';
import { valueIn } from './valueIn.ts';

export type Written = {
	mark: Mark;
	field: ModelField;
	value: Value;
	/** What was there on show. */
	shown: Value;
	/** Whether a click set it to what was on the button, whatever was there. */
	isClick: boolean;
};

/** What was made of a task elsewhere, to be overwritten. */
type Theirs = { id: TaskId; mark: Mark; field: ModelField; value: Value };

/** Both sides of a conflict, and what the person chose. */
type Decision = { id: TaskId; field: string; mine: Value; theirs: Value; choice: TroubleChoice };

/** Whether two values are the same one now: a parent has another name once it is there. */
type IsSame = (a: Value, b: Value) => boolean;

/** What the person saw of tasks, and decided. */
export class Knowledge {
	/** In the order in which it was written, with how much was decided before. */
	#writes: readonly (Written & { decided: number })[] = [];
	#decisions: readonly Decision[] = [];

	/** The person wrote a value in the place of the one that was shown. */
	wrote(written: Written): void {
		this.#writes = [...this.#writes, { ...written, decided: this.#decisions.length }];
	}

	/** The person saw both sides of a conflict, and chose. */
	decided(id: TaskId, { field, mine, theirs }: FieldConflict, choice: TroubleChoice): void {
		const sides = { mine: valueOf(mine), theirs: valueOf(theirs) };
		this.#decisions = [...this.#decisions, { id, field, choice, ...sides }];
	}

	/** Whether the person meant this value to be in the place of theirs: for it, by a click, or having seen it before. */
	meant(value: Value, theirs: Theirs, isSame: IsSame): boolean {
		const isAbout = (one: Decision): boolean =>
			one.id === theirs.id && one.field === theirs.field && isSame(one.theirs, theirs.value);
		return (
			this.#decisions.some((one) => isAbout(one) && one.choice === 'mine' && isSame(one.mine, value)) ||
			this.#saw(value, theirs, this.#decisions.findIndex(isAbout), isSame)
		);
	}

	/** How often the person took their own side of a conflict, where it was this value. */
	insisted(id: TaskId, field: ModelField, value: Value): number {
		return this.#decisions.filter(
			(one) => one.choice === 'mine' && one.id === id && one.field === field && one.mine === value,
		).length;
	}

	/**
	 * Theirs was shown where the value was written, or that which the value replaced, or in a conflict before.
	 * @param decided the number of the first decision about theirs, -1 for none
	 * @param before what was looked at already
	 */
	#saw(
		value: Value,
		theirs: Theirs,
		decided: number,
		isSame: IsSame,
		before: readonly Value[] = [],
	): boolean {
		const { mark, field, value: other } = theirs;
		const known = [...before, value];
		return this.#writes
			.filter((one) => one.mark === mark && one.field === field && isSame(one.value, value))
			.some(
				(one) =>
					one.isClick ||
					isSame(one.shown, other) ||
					// Another window may show for a moment what was before; the person has seen both.
					(decided !== -1 && decided < one.decided) ||
					(!known.some((at) => isSame(at, one.shown)) &&
						this.#saw(one.shown, theirs, decided, isSame, known)),
			);
	}
}

function valueOf(value: unknown): Value {
	return valueIn({ notes: value }, 'notes');
}
