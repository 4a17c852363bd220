import fc from 'fast-check';
import { startFocusServer } from '../server/focus/startFocusServer.ts';
import { startTrackServer } from '../server/track/startTrackServer.ts';
import { playFocus } from './focus.ts';
import { historiesOf } from './historiesOf.ts';
import { play } from './play.ts';
import type { PlayedProduct } from './product.ts';
import { playTrack } from './track.ts';

/** Set by `run.ts` from its arguments. */
const { HISTORIES = '60,20,20', SEED, SHRINK_PATH, PRODUCT } = process.env;

const kinds = [
	{ name: 'focus', products: ['focus'] },
	{ name: 'track', products: ['track'] },
	{ name: 'both', products: ['focus', 'track'] },
];

describe('Histories of changes, faults, windows and kills', () => {
	const players = new Map<string, PlayedProduct>();
	const closing: (() => Promise<void>)[] = [];
	before(async () => {
		const [focus, track] = await Promise.all([startFocusServer(), startTrackServer()]);
		closing.push(focus.close, track.close);
		players.set('focus', playFocus(focus)).set('track', playTrack(track));
	});
	after(() => Promise.all(closing.map((close) => close())));

	for (const [at, { name, products }] of kinds.entries()) {
		const runs = Number(HISTORIES.split(',')[at] ?? 0);
		if (runs === 0 || (PRODUCT !== undefined && PRODUCT !== name)) {
			continue;
		}
		it(`lose no change and make none twice on ${products.join(' and ')}, ${runs} times`, async function () {
			this.timeout(0);
			const played = products.flatMap((product) => players.get(product) ?? []);
			const seed = Number(SEED ?? Math.trunc(Math.random() * 2 ** 31));
			console.log(
				`      to play them again: npm run test:histories -- --product=${name} --seed=${seed}`,
			);
			await fc.assert(
				fc.asyncProperty(historiesOf(played.map(({ abilities }) => abilities)), (one) =>
					play(played, one),
				),
				{ numRuns: runs, seed, ...(SHRINK_PATH ? { path: SHRINK_PATH } : {}) },
			);
		});
	}
});
