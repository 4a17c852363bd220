import assert from 'node:assert/strict';
import { mergeFields } from '../../src/sync/mergeFields.ts';
import type { TaskChanges } from '../../src/tasks/task.ts';
import { makeTask } from '../tasks/makeTask.ts';

type Row = [
	what: string,
	mine: TaskChanges,
	was: TaskChanges,
	theirs: TaskChanges,
	left: TaskChanges,
	fields: string[],
];

const rows: Row[] = [
	['what only I changed is sent', { notes: 'mine' }, { notes: '' }, { notes: '' }, { notes: 'mine' }, []],
	[
		'what only they changed is kept',
		{ notes: 'mine' },
		{ notes: '' },
		{ notes: '', name: 'Theirs' },
		{ notes: 'mine' },
		[],
	],
	['what both changed alike is done', { notes: 'same' }, { notes: '' }, { notes: 'same' }, {}, []],
	[
		'what both changed differently is a conflict',
		{ notes: 'mine', estimatedMins: 5 },
		{ notes: '', estimatedMins: null },
		{ notes: 'theirs', estimatedMins: null },
		{ notes: 'mine', estimatedMins: 5 },
		['notes'],
	],
	[
		'an empty field is empty however it is written',
		{ notes: 'mine' },
		{ notes: '' },
		{},
		{ notes: 'mine' },
		[],
	],
	[
		'lists have no order',
		{ tagIds: ['focus:2', 'focus:1'] },
		{},
		{ tagIds: ['focus:1', 'focus:2'] },
		{},
		[],
	],
	[
		'what the service does not keep is sent as it is',
		{ outboundSync: true },
		{},
		{},
		{ outboundSync: true },
		[],
	],
];

describe('mergeFields', () => {
	for (const [what, changes, was, there, left, fields] of rows) {
		it(`says that ${what}`, () => {
			const theirs = { ...makeTask('focus:1'), notes: '', ...there };
			const both = mergeFields({ id: 'focus:1', changes, was }, theirs);
			assert.deepEqual(both.changes, left);
			assert.deepEqual(
				both.conflicts.map(({ field }) => field),
				fields,
			);
		});
	}
});
