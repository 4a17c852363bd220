/** The items in parts of at most this many, in their order. */
export function partsOf<T>(items: readonly T[], most = Infinity): T[][] {
	const parts: T[][] = [];
	for (let from = 0; from < items.length; from += most) {
		parts.push(items.slice(from, from + most));
	}
	return parts;
}
