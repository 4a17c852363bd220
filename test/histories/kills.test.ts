import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { Clock } from './clock.ts';
import { Disk } from './disk.ts';
import { drain } from './drain.ts';
import { playFocus } from './focus.ts';
import { KilledWindow, writeKinds } from './killedWindows.ts';
import { Model } from './model.ts';
import { randomFrom, saidSeed } from './randomFrom.ts';
import { Window } from './window.ts';

/** Set by `run.ts` from its arguments. */
const kills = Number(process.env['KILLS'] ?? 20);

/** Whether a window has come so far that it is to be killed, by the requests since it was looked at. */
type Moment = (requests: readonly { method: string; status: number }[], told: number) => boolean;

const moments: readonly Moment[] = [
	(requests) => requests.length > 0,
	(requests) => requests.some(({ method }) => method !== 'GET'),
	// However slow the machine is, these have been told of a change before.
	(requests, told) => told > 0 && requests.some(({ method, status }) => method !== 'GET' && status !== 0),
];

describe('Windows that are killed', () => {
	let server: FocusServer;
	let folder = '';
	before(async () => {
		server = await startFocusServer();
		folder = mkdtempSync(join(tmpdir(), 'kills-'));
	});
	after(async () => {
		await server.close();
		rmSync(folder, { recursive: true });
	});

	it(`in the middle of a change lose and double nothing, ${kills} times`, async function () {
		this.timeout(0);
		if (kills === 0) {
			this.skip();
		}
		const product = playFocus(server);
		const products = [product];
		product.begin({});
		for (let mark = 1; mark <= 400; mark++) {
			product.create(`Task ${mark}`, String(mark), 0);
		}
		const random = randomFrom(saidSeed());
		const model = new Model();
		const file = join(folder, 'tasks.sqlite');
		const disk = new Disk(file);
		const clock = new Clock(products, 0);
		// It makes the file, and reads the tasks.
		const first = new Window({ products, disk, clock, random });
		await first.store.settled();
		let told = 0;
		for (let killed = 0; killed < kills; killed += 2) {
			const windows = [0, 1].map((at) => {
				const kind = writeKinds[(killed + at) % writeKinds.length] ?? 'create';
				return new KilledWindow(`${killed}-${at}`, { kind, file, server, model });
			});
			server.clearRequests();
			slow(server, killed);
			await Promise.all(windows.map(({ ready }) => ready));
			for (const window of windows) {
				await moment(server, killed, window, random());
				window.kill();
			}
			const complaints = await Promise.all(windows.map(({ ended }) => ended));
			assert.deepEqual(complaints, ['', '']);
			told += windows.reduce((sum, window) => sum + window.told, 0);
			model.look(first.outbox);
		}
		assert.ok(told >= kills / 4, `Only ${told} changes were made.`);
		await drain({ products, clock, windows: [first], onRound: () => model.look(first.outbox) });
		model.prove(product.tasks(), first.outbox);
		first.close();
		disk.close();
	});
});

/** So that there is time to be killed before the work is done, and between the work and its answer. */
function slow(server: FocusServer, round: number): void {
	server.clearFaults();
	for (const method of ['POST', 'PATCH', 'DELETE']) {
		server.fail({ method, count: 1e6 }, { kind: 'delay', ms: 4, after: round % 4 < 2 });
	}
}

/** @param chance from 0 to 1 */
async function moment(
	server: FocusServer,
	round: number,
	window: KilledWindow,
	chance: number,
): Promise<void> {
	const isNow = moments[(round / 2) % moments.length];
	const before = server.requests.length;
	for (const end = Date.now() + 5000; Date.now() < end; await setImmediate()) {
		if (isNow?.(server.requests.slice(before), window.told)) {
			break;
		}
	}
	await setTimeout(chance * 6);
}
