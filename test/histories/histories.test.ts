import fc from 'fast-check';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { play } from './play.ts';
import { history } from './steps.ts';

const { HISTORIES, SEED, SHRINK_PATH } = process.env;

describe('Histories of tasks, faults, windows and kills', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	after(() => server.close());

	const numRuns = Number(HISTORIES ?? 60);
	it(`lose no change and double none, ${numRuns} times`, async function () {
		this.timeout(0);
		const seed = SEED === undefined ? Date.now() % 2 ** 31 : Number(SEED);
		console.log(`    seed ${seed}`);
		await fc.assert(
			fc.asyncProperty(history, (one) => play(server, one)),
			{
				numRuns,
				seed,
				...(!SHRINK_PATH ? {} : { path: SHRINK_PATH }),
				...(process.env['NOSHRINK'] ? { endOnFailure: true } : {}),
			},
		);
	});
});
