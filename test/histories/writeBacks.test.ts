import assert from 'node:assert/strict';
import fc from 'fast-check';
import { history } from './writeBack/history.ts';
import { Player } from './writeBack/player.ts';

/** Set by `run.ts` from its arguments. */
const { WRITE_BACKS = '300', SEED, SHRINK_PATH, PRODUCT } = process.env;

const runs = Number(WRITE_BACKS.split(',')[0]);

describe('References that are written back while all sorts of things happen', () => {
	it(`stand in the right line, once, of one task, in ${runs} histories`, async function () {
		this.timeout(0);
		if (runs === 0) {
			this.skip();
		}
		const seed = Number(SEED ?? Math.trunc(Math.random() * 2 ** 31));
		console.log(`      to play them again: npm run test:histories -- --product=todo --seed=${seed}`);
		const ends = { written: 0, told: 0, never: 0 };
		await fc.assert(
			fc.asyncProperty(history, async (one) => {
				ends[await new Player(one).play(one.steps)]++;
			}),
			{
				numRuns: runs,
				seed,
				...(SHRINK_PATH && PRODUCT === 'todo' ? { path: SHRINK_PATH } : {}),
			},
		);
		// Neither end may be the only one that was ever seen.
		assert.ok(ends.written > ends.told && ends.told > runs / 50, JSON.stringify(ends));
		console.log(`      ${ends.written} written, ${ends.told} told that there is no place for it`);
	});
});
