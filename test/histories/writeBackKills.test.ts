import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { LocalTasks } from '../../src/local/localTasks.ts';
import type { Product } from '../../src/tasks/task.ts';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { todosIn } from '../todo/todosIn.ts';
import { Clock } from './clock.ts';
import { Disk } from './disk.ts';
import { drain } from './drain.ts';
import { playFocus } from './focus.ts';
import { randomFrom, saidSeed } from './randomFrom.ts';
import { Window } from './window.ts';
import { Writer } from './writeBack/writer.ts';

/** Set by `run.ts` from its arguments. */
const kills = Number((process.env['WRITE_BACKS'] ?? ',20').split(',')[1]);

const program = fileURLToPath(new URL('writeBack/killedWriter.ts', import.meta.url));

describe('Windows that are killed between a task and its reference', () => {
	let server: FocusServer;
	let folder = '';
	let random = Math.random;
	before(async () => {
		server = await startFocusServer();
		folder = mkdtempSync(join(tmpdir(), 'write-backs-'));
	});
	after(async () => {
		await server.close();
		rmSync(folder, { recursive: true });
	});

	it(`leave one task, and its reference after the next start, ${kills} times`, async function () {
		this.timeout(0);
		if (kills === 0) {
			this.skip();
		}
		random = randomFrom(saidSeed());
		const played = playFocus(server);
		const products = [played];
		played.begin({});
		const clock = new Clock(products, 0);
		const disk = new Disk(join(folder, 'tasks.sqlite'));
		let [between, made] = [0, 0];
		for (let round = 0; round < kills; round++) {
			const product = round % 4 === 3 ? 'local' : 'focus';
			const names = [1, 2, 3].map((number) => `round ${round} number ${number}`);
			const file = join(folder, `code${round}.ts`);
			writeFileSync(file, names.map((name) => `\ta(); /* TODO: ${name} */\r\n`).join(''));
			await killed(round, product, file);
			const window = new Window({ products, disk, clock, random });
			const local = new LocalTasks(window.handle);
			window.store.connect(local);
			await window.store.settled();
			const writer = new Writer(window.store, window.handle);
			between += writer.intents.all.length;
			await drain({ products, clock, windows: [window], onRound: () => writer.wake() });
			for (let turn = 0; writer.intents.all.length > 0; turn++) {
				assert.ok(turn < 500, JSON.stringify(writer.intents.all));
				await setTimeout(5);
			}
			made += prove(window, product, { file, names });
			// Whatever had not come so far is asked for again, as a person does.
			await writer.createAll(pathToFileURL(file).href, product);
			assert.equal(prove(window, product, { file, names }), names.length);
			assert.deepEqual(writer.told, []);
			writer.dispose();
			window.close();
		}
		disk.close();
		console.log(`      ${between} references were still to be written, ${made} tasks were made before`);
		assert.ok(between >= kills / 4, `Only ${between} were killed in between.`);
	});

	/** Runs the program and kills it somewhere between its first request and its end. */
	async function killed(round: number, product: Product, file: string): Promise<void> {
		const { url, key, organizationId, workspaceId } = server;
		const uri = pathToFileURL(file).href;
		const args = [product, join(folder, 'tasks.sqlite'), uri, url, key];
		server.clearRequests();
		server.clearFaults();
		server.fail({ method: 'POST', count: 1e6 }, { kind: 'delay', ms: 4, after: round % 2 === 0 });
		const child = spawn(
			process.execPath,
			[program, ...args, String(organizationId), String(workspaceId)],
			{
				env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') },
				stdio: ['ignore', 'pipe', 'inherit'],
			},
		);
		const closed = once(child, 'close');
		await Promise.race([once(child.stdout, 'data'), closed]);
		const isPosted = (): boolean =>
			product !== 'focus' || server.requests.some(({ method }) => method === 'POST');
		const end = Date.now() + 5000;
		while (!isPosted() && Date.now() < end) {
			await setImmediate();
		}
		await setTimeout(random() * 12);
		child.kill('SIGKILL');
		await closed;
	}

	/** Each task is there once, and its TODO names it. @returns how many are there */
	function prove(
		{ store }: Window,
		product: Product,
		{ file, names }: { file: string; names: readonly string[] },
	): number {
		const text = readFileSync(file, 'utf8');
		const todos = todosIn('typescript', text);
		const own = store.find({ product });
		assert.deepEqual(
			todos.map((todo) => todo.text),
			names,
		);
		assert.equal(text.match(/\r\n/g)?.length, names.length);
		for (const { text: name, reference } of todos) {
			const ids = [...server.state.tasks.values()]
				.filter((row) => row.name === name)
				.map(({ id }) => `focus:${id}`);
			const tasks =
				product === 'focus' ? ids : own.filter((task) => task.name === name).map(({ id }) => id);
			assert.ok(tasks.length <= 1, `“${name}” was made ${tasks.length} times`);
			assert.equal(reference, tasks[0], `“${name}” is ${tasks[0]}`);
		}
		return todos.filter(({ reference }) => reference !== undefined).length;
	}
});
