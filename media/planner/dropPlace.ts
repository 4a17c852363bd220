import type { PlannerCard } from '../../src/planner/protocol.ts';

/** A card of the row that is dropped on, and where its middle is. */
export type Beside = { id: string; place: Pick<PlannerCard['place'], 'first' | 'last'>; middle: number };

/**
 * Before which card one is dropped at a height: among the cards of its new days the first one whose middle is
 * below. `null` for the end of the group; nothing where it stays between the same cards as before.
 * @param row all cards of the group in their order, the dragged one too if it's there
 */
export function dropPlace(
	row: readonly Beside[],
	id: string,
	days: { first: number; last: number },
	height: number,
): string | null | undefined {
	const others = row.filter((one) => one.id !== id);
	const beside = others.filter(({ place }) => place.first <= days.last && place.last >= days.first);
	const own = row.findIndex((one) => one.id === id);
	const last = beside.at(-1);
	if (!last) {
		return own === -1 ? null : undefined;
	}
	const below = beside.find(({ middle }) => middle > height);
	if (own !== -1) {
		const after = beside.find((one) => row.indexOf(one) > own);
		if (below?.id === after?.id) {
			return undefined;
		}
	}
	return (below ?? others[others.indexOf(last) + 1])?.id ?? null;
}
