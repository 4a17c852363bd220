import assert from 'node:assert/strict';
import { followed, type Groups, moved } from '../../src/planner/listing.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { makeGroup, makeGrouped } from '../tasks/scriptedGroups.ts';

const range = { from: '2026-11-16', to: '2026-11-29' };
const groups: Groups = [
	makeGroup('focus:21', [makeGrouped('focus:1', { weight: 3 }), makeGrouped('focus:2', { weight: 9 })]),
	makeGroup('focus:22', [makeGrouped('focus:1', { weight: 1 }), makeGrouped('focus:3', { weight: 2 })]),
	makeGroup(null, [makeGrouped('focus:4')]),
];

function said(shown: Groups): string[] {
	return shown.map(({ id, tasks }) =>
		[id?.slice(6) ?? '-', ...tasks.map((task) => `${task.id.slice(6)}@${task.weight}`)].join(' '),
	);
}

describe('Groups after a move', () => {
	for (const [what, move, after] of [
		[
			'to another one',
			{ to: 'focus:22', from: 'focus:21', taskId: 'focus:2', weight: 2 },
			['21 1@3', '22 1@1 3@2 2@2', '-  4@0'],
		],
		[
			'from nobody',
			{ to: 'focus:21', from: null, taskId: 'focus:4', weight: 0 },
			['21 4@0 1@3 2@9', '22 1@1 3@2', '-'],
		],
		[
			'to nobody',
			{ to: null, from: 'focus:21', taskId: 'focus:1', weight: 0 },
			['21 2@9', '22 3@2', '- 4@0 1@0'],
		],
		['out of one of two', { from: 'focus:21', taskId: 'focus:1' }, ['21 2@9', '22 1@1 3@2', '- 4@0']],
		[
			'out of the only one',
			{ from: 'focus:22', taskId: 'focus:3' },
			['21 1@3 2@9', '22 1@1', '- 4@0 3@0'],
		],
		[
			'within one, with others',
			{
				to: 'focus:22',
				from: 'focus:22',
				taskId: 'focus:3',
				weight: 0,
				others: [{ taskId: 'focus:1', weight: 4 }],
			},
			['21 1@3 2@9', '22 3@0 1@4', '- 4@0'],
		],
		[
			'of a task that isn’t there',
			{ to: 'focus:22', taskId: 'focus:9' },
			['21 1@3 2@9', '22 1@1 3@2', '- 4@0'],
		],
	] as const) {
		it(what, () => {
			assert.deepEqual(
				said(moved(groups, 'users', move)),
				after.map((line) => line.replace('  ', ' ')),
			);
		});
	}

	it('changes its days everywhere', () => {
		const move = {
			taskId: 'focus:1',
			to: 'focus:21',
			from: 'focus:21',
			weight: 3,
			endDate: '2026-11-20',
		};
		const days = moved(groups, 'users', move).flatMap(({ tasks }) =>
			tasks.filter(({ id }) => id === 'focus:1').map(({ endDate }) => endDate),
		);
		assert.deepEqual(days, ['2026-11-20', '2026-11-20']);
	});
});

describe('Groups after a change elsewhere', () => {
	const before = makeTask('focus:1', { endDate: '2026-11-18', assigneeIds: ['focus:21', 'focus:22'] });
	const follow = (after: typeof before | undefined, from: typeof before | undefined = before) =>
		followed(groups, 'users', range, { ...(from ? { before: from } : {}), ...(after ? { after } : {}) });

	it('have its new name and days, at its places', () => {
		const shown = follow({ ...before, name: 'New', endDate: '2026-11-20' });
		assert.deepEqual(said(shown), said(groups));
		assert.deepEqual(
			[shown[0]?.tasks[0]?.name, shown[1]?.tasks[0]?.name, shown[1]?.tasks[0]?.endDate],
			['New', 'New', '2026-11-20'],
		);
	});

	it('have it in its new groups', () => {
		assert.deepEqual(said(follow({ ...before, assigneeIds: ['focus:22'] })), [
			'21 2@9',
			'22 1@1 3@2',
			'- 4@0',
		]);
		assert.deepEqual(said(follow({ ...before, assigneeIds: [] })), ['21 2@9', '22 3@2', '- 4@0 1@1']);
	});

	it('don’t have one that is gone or archived', () => {
		const without = ['21 2@9', '22 3@2', '- 4@0'];
		assert.deepEqual(said(follow(undefined)), without);
		assert.deepEqual(said(follow({ ...before, archived: true })), without);
	});

	it('have one that is new in these days', () => {
		const made = makeTask('focus:8', { endDate: '2026-11-20', assigneeIds: ['focus:22'] });
		assert.deepEqual(said(followed(groups, 'users', range, { after: made }))[1], '22 1@1 3@2 8@3');
		const later = { ...made, endDate: '2026-12-20' };
		assert.deepEqual(followed(groups, 'users', range, { after: later }), groups);
	});

	it('keep what the service said where the change was about something else', () => {
		// The store's own people may be older than the list.
		const old = { ...before, assigneeIds: [] };
		assert.deepEqual(said(follow({ ...old, name: 'New' }, old)), said(groups));
	});
});
