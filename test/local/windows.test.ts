import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { openLocalTasks } from '../../src/local/openLocalTasks.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';

/**
 * Resolves when the condition holds. Counts pauses of 5 ms, of which an idle machine makes a second: on a busy one
 * they are as late as what is waited for.
 */
async function until(condition: () => boolean): Promise<void> {
	for (let pauses = 0; !condition(); pauses++) {
		assert.ok(pauses < 200, 'it has not come after a second’s worth of pauses');
		await setTimeout(5);
	}
}

describe('two windows with one file', function () {
	this.timeout(60_000);
	let folder = '';
	let file = '';
	let windows: { store: TaskStore; tasks: LocalTasks }[] = [];

	async function openWindow(): Promise<TaskStore> {
		const tasks = new LocalTasks(openSqliteDocuments(file));
		const store = new TaskStore();
		store.connect(tasks);
		await store.settled();
		windows.push({ store, tasks });
		return store;
	}

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'windows-'));
		file = join(folder, 'tasks.sqlite');
		windows = [];
	});
	afterEach(() => {
		for (const { store, tasks } of windows) {
			store.dispose();
			tasks.dispose();
		}
		rmSync(folder, { recursive: true });
	});

	it('see each other’s tasks, projects, deletions and returns within a second', async () => {
		const [one, other] = [await openWindow(), await openWindow()];
		const { id } = await one.create('local', { name: 'A' });
		const { id: below } = await one.create('local', { name: 'B', parentId: id });
		await until(() => other.get(below)?.name === 'B');
		await other.update(id, { name: 'Renamed', done: true });
		await until(() => one.need(id).name === 'Renamed' && one.need(id).done);
		const project = await one.service.saveProject('local', { name: 'P', color: null, closed: false });
		await one.update(id, { projectId: project });
		await until(() => other.get(id)?.projectName === 'P');
		await other.act('delete', [id]);
		await until(() => one.get(id) === undefined && one.get(below) === undefined);
		await one.act('restore', [id]);
		await until(() => other.get(id) !== undefined && other.get(below) !== undefined);
		await one.act('archive', [id]);
		await until(() => other.find({}).length === 0);
		await other.loadArchived();
		assert.deepEqual(
			other.archived().map(({ name }) => name),
			one.archived().map(({ name }) => name),
		);
	});

	it('don’t lose what one changed while the other archived the same task', async () => {
		const [one, other] = [await openWindow(), await openWindow()];
		const { id } = await one.create('local', { name: 'A' });
		await until(() => other.get(id) !== undefined);
		await one.update(id, { name: 'Renamed' });
		await other.act('archive', [id]);
		assert.deepEqual([other.need(id).name, other.need(id).archived], ['Renamed', true]);
		assert.notEqual(other.need(id).updatedAt, undefined);
		await until(() => one.need(id).archived);
		assert.deepEqual(one.need(id), other.need(id));
	});

	it('have the one refuse to change what the other deleted, and learn of it', async () => {
		const [one, other] = [await openWindow(), await openWindow()];
		const { id } = await one.create('local', { name: 'A' });
		await until(() => other.get(id) !== undefined);
		await one.act('delete', [id]);
		await assert.rejects(other.update(id, { name: 'B' }), {
			problem: { kind: 'notFound', what: `The task ${id}` },
		});
		await until(() => other.get(id) === undefined);
	});

	it('hear nothing of their own words a second time', async () => {
		const one = await openWindow();
		const { id } = await one.create('local', { name: 'A' });
		let changes = 0;
		one.onDidChange(({ tasks }) => {
			changes += tasks.length;
		});
		await one.update(id, { name: 'B' });
		const now = changes;
		await setTimeout(900);
		assert.equal(changes, now);
		assert.ok(now <= 3, `${now} changes for one`);
	});

	it('say the sub-tasks’ archiving at once in the window that did it', async () => {
		const one = await openWindow();
		const { id } = await one.create('local', { name: 'A' });
		const { id: below } = await one.create('local', { name: 'B', parentId: id });
		await one.act('archive', [id]);
		assert.deepEqual([one.need(id).archived, one.need(below).archived], [true, true]);
		await one.act('unarchive', [id]);
		assert.deepEqual([one.need(id).archived, one.need(below).archived], [false, false]);
	});
});

describe('openLocalTasks', () => {
	it('works from memory, and says why, where the file can be opened but not read', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'windows-'));
		const file = join(folder, 'tasks.sqlite');
		const { DatabaseSync } = await import('node:sqlite');
		const broken = new DatabaseSync(file);
		broken.exec(
			'PRAGMA user_version = 1; CREATE TABLE document (x); CREATE TABLE counter (name, value);',
		);
		broken.close();
		const troubles: unknown[] = [];
		const { tasks } = await openLocalTasks(file, {
			onTrouble: (error) => troubles.push(error),
			onRescue: () => assert.fail(),
		});
		assert.equal(troubles.length, 1);
		assert.equal((await tasks.create({ name: 'A' })).name, 'A');
		tasks.dispose();
		rmSync(folder, { recursive: true });
	});

	it('works from memory, and says why, where nothing can be written', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'windows-'));
		const file = join(folder, 'tasks.sqlite');
		openSqliteDocuments(file).close();
		const { DatabaseSync } = await import('node:sqlite');
		const strict = new DatabaseSync(file);
		strict.exec("CREATE TRIGGER no BEFORE INSERT ON document BEGIN SELECT RAISE(ABORT, 'no'); END");
		strict.close();
		const troubles: unknown[] = [];
		const { tasks } = await openLocalTasks(file, {
			onTrouble: (error) => troubles.push(error),
			onRescue: () => assert.fail(),
		});
		assert.equal(troubles.length, 1);
		assert.equal((await tasks.create({ name: 'A' })).name, 'A');
		tasks.dispose();
		rmSync(folder, { recursive: true });
	});
});
