import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import type { Task } from '../../src/tasks/task.ts';
import { listed } from './listed.ts';
import { Writer } from './startWriter.ts';

describe('LocalTasks of several processes', function () {
	this.timeout(60_000);
	let folder = '';
	before(() => {
		folder = mkdtempSync(join(tmpdir(), 'processes-'));
	});
	after(() => rmSync(folder, { recursive: true }));

	it('lose nothing when all begin with a new file at once, and give no number twice', async () => {
		const file = join(folder, 'together.sqlite');
		const writers = ['a', 'b', 'c', 'd'].map((name) => new Writer(file, name, 30));
		const codes = await Promise.all(writers.map(({ ended }) => ended));
		assert.deepEqual(
			writers.map(({ complaint }) => complaint),
			['', '', '', ''],
		);
		assert.deepEqual(codes, [0, 0, 0, 0]);
		const ids = writers.flatMap((writer) => writer.ids);
		assert.equal(new Set(ids).size, 120);
		const tasks = await kept(file);
		assert.deepEqual(new Set(tasks.map(({ id }) => id)), new Set(ids));
		assert.equal(new Set(tasks.map(({ name }) => name)).size, 120);
		assert.equal((await statuses(file)).length, 4);
	});

	it('lose no task that was said to be kept, in 30 kills', async () => {
		const file = join(folder, 'killed.sqlite');
		const acknowledged: string[] = [];
		for (let round = 0; round < 10; round++) {
			const writers = [1, 2, 3].map((number) => new Writer(file, `${round}.${number}`, 100_000));
			await Promise.all(writers.map(({ ready }) => ready));
			for (const writer of writers) {
				await setTimeout(Math.random() * 20);
				writer.kill();
			}
			await Promise.all(writers.map(({ ended }) => ended));
			acknowledged.push(...writers.flatMap(({ ids }) => ids));
		}
		assert.ok(acknowledged.length > 30, `only ${acknowledged.length} were written`);
		assert.equal(new Set(acknowledged).size, acknowledged.length);
		const tasks = await kept(file);
		const ids = new Set(tasks.map(({ id }) => id));
		assert.deepEqual(
			acknowledged.filter((id) => !ids.has(id)),
			[],
		);
		// What was cut off between the disk and the acknowledgement: one for each kill at most.
		assert.ok(tasks.length <= acknowledged.length + 30);
	});
});

async function kept(file: string): Promise<readonly Task[]> {
	const tasks = new LocalTasks(openSqliteDocuments(file));
	const all = await listed(tasks);
	tasks.dispose();
	return all;
}

async function statuses(file: string): Promise<readonly unknown[]> {
	const tasks = new LocalTasks(openSqliteDocuments(file));
	const catalog = await tasks.catalog();
	tasks.dispose();
	return catalog.statuses;
}
