import assert from 'node:assert/strict';
import { type Deed, effectOf, merged, renamed, subjectsOf, tasksIn } from '../../src/sync/deed.ts';
import { makeTask } from '../tasks/makeTask.ts';

const create: Deed = {
	kind: 'create',
	tasks: [
		{ id: 'focus:new-1-a', task: { name: 'One' }, blank: { notes: '', priority: 'none' } },
		{ id: 'focus:new-2-a', task: { name: 'Two', parentId: 'focus:new-1-a' }, blank: {} },
	],
};
const update = (id: string, changes: object, was: object = {}): Deed => ({
	kind: 'update',
	updates: [{ id, changes, was }],
	scope: 'this',
});
const archive: Deed = { kind: 'act', action: 'archive', ids: ['focus:1', 'focus:2'], scope: 'this' };

describe('deed', () => {
	it('names the tasks that it is about, and those that have to be there before', () => {
		assert.deepEqual(subjectsOf(create), ['focus:new-1-a', 'focus:new-2-a']);
		assert.deepEqual(subjectsOf(archive), ['focus:1', 'focus:2']);
		assert.deepEqual([...tasksIn(update('focus:1', { parentId: 'focus:9' }))], ['focus:1', 'focus:9']);
		assert.deepEqual([...tasksIn(update('focus:1', { parentId: null }))], ['focus:1']);
	});

	const both: [string, Deed, Deed, Deed | undefined][] = [
		[
			'an edit of an edit',
			update('focus:1', { name: 'B' }, { name: 'A' }),
			update('focus:1', { name: 'C', notes: 'n' }, { name: 'B', notes: '' }),
			update('focus:1', { name: 'C', notes: 'n' }, { name: 'A', notes: '' }),
		],
		[
			'an edit of a new task',
			create,
			update('focus:new-2-a', { notes: 'n', outboundSync: true }),
			{
				kind: 'create',
				tasks: [
					...create.tasks.slice(0, 1),
					{
						id: 'focus:new-2-a',
						task: { name: 'Two', parentId: 'focus:new-1-a', notes: 'n' },
						blank: {},
					},
				],
			},
		],
		['edits of two tasks', update('focus:1', { name: 'B' }), update('focus:2', { name: 'B' }), undefined],
		[
			'edits of unlike reach',
			update('focus:1', { name: 'B' }),
			{
				kind: 'update',
				updates: [{ id: 'focus:1', changes: { name: 'C' }, was: {} }],
				scope: 'following',
			},
			undefined,
		],
		['an edit after an action', archive, update('focus:1', { name: 'B' }), undefined],
		['an action after an edit', update('focus:1', { name: 'B' }), archive, undefined],
	];
	for (const [what, first, second, expected] of both) {
		it(`${expected ? 'makes one of' : 'keeps apart'} ${what}`, () => {
			assert.deepEqual(merged(first, second), expected);
		});
	}

	it('keeps apart what no new task can be given', () => {
		const later = new Set(['recurringTaskId']);
		assert.equal(merged(create, update('focus:new-2-a', { recurringTaskId: 7 }), later), undefined);
		assert.ok(merged(create, update('focus:new-2-a', { notes: 'n' }), later));
	});

	it('goes by the ids that the service gave', () => {
		const idNow = (id: string): string => (id === 'focus:new-1-a' ? 'focus:7' : id);
		// The names of the new tasks themselves stay: they are what the service's ids are found by.
		assert.deepEqual([...tasksIn(renamed(create, idNow))], ['focus:new-1-a', 'focus:new-2-a', 'focus:7']);
		const moved = renamed(update('focus:new-1-a', { parentId: 'focus:new-1-a' }), idNow);
		assert.deepEqual(moved, update('focus:7', { parentId: 'focus:7' }));
		const acted = renamed({ ...archive, ids: ['focus:new-1-a', 'focus:2'] }, idNow);
		assert.deepEqual(subjectsOf(acted), ['focus:7', 'focus:2']);
	});

	it('shows what it makes of a task', () => {
		const task = makeTask('focus:1', { name: 'A' });
		const known = { task, gone: false };
		const edited = effectOf(update('focus:1', { name: 'B', outboundSync: true }), 'focus:1', known);
		assert.deepEqual(edited, { task: { ...task, name: 'B' }, gone: false });
		assert.equal(effectOf(archive, 'focus:1', known)?.task.archived, true);
		assert.equal(effectOf({ ...archive, action: 'delete' }, 'focus:1', known)?.gone, true);
		assert.equal(
			effectOf({ ...archive, action: 'restore' }, 'focus:1', { task, gone: true })?.gone,
			false,
		);
		assert.equal(effectOf(archive, 'focus:1', undefined), undefined);
		const made = effectOf(create, 'focus:new-1-a', undefined)?.task;
		assert.deepEqual([made?.name, made?.notes, made?.archived], ['One', '', false]);
	});
});
