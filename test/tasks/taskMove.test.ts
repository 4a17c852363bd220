import assert from 'node:assert/strict';
import type { GroupKind } from '../../src/tasks/groupApi.ts';
import { changesOf, groupsAfter, type TaskMove, wireMoves } from '../../src/tasks/taskMove.ts';
import { makeTask } from './makeTask.ts';

type Row = [GroupKind, Omit<TaskMove, 'taskId'>, unknown];

describe('A move between groups', () => {
	const wire: Row[] = [
		[
			'projects',
			{ to: 'focus:102', from: 'focus:101', weight: 3 },
			[{ op: 'move', target: 'focus:102', weight: 3 }],
		],
		['projects', { to: null, from: 'focus:101' }, [{ op: 'remove', target: 'focus:101', weight: 0 }]],
		['projects', { to: null, from: null, endDate: '2026-11-20' }, []],
		[
			'users',
			{ to: 'focus:22', from: 'focus:21' },
			[{ op: 'move', target: 'focus:22', source: 'focus:21', weight: 0 }],
		],
		[
			'users',
			{ to: 'focus:21', from: 'focus:21', weight: 2 },
			[{ op: 'move', target: 'focus:21', weight: 2 }],
		],
		['users', { to: 'focus:21', from: null }, [{ op: 'move', target: 'focus:21', weight: 0 }]],
		[
			'users',
			{ to: null, from: 'focus:21' },
			[{ op: 'move', target: null, source: 'focus:21', weight: 0 }],
		],
		['users', { from: 'focus:21' }, [{ op: 'remove', target: 'focus:21', weight: 0 }]],
		['tags', { to: null, from: 'focus:7' }, [{ op: 'remove', target: 'focus:7', weight: 0 }]],
		[
			'tags',
			{ to: 'focus:8', startDate: '2026-11-01', endDate: '2026-11-02' },
			[{ op: 'move', target: 'focus:8', weight: 0, startDate: '2026-11-01', endDate: '2026-11-02' }],
		],
	];
	for (const [kind, move, moves] of wire) {
		it(`is sent as the service takes it: ${kind} ${JSON.stringify(move)}`, () => {
			const sent = wireMoves(kind, { taskId: 'focus:1', ...move });
			assert.deepEqual(
				sent,
				(moves as object[]).map((one) => ({ taskId: 'focus:1', ...one })),
			);
		});
	}

	it('brings along the tasks that make room, behind its own', () => {
		const others = [{ taskId: 'focus:2', weight: 1 }];
		assert.deepEqual(wireMoves('tags', { taskId: 'focus:1', to: 'focus:8', others }), [
			{ taskId: 'focus:1', op: 'move', target: 'focus:8', weight: 0 },
			{ taskId: 'focus:2', op: 'move', target: 'focus:8', weight: 1 },
		]);
	});

	it('says what is missing when it has no end', () => {
		assert.throws(() => wireMoves('tags', { taskId: 'focus:1' }), /“to”/);
	});

	const after: [GroupKind, (string | null)[], Omit<TaskMove, 'taskId'>, (string | null)[]][] = [
		['projects', ['a'], { to: 'b' }, ['b']],
		['projects', ['a'], { from: 'a' }, [null]],
		['users', ['a', 'b'], { to: 'c', from: 'a' }, ['b', 'c']],
		['users', ['a', 'b'], { to: 'c' }, ['a', 'b', 'c']],
		['users', ['a', 'b'], { to: 'b', from: 'a' }, ['b']],
		['users', ['a', 'b'], { to: 'a', from: 'a' }, ['a', 'b']],
		['users', ['a', 'b'], { to: null, from: 'a' }, [null]],
		['users', ['a', 'b'], { from: 'a' }, ['b']],
		['users', [null], { to: 'a', from: null }, ['a']],
		['tags', ['a', 'b'], { to: null, from: 'a' }, ['b']],
		['tags', ['a'], { to: null, from: 'a' }, [null]],
	];
	for (const [kind, before, move, groups] of after) {
		it(`leaves ${kind} ${JSON.stringify(before)} as ${JSON.stringify(groups)} by ${JSON.stringify(move)}`, () => {
			assert.deepEqual(groupsAfter(kind, before, { taskId: 'focus:1', ...move }), groups);
		});
	}

	it('changes project, people or tags, and days', () => {
		const task = makeTask('focus:1', {
			projectId: 'focus:101',
			assigneeIds: ['focus:21', 'focus:22'],
			tagIds: ['focus:7'],
		});
		const move = { taskId: 'focus:1', endDate: '2026-11-20' };
		assert.deepEqual(changesOf('projects', task, { ...move, from: 'focus:101', to: null }), {
			projectId: null,
			endDate: '2026-11-20',
		});
		assert.deepEqual(changesOf('users', task, { ...move, to: null }).assigneeIds, []);
		assert.deepEqual(changesOf('tags', task, { ...move, to: 'focus:8' }).tagIds, ['focus:7', 'focus:8']);
	});
});
