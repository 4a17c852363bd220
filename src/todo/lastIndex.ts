/** The last index that holds, in a list where all that hold come first; -1 for none. */
export function lastIndex<T>(list: readonly T[], holds: (item: T) => boolean): number {
	let low = 0;
	let high = list.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(list[middle]!)) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low - 1;
}
