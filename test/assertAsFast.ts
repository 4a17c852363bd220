import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';

const rounds = 20;

/**
 * Throws when some work takes more than so many times as long as a yardstick, which is other work on the same data
 * in the same run: a slow machine is slow at both. They take turns, and the shortest time of each counts,
 * because what other programs take of the machine only comes on top; a machine that is busy now gets more turns.
 */
export function assertAsFast(
	what: string,
	work: () => unknown,
	{ times, as }: { times: number; as: () => unknown },
): void {
	let shortest = { work: Number.POSITIVE_INFINITY, yardstick: Number.POSITIVE_INFINITY };
	for (let round = 0; round < rounds; round++) {
		shortest = {
			work: Math.min(shortest.work, time(work)),
			yardstick: Math.min(shortest.yardstick, time(as)),
		};
		// The first two warm up.
		if (round > 1 && shortest.work < times * shortest.yardstick) {
			break;
		}
	}
	const ratio = shortest.work / shortest.yardstick;
	console.log(
		`      ${what}: ${shortest.work.toFixed(1)} ms, ${ratio.toFixed(2)} of ${times} times the yardstick (${shortest.yardstick.toFixed(1)} ms)`,
	);
	assert.ok(ratio < times, `${what} takes ${ratio} times as long as the yardstick, not ${times}`);
}

function time(work: () => unknown): number {
	const begun = performance.now();
	work();
	return performance.now() - begun;
}
