import { isCountless } from './nextValue.ts';
import type { SentEdit } from './product.ts';

/**
 * What was made of fields once more after something else had been made of them, by requests about one task or
 * several: of fields whose values come only once.
 * @param sent with the place of each among all requests that were worked off
 * @param elsewhere with how many had been worked off before
 */
export function madeAgain(
	sent: readonly (SentEdit & { index: number })[],
	elsewhere: readonly (SentEdit & { worked: number })[],
): readonly SentEdit[] {
	const events = [
		...sent.map((edit) => ({ edit, at: edit.index, isOurs: true })),
		...elsewhere.map((edit) => ({ edit, at: edit.worked - 0.5, isOurs: false })),
	]
		.filter(({ edit: { field, value } }) => isCountless(field) && value !== null)
		.toSorted((a, b) => a.at - b.at);
	const there = new Map<string, unknown>();
	const made = new Set<string>();
	return events.flatMap(({ edit, isOurs }) => {
		const { id, field, value, whole } = edit;
		const place = `${id} ${field}`;
		const one = `${place} ${value}`;
		// A whole task says again what its name was.
		const isAgain = isOurs && !whole && made.has(one) && there.get(place) !== value;
		there.set(place, value);
		if (isOurs) {
			made.add(one);
		}
		return isAgain ? [edit] : [];
	});
}
