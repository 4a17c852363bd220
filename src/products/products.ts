import type { Service } from '../tasks/connector.ts';
import type { Product } from '../tasks/task.ts';
import { focus } from '../toggl/focus/focus.ts';
import { track } from '../toggl/track/track.ts';

/** The products that a person can sign in to. Another one is a folder and its line here. */
export const services: readonly Service[] = [focus, track];

/** How references in code call the products, this computer's tasks among them. */
export const words: ReadonlyMap<Product, string> = new Map([
	...services.map(({ product, word }) => [product, word] as const),
	['local', 'local'],
]);
