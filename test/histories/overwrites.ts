import assert from 'node:assert/strict';
import type { FieldConflict, TroubleChoice } from '../../src/tasks/trouble.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import type { Clock } from './clock.ts';
import { Knowledge, type Written } from './knowledge.ts';
import { madeAgain } from './madeAgain.ts';
import { productIn } from './outbox.ts';
import type { PlayedProduct, SentEdit, ServedTask } from './product.ts';
import type { Mark, Value, WrittenField } from './write.ts';

/** For how long a copy of a task counts as what the service has, in milliseconds. */
const freshFor = 5 * 60_000;

/** An edit made elsewhere is never overwritten, unless the person saw it or it was made just now. */
export class Overwrites {
	readonly #products: readonly PlayedProduct[];
	readonly #clock: Clock;
	readonly #knowledge = new Knowledge();
	/** `worked` is how many requests the service had worked off before. */
	#edits: readonly (SentEdit & { mark: Mark; time: number; worked: number; isArchived: boolean })[] = [];

	constructor(products: readonly PlayedProduct[], clock: Clock) {
		this.#products = products;
		this.#clock = clock;
	}

	elsewhere({ id, mark, values }: ServedTask, field: WrittenField, value: Value): void {
		// Of two values one is as good as the other: whoever wants the one knows the other.
		if (field === 'done' || field === 'pinned') {
			return;
		}
		const worked = productIn(this.#products, id).server.worked.length;
		const isArchived = values.archived === true;
		const edit = { id, mark, field, value, time: this.#clock.now(), worked, isArchived };
		this.#edits = [...this.#edits, edit];
	}

	/** The task was archived or deleted elsewhere: no cheap look tells what it had become before. */
	left(id: TaskId): void {
		this.#edits = this.#edits.filter((edit) => edit.id !== id);
	}

	/** The person wrote a value in the place of the one that was shown. */
	wrote(written: Written): void {
		this.#knowledge.wrote(written);
	}

	/** The person saw both sides of a conflict, and chose. */
	decided(id: TaskId, conflict: FieldConflict, choice: TroubleChoice): void {
		this.#knowledge.decided(id, conflict, choice);
	}

	/** @param aliases the names that tasks had before the service gave them one, and the ones that it gave */
	prove(aliases: ReadonlyMap<TaskId, TaskId>): void {
		const nowOf = (value: Value): Value => aliases.get(String(value)) ?? value;
		const isEqual = (a: Value, b: Value): boolean => nowOf(a) === nowOf(b);

		for (const product of this.#products) {
			const sent = product.server.worked.flatMap(({ request, status }, index) =>
				status >= 400
					? []
					: (product.editsIn?.(request) ?? []).map((edit) => ({ ...edit, index, at: request.at })),
			);
			this.#proveOnce(sent);
			for (const [number, edit] of this.#edits.entries()) {
				const isSame = ({ id, field }: SentEdit): boolean => id === edit.id && field === edit.field;
				const next = this.#edits.slice(number + 1).find(isSame);
				// What was worked off before it is another matter, and what was made of the first is the person's own.
				const first = sent.find((one) => isSame(one) && one.index >= edit.worked);
				// No cheap look tells what an archived task becomes; yet it's no more what it became before.
				if (
					first &&
					first.value !== edit.value &&
					// Who puts a whole task in the place of one is told that it goes over what others changed.
					!first.whole &&
					!edit.isArchived &&
					(!next || first.index < next.worked)
				) {
					const isNew = this.#clock.at(first.at) - edit.time <= freshFor;
					assert.ok(
						isNew || this.#knowledge.meant(first.value, edit, isEqual),
						`${JSON.stringify(edit.value)} of ${edit.field} of “${edit.mark}” (${edit.id}) was overwritten by ${JSON.stringify(first.value)} without a word`,
					);
				}
			}
		}
	}

	/** What a person wrote is made once, and once more for each time that the person insisted on it. */
	#proveOnce(sent: readonly (SentEdit & { index: number })[]): void {
		for (const again of Map.groupBy(madeAgain(sent, this.#edits), (edit) =>
			JSON.stringify(edit),
		).values()) {
			const [{ id, field, value } = raise()] = again;
			assert.ok(
				again.length <= this.#knowledge.insisted(id, field, value),
				`${field} of ${id} was made ${JSON.stringify(value)} again`,
			);
		}
	}
}

function raise(): never {
	throw new Error('none');
}
