import assert from 'node:assert/strict';
import { dropPlace } from '../../media/planner/dropPlace.ts';

/** "a0-2@10": the card a on the columns 0 to 2 with its middle at 10. */
function row(text: string) {
	return [...text.matchAll(/(\w)(\d+)-(\d+)@(\d+)/g)].map(([, id = '', first, last, middle]) => ({
		id,
		place: { first: Number(first), last: Number(last) },
		middle: Number(middle),
	}));
}

describe('The place of a drop', () => {
	const cards = 'a0-2@10 b0-0@30 c5-5@10 d0-1@50';
	for (const [what, id, days, height, before] of [
		['above all of its days', 'x', [0, 0], 5, 'a'],
		['between two', 'x', [0, 0], 20, 'b'],
		['between two, past one of other days', 'x', [0, 0], 40, 'd'],
		['below all', 'x', [0, 0], 60, null],
		['below the only one of its days, which isn’t the last of the group', 'x', [5, 5], 60, 'd'],
		['on days without any', 'x', [8, 9], 60, null],
		['where it is', 'b', [0, 0], 30, undefined],
		['below its neighbour', 'b', [0, 0], 60, null],
		['above its neighbour', 'b', [0, 0], 5, 'a'],
		['on another day without any', 'b', [8, 8], 5, undefined],
		['on another day below those that it came after', 'd', [0, 0], 60, undefined],
		['on another day above one that it came after', 'd', [5, 5], 5, 'c'],
	] as const) {
		it(`is ${what}: ${before}`, () => {
			const [first, last] = days;
			assert.equal(dropPlace(row(cards), id, { first, last }, height), before);
		});
	}
});
