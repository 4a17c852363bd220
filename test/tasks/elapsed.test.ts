import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { sayMinutes } from '../../src/ui/dates.ts';
import { sayElapsed, untilNext } from '../../src/tasks/elapsed.ts';

const startedAt = '2026-11-20T09:00:00+01:00';
const start = Date.parse(startedAt);

describe('sayElapsed', () => {
	for (const [seconds, text, next] of [
		[0, '0:00', 1000],
		[7.25, '0:07', 750],
		[725, '12:05', 1000],
		[3599.9, '59:59', 100],
		[3600, '1h', 60_000],
		[5430, '1h 30m', 30_000],
		[100_000, '27h 46m', 20_000],
		[-90, '0:00', 1000],
	] as const) {
		it(`says ${text} after ${seconds} seconds`, () => {
			assert.equal(sayElapsed(startedAt, start + seconds * 1000, sayMinutes), text);
			assert.equal(untilNext(startedAt, start + seconds * 1000), next);
		});
	}

	it('reads the same until the next time, and differently then', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 200_000_000 }), (elapsed) => {
				const now = start + elapsed;
				const say = (at: number): string => sayElapsed(startedAt, at, sayMinutes);
				const next = now + untilNext(startedAt, now);
				assert.equal(say(next - 1), say(now));
				assert.notEqual(say(next), say(now));
			}),
		);
	});
});
