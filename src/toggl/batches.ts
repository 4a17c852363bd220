/** Milliseconds; enough for the pieces that come together, and too little to be seen. */
const firstWait = 10;

/**
 * The same rows in batches that are worth drawing: the first almost as soon as there are rows, later ones when
 * `most` rows or `ms` milliseconds have come together. What came before a failure is passed on before it.
 */
export async function* batches<T>(
	source: AsyncIterable<readonly T[]>,
	{ most = 100, ms = 50 }: { most?: number; ms?: number } = {},
): AsyncGenerator<readonly T[], void, undefined> {
	const iterator = source[Symbol.asyncIterator]();
	const read = (): Promise<Read<T>> =>
		iterator.next().then(
			(result) => (result.done ? { end: true } : { rows: result.value }),
			(error: unknown) => ({ error }),
		);
	let rows: T[] = [];
	let due: Timer | undefined;
	let wait = Math.min(ms, firstWait);
	let next = read();
	try {
		for (;;) {
			const arrived = rows.length > 0 && due ? await Promise.race([next, due.rung]) : await next;
			if (arrived && 'rows' in arrived) {
				rows.push(...arrived.rows);
				next = read();
				due ??= timer(wait);
			}
			const isOver = arrived && !('rows' in arrived);
			if (rows.length > 0 && (!arrived || isOver || rows.length >= most)) {
				due?.cancel();
				due = undefined;
				wait = ms;
				const batch = rows;
				rows = [];
				yield batch;
			}
			if (arrived && 'error' in arrived) {
				throw arrived.error;
			}
			if (isOver) {
				return;
			}
		}
	} finally {
		due?.cancel();
		// Not awaited: a source that waits for its next bytes would hold up whoever stopped reading.
		void Promise.resolve(iterator.return?.()).catch(() => undefined);
	}
}

type Read<T> = { rows: readonly T[] } | { error: unknown } | { end: true };

type Timer = { rung: Promise<undefined>; cancel: () => void };

function timer(ms: number): Timer {
	const { promise, resolve } = Promise.withResolvers<undefined>();
	const handle = setTimeout(() => resolve(undefined), ms);
	return { rung: promise, cancel: () => clearTimeout(handle) };
}
