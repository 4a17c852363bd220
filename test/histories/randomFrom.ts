/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d_2b_79_f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The seed that `run.ts` was given, or another one each time, which is said. */
export function saidSeed(): number {
	const seed = Number(process.env['SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
	console.log(`      to choose the same moments again: --seed=${seed}`);
	return seed;
}
