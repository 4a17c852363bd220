import type { Todo } from '../findTodos.ts';
import { surroundings } from './surroundings.ts';

/**
 * What is kept of a TODO, so that it is found again by content in a text of which nobody knows what happened to
 * it. Of the text around it there are only digests.
 */
export type Sketch = {
	/** Of the whole text, whatever its line ends. */
	text: string;
	/** Where the keyword begins, each line end counted as one character. */
	offset: number;
	/** What it says. */
	content: string;
	/** Between which lines the TODOs stand that say this, in order. */
	places: readonly string[];
	/** Which of those it is. */
	rank: number;
};

export function sketchOf(text: string, todos: readonly Todo[], todo: Todo): Sketch {
	const content = contentOf(todo);
	const alike = todos.filter((other) => contentOf(other) === content);
	const places = placesIn(text, alike);
	const lines = unified(text);
	return {
		text: digest(lines),
		offset: unified(text.slice(0, todo.start)).length,
		content,
		places,
		rank: alike.findIndex(({ start }) => start === todo.start),
	};
}

/**
 * The TODO of the sketch among all those of a text. Where several say the same, the text around them has to
 * tell which is which; in doubt there is no answer. One that has its task is found too.
 */
export function findSketched(sketch: Sketch, text: string, todos: readonly Todo[]): Todo | undefined {
	const alike = todos.filter((todo) => contentOf(todo) === sketch.content);
	if (digest(unified(text)) === sketch.text) {
		return alike.find(({ start }) => unified(text.slice(0, start)).length === sketch.offset);
	}
	if (alike.length !== sketch.places.length) {
		return undefined;
	}
	const places = alike.length > 1 ? placesIn(text, alike) : sketch.places;
	return places.every((place, at) => place === sketch.places[at]) ? alike[sketch.rank] : undefined;
}

/** Whether a TODO says what the one of the sketch did. */
export function isLikeSketched({ content }: Sketch, todo: Todo): boolean {
	return contentOf(todo) === content;
}

/** Whether a TODO stands between the same lines as the one of the sketch did. */
export function isPlacedAsSketched({ places, rank }: Sketch, todo: Todo, text: string): boolean {
	return placesIn(text, [todo])[0] === places[rank];
}

/** What a TODO says, with and without the task that it has. */
function contentOf({ keyword, name, text, reference }: Todo): string {
	const named = reference === undefined && name !== undefined ? `(${name})` : '';
	const said = [keyword, named, text].join(' ');
	return digest(said.replaceAll(/\s+/g, ' ').trim());
}

/** Between which lines the TODOs stand. */
function placesIn(text: string, todos: readonly Todo[]): string[] {
	return surroundings(
		text,
		todos.map(({ start }) => start),
	).map(digest);
}

function unified(text: string): string {
	return text.replaceAll('\r\n', '\n');
}

/** 106 bits by which texts are told apart that nobody makes alike on purpose. */
function digest(text: string): string {
	return [0, 0x9e37_79b9].map((seed) => hashed(text, seed).toString(36)).join('-');
}

/** 53 bits, by the multiplication and mixing of cyrb53 and MurmurHash. */
function hashed(text: string, seed: number): number {
	let high = 0xdead_beef ^ seed;
	let low = 0x41c6_ce57 ^ seed;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		high = Math.imul(high ^ code, 0x9e37_79b1);
		low = Math.imul(low ^ code, 0x5f35_6495);
	}
	high = Math.imul(high ^ (high >>> 16), 0x85eb_ca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2_ae35);
	low = Math.imul(low ^ (low >>> 16), 0x85eb_ca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2_ae35);
	return 0x1_0000_0000 * (0x1f_ffff & low) + (high >>> 0);
}
