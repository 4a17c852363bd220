import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Catalog, emptyCatalog } from '../../src/tasks/catalog.ts';
import { changed, difference, withNames, withStatus } from '../../src/tasks/changes.ts';
import { catalog } from './makeCatalog.ts';
import { makeTask } from './makeTask.ts';
import { taskArbitrary } from './taskArbitrary.ts';

const task = makeTask('focus:1', {
	projectId: 'focus:101',
	statusId: 'focus:1',
	tagIds: ['focus:7', 'focus:8'],
	estimatedMins: 0,
});

describe('difference', () => {
	it('keeps only what is different', () => {
		assert.deepEqual(difference(task, { name: 'Task 1', pinned: true }), { pinned: true });
		assert.deepEqual(difference(task, { tagIds: ['focus:7', 'focus:8'] }), {});
		assert.deepEqual(difference(task, { tagIds: ['focus:7'] }), { tagIds: ['focus:7'] });
		assert.deepEqual(difference(task, { done: false }), {});
	});

	it('tells nothing, 0 and an empty text apart', () => {
		assert.deepEqual(difference(task, { estimatedMins: null }), { estimatedMins: null });
		assert.deepEqual(difference(task, { estimatedMins: 0 }), {});
		assert.deepEqual(difference(task, { rrule: null }), { rrule: null });
		assert.deepEqual(difference(task, { description: '' }), {});
	});

	it('is nothing between a task and itself, and leads from any task to any other', () => {
		fc.assert(
			fc.property(taskArbitrary, taskArbitrary, (a, b) => {
				assert.deepEqual(difference(a, a), {});
				assert.deepEqual({ ...a, ...difference(a, b) }, b);
			}),
		);
	});
});

describe('withNames', () => {
	it('takes the names and done from the catalog', () => {
		const named = withNames({ ...task, statusId: 'focus:4', projectName: 'Old' }, catalog);
		assert.deepEqual([named.projectName, named.statusName, named.done], ['Project 101', 'Done', true]);
	});

	it('leaves what the catalog doesn’t know as it came', () => {
		const told = makeTask('focus:1', {
			projectId: 'focus:999',
			projectName: 'Hidden',
			statusId: 'focus:999',
			statusName: 'Special',
			done: true,
		});
		assert.deepEqual(withNames(told, catalog), told);
		assert.deepEqual(withNames(told, emptyCatalog), told);
	});

	it('has no project’s name without a project', () => {
		assert.equal(withNames(makeTask('focus:1', { projectName: 'Old' }), catalog).projectName, null);
	});

	it('changes nothing when done twice, and not its argument', () => {
		fc.assert(
			fc.property(taskArbitrary, (any) => {
				const before = structuredClone(any);
				const once = withNames(any, catalog);
				assert.deepEqual(withNames(once, catalog), once);
				assert.deepEqual(any, before);
			}),
		);
	});
});

describe('changed', () => {
	it('has the names of the new ids', () => {
		const after = changed(task, { projectId: 'focus:102', statusId: 'focus:2' }, catalog);
		assert.deepEqual([after.projectName, after.statusName], ['Project 102', 'In Progress']);
	});

	it('keeps no wish about the calendar with the task', () => {
		assert.ok(!('outboundSync' in changed(task, { name: 'x', outboundSync: true }, catalog)));
	});
});

describe('withStatus', () => {
	const table: readonly [Parameters<typeof withStatus>[0], Catalog, object][] = [
		[{ done: true }, catalog, { statusId: 'focus:4' }],
		[{ done: false }, catalog, { statusId: 'focus:1' }],
		[{ done: true, name: 'x' }, catalog, { name: 'x', statusId: 'focus:4' }],
		[{ done: true, statusId: 'focus:2' }, catalog, { statusId: 'focus:2' }],
		[{ name: 'x' }, catalog, { name: 'x' }],
		[{ done: true }, emptyCatalog, { done: true }],
	];
	for (const [changes, lists, wanted] of table) {
		const where = lists === catalog ? 'with statuses' : 'without statuses';
		it(`makes ${JSON.stringify(wanted)} of ${JSON.stringify(changes)} ${where}`, () => {
			const before = structuredClone(changes);
			assert.deepEqual(withStatus(changes, lists), wanted);
			assert.deepEqual(changes, before);
		});
	}
});
