import fc from 'fast-check';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { play } from './play.ts';
import { history } from './steps.ts';

/** Set by `run.ts` from its arguments. */
const { HISTORIES = '60', SEED, SHRINK_PATH } = process.env;

describe('Histories of changes, faults, windows and kills', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	after(() => server.close());

	it(`lose no change and make none twice, ${HISTORIES} times`, async function () {
		this.timeout(0);
		const seed = Number(SEED ?? Math.trunc(Math.random() * 2 ** 31));
		console.log(`      to play them again: npm run test:histories -- --seed=${seed}`);
		await fc.assert(
			fc.asyncProperty(history, (one) => play(server, one)),
			{ numRuns: Number(HISTORIES), seed, ...(SHRINK_PATH ? { path: SHRINK_PATH } : {}) },
		);
	});
});
