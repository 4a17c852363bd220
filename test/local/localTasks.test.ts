import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock } from 'node:test';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { listed } from './listed.ts';

describe('LocalTasks', () => {
	let folder = '';
	let file = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'local-'));
		file = join(folder, 'tasks.sqlite');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it('gives a new task every field, in JSON', async () => {
		const tasks = new LocalTasks(memoryDocuments());
		const { createdAt, updatedAt, ...task } = await tasks.create({ name: 'A' });
		assert.equal(createdAt, updatedAt);
		assert.deepEqual(task, {
			id: 'local:1',
			product: 'local',
			name: 'A',
			description: '',
			notes: '',
			projectId: null,
			projectName: null,
			parentId: null,
			statusId: 'local:1',
			statusName: null,
			done: false,
			priority: 'none',
			priorityAt: null,
			pinned: false,
			startDate: null,
			endDate: null,
			estimatedMins: null,
			tagIds: [],
			assigneeIds: [],
			billable: false,
			private: false,
			color: null,
			autoLogTime: null,
			rrule: null,
			position: null,
			archived: false,
			pending: false,
		});
		assert.deepEqual(JSON.parse(JSON.stringify(task)), task);
	});

	it('begins with the statuses of a new workspace and one person, and makes them once', async () => {
		for (let time = 0; time < 2; time++) {
			const tasks = new LocalTasks(openSqliteDocuments(file));
			const { statuses, people, projects, tags } = await tasks.catalog();
			assert.deepEqual(
				statuses.map(({ id, name, type }) => [id, name, type]),
				[
					['local:1', 'Todo', 'todo'],
					['local:2', 'In Progress', 'in_progress'],
					['local:3', 'Blocked', 'blocked'],
					['local:4', 'Done', 'done'],
				],
			);
			assert.deepEqual([people.length, projects, tags], [1, [], []]);
			tasks.dispose();
		}
	});

	it('makes, renames and closes projects, makes tags, and has both by name', async () => {
		const tasks = new LocalTasks(openSqliteDocuments(file));
		const zoo = await tasks.saveProject({ name: 'Zoo', color: '#0b83d9', closed: false });
		const attic = await tasks.saveProject({ name: 'Attic', color: null, closed: false });
		await tasks.saveProject({ name: 'Zebra', color: null, closed: true }, zoo);
		await tasks.createTag({ name: 'red', color: null });
		await tasks.createTag({ name: 'blue', color: '#0000ff' });
		const { projects, tags } = await tasks.catalog();
		assert.deepEqual(
			projects.map(({ id, name, color, closed }) => [id, name, color, closed]),
			[
				[attic, 'Attic', null, false],
				[zoo, 'Zebra', null, true],
			],
		);
		assert.deepEqual(
			tags.map(({ name, color }) => [name, color]),
			[
				['blue', '#0000ff'],
				['red', null],
			],
		);
		tasks.dispose();
	});

	it('never gives a number twice, not even that of a task that is gone for good', async () => {
		mock.timers.enable({ apis: ['Date'], now: Date.parse('2026-01-01') });
		let tasks = new LocalTasks(openSqliteDocuments(file));
		await tasks.create({ name: 'A' });
		const last = await tasks.create({ name: 'B' });
		await tasks.delete([last.id]);
		tasks.dispose();
		mock.timers.setTime(Date.parse('2026-03-01'));
		tasks = new LocalTasks(openSqliteDocuments(file));
		await assert.rejects(tasks.restore([last.id]), { name: 'TaskError' });
		assert.equal((await tasks.create({ name: 'C' })).id, 'local:3');
		tasks.dispose();
		mock.timers.reset();
	});

	it('forgets what was deleted 30 days ago, and nothing before that', async () => {
		const begun = Date.parse('2026-01-01T12:00:00Z');
		const dayMs = 24 * 60 * 60 * 1000;
		mock.timers.enable({ apis: ['Date'], now: begun });
		let tasks = new LocalTasks(openSqliteDocuments(file));
		const [old, young, archived] = await Promise.all(
			['old', 'young', 'archived'].map((name) => tasks.create({ name })),
		);
		await tasks.delete([old!.id]);
		await tasks.archive([archived!.id]);
		mock.timers.setTime(begun + 1000);
		await tasks.delete([young!.id]);
		tasks.dispose();
		mock.timers.setTime(begun + 30 * dayMs + 500);
		tasks = new LocalTasks(openSqliteDocuments(file));
		await assert.rejects(tasks.restore([old!.id]), { name: 'TaskError' });
		await tasks.restore([young!.id]);
		await tasks.unarchive([archived!.id]);
		assert.deepEqual(
			(await listed(tasks)).map(({ name }) => name),
			['young', 'archived'],
		);
		tasks.dispose();
		mock.timers.reset();
	});

	it('reads each task once when it begins', async () => {
		let tasks = new LocalTasks(openSqliteDocuments(file));
		await tasks.create({ name: 'Read me' });
		tasks.dispose();
		const parsed = mock.method(JSON, 'parse');
		tasks = new LocalTasks(openSqliteDocuments(file));
		mock.restoreAll();
		tasks.dispose();
		const texts = parsed.mock.calls.map(({ arguments: [text] }) => text);
		assert.equal(texts.filter((text) => text.includes('Read me')).length, 1);
	});

	it('skips documents that can’t be read, and keeps the others', async () => {
		const documents = openSqliteDocuments(file);
		const tasks = new LocalTasks(documents);
		await tasks.create({ name: 'Good' });
		const bad = [null, 7, 'text', [], {}, { name: 5 }, { name: 'No status' }, undefined];
		documents.transact('local', (open) => {
			for (const kind of ['task', 'tag', 'project', 'status', 'person']) {
				bad.forEach((body, i) => open.put(kind, 100 + i, body ?? null));
			}
		});
		assert.deepEqual(
			(await listed(tasks)).map(({ name }) => name),
			['Good'],
		);
		const { tags, statuses } = await tasks.catalog();
		assert.deepEqual([tags.map(({ name }) => name), statuses.length], [['No status'], 4]);
		tasks.dispose();
		const again = new LocalTasks(openSqliteDocuments(file));
		assert.equal((await listed(again)).length, 1);
		again.dispose();
	});

	it('reads a task of an older version, and one with odd fields, with defaults', async () => {
		const documents = memoryDocuments();
		const tasks = new LocalTasks(documents);
		const least = {
			name: 'Old',
			statusId: 1,
			createdAt: '2026-01-01T00:00:00Z',
			updatedAt: '2026-01-01T00:00:00Z',
		};
		const odd = { ...least, tagIds: 'red', priority: 3, estimatedMins: 'long', pinned: null, more: 1 };
		documents.transact('local', (open) => [least, odd].map((body, i) => open.put('task', i + 1, body)));
		const [first, second] = await listed(tasks);
		assert.deepEqual({ ...second, id: 'local:1' }, first);
		assert.deepEqual(
			[first?.tagIds, first?.priority, first?.estimatedMins, first?.pinned],
			[[], 'none', null, false],
		);
	});

	for (const call of ['get', 'update', 'archive', 'unarchive', 'delete', 'restore'] as const) {
		it(`says so when ${call} finds no task`, async () => {
			const tasks = new LocalTasks(memoryDocuments());
			const done =
				call === 'get'
					? tasks.get('local:9')
					: call === 'update'
						? tasks.update('local:9', { name: 'x' })
						: tasks[call](['local:9']);
			await assert.rejects(done, { problem: { kind: 'notFound', what: 'The task local:9' } });
		});
	}

	it('does nothing at all when one of several tasks isn’t there', async () => {
		const tasks = new LocalTasks(openSqliteDocuments(file));
		const { id } = await tasks.create({ name: 'A' });
		await assert.rejects(tasks.archive([id, 'local:9']), { name: 'TaskError' });
		assert.equal((await tasks.get(id)).archived, false);
		tasks.dispose();
	});

	it('refuses to change a task that is deleted', async () => {
		const tasks = new LocalTasks(memoryDocuments());
		const { id } = await tasks.create({ name: 'A' });
		await tasks.delete([id]);
		const gone = { problem: { kind: 'notFound', what: `The task ${id}` } };
		await assert.rejects(tasks.update(id, { name: 'B' }), gone);
		await assert.rejects(tasks.updateMany([{ id, changes: { name: 'B' } }]), gone);
		await assert.rejects(tasks.archive([id]), gone);
		await assert.rejects(tasks.unarchive([id]), gone);
		await tasks.restore([id]);
		const { name, archived } = await tasks.get(id);
		assert.deepEqual([name, archived], ['A', false]);
	});
});
