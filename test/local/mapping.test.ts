import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { localFields } from '../../src/local/mapping.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import type { TaskChanges } from '../../src/tasks/task.ts';
import { listed } from './listed.ts';

const nullable = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary);
const text = fc.oneof(
	fc.string({ unit: 'grapheme' }),
	fc.constantFrom('', '\u0000', '😀\n\t"\'\\', '; DROP TABLE document'),
);
const localId = fc.integer({ min: 1, max: 9 }).map((number) => `local:${number}`);
const day = fc.constantFrom('2026-11-01', '2028-02-29');

/** Any change of each field that a local task has. */
const fields: {
	readonly [
		Field in Exclude<keyof TaskChanges, 'done' | 'recurringTaskId' | 'ghostAssigneeIds' | 'outboundSync'>
	]-?: fc.Arbitrary<unknown>;
} = {
	name: text,
	description: text,
	notes: text,
	projectId: nullable(localId),
	parentId: nullable(localId),
	statusId: localId,
	priority: fc.constantFrom('none', 'low', 'medium', 'high'),
	priorityAt: nullable(day),
	pinned: fc.boolean(),
	startDate: nullable(day),
	endDate: nullable(day),
	estimatedMins: nullable(fc.nat()),
	tagIds: fc.uniqueArray(localId),
	assigneeIds: fc.uniqueArray(localId),
	billable: fc.boolean(),
	private: fc.boolean(),
	color: nullable(fc.constantFrom('#0b83d9', '#FFFFFF')),
	autoLogTime: nullable(fc.boolean()),
	rrule: nullable(fc.constant('FREQ=DAILY')),
	position: nullable(fc.integer({ min: 1 })),
};
const changes = fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<TaskChanges>;

describe('the fields of local tasks', () => {
	let folder = '';
	let file = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'local-'));
		file = join(folder, 'tasks.sqlite');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it('has a test for every field', () => {
		assert.deepEqual(new Set(Object.keys(fields)), localFields);
	});

	it('gives back every field as it was given, new, changed and read from the file again', async () => {
		let tasks = new LocalTasks(openSqliteDocuments(file));
		await fc.assert(
			fc.asyncProperty(fields.name, changes, changes, async (name, first, second) => {
				const created = await tasks.create({ ...first, name: String(name) });
				assert.deepEqual({ ...created, ...first, name }, created);
				const updated = await tasks.update(created.id, second);
				assert.deepEqual({ ...created, ...second, updatedAt: updated.updatedAt }, updated);
				assert.deepEqual(await tasks.get(created.id), updated);
			}),
			{ numRuns: 50 },
		);
		const before = await listed(tasks);
		tasks.dispose();
		tasks = new LocalTasks(openSqliteDocuments(file));
		assert.deepEqual(await listed(tasks), before);
		tasks.dispose();
	});
});
