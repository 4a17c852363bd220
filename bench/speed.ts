import assert from 'node:assert/strict';
import { openSqliteDocuments } from '../src/storage/sqliteDocuments.ts';
import { Ledger } from '../src/sync/ledger.ts';
import type { Task } from '../src/tasks/task.ts';
import { TreeShape } from '../src/tree/treeShape.ts';
import type { TreeNode } from '../src/tree/treeNode.ts';
import { manyTasks } from '../test/server/focus/seed.ts';
import { type FocusServer, startFocusServer } from '../test/server/focus/startFocusServer.ts';
import { newFile, openWindow, type Window } from '../test/sync/openWindow.ts';
import { type Result, result } from './result.ts';

/** How often each is measured; the shortest counts, because what other programs take only comes on top. */
const rounds = 5;

/** How soon tasks are there and what they take, each against a yardstick on the same data in the same run. */
export async function speed(): Promise<readonly Result[]> {
	const server = await startFocusServer();
	try {
		return [
			...(await withTasks(server, 1000, (window, file) => startUp(window, server, file))),
			...(await withTasks(server, 10_000, async (window, file) => [
				...(await startUp(window, server, file)),
				...(await wholeSync(window, server)),
				tree(window),
			])),
			...(await memory(server)),
			await hundredThousand(server),
		];
	} finally {
		await server.close();
	}
}

/** Runs work on a window that has read so many tasks. */
async function withTasks<T>(
	server: FocusServer,
	count: number,
	work: (window: Window, file: string) => Promise<T>,
): Promise<T> {
	server.reset();
	server.load(manyTasks(count));
	const { file, remove } = newFile();
	const window = openWindow(server, file);
	try {
		await window.store.settled();
		assert.equal(window.store.find({}).length, count);
		return await work(window, file);
	} finally {
		window.close();
		remove();
	}
}

/** From opening the file to all tasks in the store, against parsing the same tasks from one text. */
async function startUp({ store }: Window, server: FocusServer, file: string): Promise<readonly Result[]> {
	const tasks = store.find({});
	const text = JSON.stringify(tasks);
	server.clearRequests();
	const ours = await shortest(() => start(server, file, tasks.length));
	assert.deepEqual(server.requests, []);
	const parse = await shortest(() => JSON.parse(text));
	const name = `Start with ${tasks.length} known tasks, against JSON.parse of them`;
	return [result(name, 'ms', ours, parse)];
}

async function start(server: FocusServer, file: string, count: number): Promise<void> {
	const window = openWindow(server, file);
	await window.store.settled();
	const { length } = window.store.find({});
	window.close();
	assert.equal(length, count);
}

/** A whole list over the stream into the file and the store, against reading and parsing the same answer. */
async function wholeSync({ api, store }: Window, server: FocusServer): Promise<readonly Result[]> {
	const { url, key, organizationId, workspaceId } = server;
	const place = `organizations/${organizationId}/workspaces/${workspaceId}/tasks/stream`;
	const plain = await shortest(async () => {
		const answer = await fetch(`${url}/${place}?archived=false`, {
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
		});
		const rows: unknown = await answer.json();
		assert.ok(Array.isArray(rows) && rows.length === 10_000);
	});
	const same = await shortest(() => api.sync?.refresh('whole'));
	const { file, remove } = newFile();
	const begun = performance.now();
	const other = openWindow(server, file);
	let first: number | undefined;
	const listener = other.store.onDidChange(() => {
		first ??= other.store.find({ limit: 1 }).length > 0 ? performance.now() - begun : undefined;
	});
	await other.store.settled();
	const all = performance.now() - begun;
	listener.dispose();
	assert.equal(other.store.find({}).length, store.find({}).length);
	other.close();
	remove();
	const count = '10000 tasks by the stream';
	return [
		result(`Read ${count} for the first time, against reading and parsing the answer`, 'ms', all, plain),
		result(`Until the first of ${count} are on show, against the same`, 'ms', first ?? all, plain),
		result(`Read ${count} that are known, against the same`, 'ms', same, plain),
	];
}

/** The tree of all tasks with every group opened, against a copy of the tasks by JSON. */
function tree({ store }: Window): Result {
	const tasks = store.find({});
	const times = { tree: Infinity, copy: Infinity };
	for (let round = 0; round < rounds; round++) {
		const begun = performance.now();
		const shape = new TreeShape(store);
		const open = (parent?: TreeNode): void => {
			for (const row of shape.children(parent)) {
				if (row.kind !== 'task') {
					open(row);
				}
			}
		};
		open();
		const built = performance.now();
		JSON.parse(JSON.stringify(tasks));
		times.tree = Math.min(times.tree, built - begun);
		times.copy = Math.min(times.copy, performance.now() - built);
	}
	return result(
		'Build the tree of 10000 tasks, against a copy of them by JSON',
		'ms',
		times.tree,
		times.copy,
	);
}

/** What an open window keeps in memory, against its tasks as a text. */
function memory(server: FocusServer): Promise<readonly Result[]> {
	return withTasks(server, 10_000, async (known, file) => {
		const text = JSON.stringify(known.store.find({})).length / 1e6;
		const before = heap();
		const window = openWindow(server, file);
		await window.store.settled();
		const taken = heap() - before;
		window.close();
		return [result('Memory of a window with 10000 tasks, against their text', 'MB', taken, text)];
	});
}

/** A start with more tasks than anybody has; they come into the file without the service. */
function hundredThousand(server: FocusServer): Promise<Result> {
	return withTasks(server, 100, async ({ store }, file) => {
		const some = store.find({});
		const tasks: Task[] = Array.from({ length: 100_000 }, (_task, at) => {
			const task = some[at % some.length] ?? assert.fail();
			return { ...task, id: `focus:${at + 1_000_000}`, parentId: null };
		});
		const documents = openSqliteDocuments(file);
		const ledger = new Ledger(documents, 'focus/test');
		ledger.transact((transaction) => {
			for (const task of tasks) {
				transaction.putMirrored(task.id, { task, gone: false, seenAt: Date.now(), touched: 0 });
			}
		});
		ledger.dispose();
		documents.close();
		const text = JSON.stringify(tasks);
		const ours = await shortest(() => start(server, file, tasks.length + some.length), 2);
		const parse = await shortest(() => JSON.parse(text), 2);
		return result('Start with 100000 known tasks, against JSON.parse of them', 'ms', ours, parse);
	});
}

async function shortest(work: () => unknown, times = rounds): Promise<number> {
	let least = Infinity;
	for (let round = 0; round < times; round++) {
		const begun = performance.now();
		await work();
		least = Math.min(least, performance.now() - begun);
	}
	return least;
}

function heap(): number {
	if (!globalThis.gc) {
		throw new Error('Run it with --expose-gc.');
	}
	globalThis.gc();
	return process.memoryUsage().heapUsed / 1e6;
}
