import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Clock, Pace } from '../../src/toggl/pace.ts';

/** Time that somebody lets pass, and what waits for it. */
class SteppedClock implements Clock {
	#now = 0;
	#waiting: { at: number; wake: () => void }[] = [];

	readonly now = (): number => this.#now;

	readonly wait = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
		new Promise((resolve, reject) => {
			signal?.addEventListener('abort', () => reject(signal.reason));
			this.#waiting.push({ at: this.#now + milliseconds, wake: resolve });
		});

	async pass(milliseconds: number): Promise<void> {
		const end = this.#now + milliseconds;
		for (;;) {
			await new Promise(setImmediate);
			const [next] = this.#waiting.toSorted((a, b) => a.at - b.at);
			if (!next || next.at > end) {
				break;
			}
			this.#now = next.at;
			this.#waiting = this.#waiting.filter((each) => each !== next);
			next.wake();
		}
		this.#now = end;
	}
}

/** When each of the requests went, in the order in which they asked. */
function asking(pace: Pace, clock: Clock, times: number): number[] {
	const went: number[] = [];
	for (let time = 0; time < times; time++) {
		void pace.turn().then(() => went.push(clock.now()));
	}
	return went;
}

describe('The pace of requests', () => {
	it('lets a few go at once, and the others one by one', async () => {
		const clock = new SteppedClock();
		const pace = new Pace({ burst: 3, every: 1000, clock });
		const went = asking(pace, clock, 6);
		await clock.pass(500);
		assert.deepEqual(went, [0, 0, 0]);
		await clock.pass(10_000);
		assert.deepEqual(went, [0, 0, 0, 1000, 2000, 3000]);
	});

	it('gives back what a quiet while is worth, and no more', async () => {
		const clock = new SteppedClock();
		const pace = new Pace({ burst: 2, every: 1000, clock });
		asking(pace, clock, 2);
		await clock.pass(1500);
		const went = asking(pace, clock, 2);
		await clock.pass(60_000);
		assert.deepEqual(went, [1500, 2000]);
		const later = asking(pace, clock, 3);
		await clock.pass(60_000);
		assert.deepEqual(later, [61_500, 61_500, 62_500]);
	});

	it('holds everything when the service asks for a pause, what waits already too', async () => {
		const clock = new SteppedClock();
		const pace = new Pace({ burst: 2, every: 1000, clock });
		const went = asking(pace, clock, 4);
		await clock.pass(500);
		pace.hold(5000);
		await clock.pass(60_000);
		assert.deepEqual(went.slice(0, 2), [0, 0]);
		const [third = 0, fourth = 0] = went.slice(2);
		assert.ok(third >= 5500 && fourth >= third + 1000, String(went));
	});

	it('ends a wait that nobody wants any more', async () => {
		const clock = new SteppedClock();
		const pace = new Pace({ burst: 1, every: 1000, clock });
		await pace.turn();
		const stop = new AbortController();
		const waiting = pace.turn(stop.signal);
		stop.abort(new Error('enough'));
		await assert.rejects(waiting, /enough/);
	});

	it('never lets more go in a time than that time is worth, whenever they ask', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.nat({ max: 3000 }), { maxLength: 20 }),
				fc.integer({ min: 1, max: 4 }),
				async (pauses, burst) => {
					const clock = new SteppedClock();
					const pace = new Pace({ burst, every: 1000, clock });
					const went: number[] = [];
					for (const pause of pauses) {
						void pace.turn().then(() => went.push(clock.now()));
						await clock.pass(pause);
					}
					await clock.pass(60_000);
					assert.equal(went.length, pauses.length);
					for (const [at, time] of went.entries()) {
						const before = went[at - burst];
						assert.ok(before === undefined || time - before >= 1000 - 1e-6, String(went));
					}
				},
			),
			{ numRuns: 50 },
		);
	});

	it('waits by the clock of the computer where no other is given', async () => {
		const pace = new Pace({ burst: 1, every: 200 });
		const begun = performance.now();
		await pace.turn();
		await pace.turn();
		// A timer counts from the beginning of the turn in which it's set, which may be a while ago.
		assert.ok(performance.now() - begun >= 100);
		const stop = new AbortController();
		pace.hold(60_000);
		const waiting = pace.turn(stop.signal);
		stop.abort();
		await assert.rejects(waiting);
	});
});
