import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDocuments } from '../../../src/storage/openDocuments.ts';
import { pageSize } from '../../../src/storage/rescue/pageSize.ts';
import { type Content, contentOf, overwrite, writeDocuments } from './damagedFile.ts';

const program = fileURLToPath(new URL('rescuer.ts', import.meta.url));
const count = 400;

describe('The rescue of a damaged file by several processes', function () {
	this.timeout(60_000);
	let folder = '';
	let damaged = '';
	let content: Content = new Map();
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'rescue-'));
		damaged = join(folder, 'damaged.sqlite');
		content = writeDocuments(damaged, count);
		// The index by account, kind and number: nothing but its order is lost with it.
		overwrite(damaged, 2 * pageSize, new Uint8Array(pageSize).fill(0xa5));
	});
	after(() => rmSync(folder, { recursive: true }));

	/** A copy in a folder of its own. */
	function fresh(name: string): string {
		mkdirSync(join(folder, name));
		const file = join(folder, name, 'tasks.sqlite');
		copyFileSync(damaged, file);
		return file;
	}

	function start(file: string) {
		const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
		const child = spawn(process.execPath, [program, file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
		const lines: string[] = [];
		const reader = createInterface({ input: child.stdout });
		reader.on('line', (line) => lines.push(line));
		return { child, lines, ready: once(reader, 'line'), ended: once(child, 'close') };
	}

	it('is done by one of them, and all have the documents and numbers of their own', async () => {
		const file = fresh('together');
		const all = [1, 2, 3, 4].map(() => start(file));
		await Promise.all(all.map(({ ended }) => ended));
		const said = all.map(
			({ lines }) => JSON.parse(lines[1] ?? '') as { heard: string[]; id: number; length: number },
		);
		assert.deepEqual(
			said.flatMap(({ heard }) => heard),
			['rescued'],
		);
		const ids = said.map(({ id }) => id).toSorted((a, b) => a - b);
		assert.deepEqual(ids, [count + 1, count + 2, count + 3, count + 4]);
		assert.ok(said.every(({ length }) => length > content.size));
		assert.equal(
			readdirSync(join(folder, 'together')).filter((name) => name.includes('damaged')).length,
			1,
		);
	});

	it('loses nothing for the next when it is killed, 20 times', async () => {
		const first = start(fresh('timed'));
		await first.ready;
		const begun = performance.now();
		await first.ended;
		const took = performance.now() - begun;
		let cutOff = 0;
		for (let kill = 0; kill < 20; kill += 2) {
			await Promise.all(
				[kill, kill + 1].map(async (number) => {
					const file = fresh(`killed-${number}`);
					const { child, ready, ended } = start(file);
					await ready;
					await setTimeout((took * number) / 20);
					child.kill('SIGKILL');
					await ended;
					cutOff += existsSync(`${file}.rescue`) ? 1 : 0;
					const documents = await openDocuments(file, {
						onTrouble: (error) => assert.fail(String(error)),
						onRescue: ({ whole }) => assert.ok(whole),
					});
					const found = contentOf(documents);
					documents.close();
					for (const [id, body] of content) {
						assert.deepEqual(found.get(id), body);
					}
					assert.ok(found.size <= content.size + 1);
				}),
			);
		}
		assert.ok(cutOff > 0, 'no kill met the rescue');
	});
});
