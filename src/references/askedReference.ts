import { namePattern, productNamed } from '../products/reference.ts';
import type { Product } from '../tasks/task.ts';
import { isApart } from './isApart.ts';

/** A reference that somebody is about to write: what is there of it behind the `#`, and where that begins. */
export type AskedReference = { product: Product; text: string; start: number };

const asked = new RegExp(String.raw`(?<![\w#])(${namePattern})#([\p{L}\p{N}_-]*)$`, 'u');

/** The farthest that is looked back, in characters: nobody writes more of a name. */
const longest = 200;

/** The reference that a line ends in up to now; nothing without a product's name and a `#` right before. */
export function askedReference(line: string): AskedReference | undefined {
	const from = Math.max(0, line.length - longest);
	const found = asked.exec(line.slice(from));
	const product = productNamed(found?.[1] ?? '');
	if (!found || product === undefined || !isApart(line, from + found.index)) {
		return undefined;
	}
	const text = found[2] ?? '';
	return { product, text, start: line.length - text.length };
}
