import assert from 'node:assert/strict';
import type { TaskId } from '../../src/tasks/task.ts';
import type { Clock } from './clock.ts';
import { productIn } from './outbox.ts';
import type { PlayedProduct, SentEdit, ServedTask } from './product.ts';
import type { Mark, Value, WrittenField } from './write.ts';

/** For how long a copy of a task counts as what the service has, in milliseconds. */
const freshFor = 5 * 60_000;

/** For how long a server keeps a request waiting at most, in milliseconds by the real clock: longer than any `delay`. */
const longestDelay = 100;

/** An edit made elsewhere is never overwritten, unless the person saw it or it was made just now. */
export class Overwrites {
	readonly #products: readonly PlayedProduct[];
	readonly #clock: Clock;
	#edits: readonly (SentEdit & { mark: Mark; time: number; requests: number; isArchived: boolean })[] = [];
	/** What was shown where a value was written. */
	readonly #seen = new Map<string, unknown>();
	/** What the person saw in a conflict. */
	readonly #chosen = new Set<unknown>();

	constructor(products: readonly PlayedProduct[], clock: Clock) {
		this.#products = products;
		this.#clock = clock;
	}

	elsewhere({ id, mark, values }: ServedTask, field: WrittenField, value: Value): void {
		const { requests: sent } = productIn(this.#products, id).server;
		// What has come just now and isn't answered may be worked off only after this.
		const underWay = sent.findIndex(({ status, at }) => status === 0 && Date.now() - at < longestDelay);
		const requests = underWay === -1 ? sent.length : underWay;
		const isArchived = values.archived === true;
		const edit = { id, mark, field, value, time: this.#clock.now(), requests, isArchived };
		this.#edits = [...this.#edits, edit];
	}

	/** The task was archived or deleted elsewhere: no cheap look tells what it had become before. */
	left(id: TaskId): void {
		this.#edits = this.#edits.filter((edit) => edit.id !== id);
	}

	/** The person wrote a value in the place of the one that was shown. */
	wrote(mark: Mark, value: unknown, shown: unknown): void {
		this.#seen.set(keyOf(mark, value), shown);
	}

	/** The person saw a conflict with this value, and chose. */
	chosen(theirs: unknown): void {
		this.#chosen.add(theirs);
	}

	prove(): void {
		for (const product of this.#products) {
			const sent = product.server.requests.flatMap((request, index) =>
				// Nothing is done to a task that is gone, nor to others with it.
				request.status === 404
					? []
					: (product.editsIn?.(request) ?? []).map((edit) => ({ ...edit, index, at: request.at })),
			);
			for (const [number, edit] of this.#edits.entries()) {
				const isSame = ({ id, field }: SentEdit): boolean => id === edit.id && field === edit.field;
				const next = this.#edits.slice(number + 1).find(isSame);
				// What was sent before may be worked off later, and what was made of the first is the person's own.
				const first = sent.find((one) => isSame(one) && one.index >= edit.requests);
				// No cheap look tells what an archived task becomes; yet it's no more what it became before.
				if (first && !edit.isArchived && (!next || first.index < next.requests)) {
					const isNew = this.#clock.at(first.at) - edit.time <= freshFor;
					const isKnown =
						this.#chosen.has(edit.value) || this.#sawBefore(edit.mark, first.value, edit.value);
					assert.ok(
						isNew || isKnown,
						`${JSON.stringify(edit.value)} of ${edit.field} of “${edit.mark}” (${edit.id}) was overwritten by ${JSON.stringify(first.value)} without a word`,
					);
				}
			}
		}
	}

	/** Whether the person saw one value before writing the other, or what that one replaced. */
	#sawBefore(mark: Mark, value: unknown, other: unknown): boolean {
		for (let at = value; this.#seen.has(keyOf(mark, at)); at = this.#seen.get(keyOf(mark, at))) {
			if (this.#seen.get(keyOf(mark, at)) === other) {
				return true;
			}
			if (this.#seen.get(keyOf(mark, at)) === at) {
				return false;
			}
		}
		return false;
	}
}

function keyOf(mark: Mark, value: unknown): string {
	return `${mark} ${JSON.stringify(value)}`;
}
