import assert from 'node:assert/strict';
import { dropOneStep, planDrop, type Drop } from '../../src/planner/planDrop.ts';
import type { TaskMove } from '../../src/tasks/taskMove.ts';
import { makeGroup, makeGrouped } from '../tasks/scriptedGroups.ts';

/** "1:0 2:0 3!:5": the tasks with their weights; one with a mark is masked. */
function tasks(text: string) {
	return text
		.split(' ')
		.filter(Boolean)
		.map((word) => {
			const [id = '', weight] = word.split(':');
			return makeGrouped(`focus:${id.replace('!', '')}`, {
				weight: Number(weight),
				masked: id.endsWith('!'),
			});
		});
}

describe('A drop', () => {
	type Row = [string, string, string, Partial<Drop>, Partial<TaskMove> | undefined];
	const rows: Row[] = [
		['in an empty group', '1:4', '', { before: null }, { weight: 0 }],
		['at the end of a group', '1:4', '2:0 3:7', { before: null }, { weight: 8 }],
		['anywhere in a group where nothing else is', '1:4', '2:0', {}, { weight: 1 }],
		['between two with room', '1:4', '2:0 3:9', { before: 'focus:3' }, { weight: 4 }],
		['before the first with room', '1:4', '2:3', { before: 'focus:2' }, { weight: 1 }],
		[
			'before the first without room',
			'1:4',
			'2:0 3:1 4:9',
			{ before: 'focus:2' },
			{
				weight: 0,
				others: [
					{ taskId: 'focus:2', weight: 1 },
					{ taskId: 'focus:3', weight: 2 },
				],
			},
		],
		[
			'between equals',
			'1:4',
			'2:0 3:0 4:0',
			{ before: 'focus:3' },
			{
				weight: 1,
				others: [
					{ taskId: 'focus:3', weight: 2 },
					{ taskId: 'focus:4', weight: 3 },
				],
			},
		],
		[
			'before a masked one, which stays',
			'1:4',
			'2:0 3!:0 4:0',
			{ before: 'focus:3' },
			{ weight: 1, others: [{ taskId: 'focus:4', weight: 2 }] },
		],
		['before one that is gone', '1:4', '2:0', { before: 'focus:99' }, { weight: 1 }],
		['of a masked one', '1!:4', '', {}, undefined],
		['of one that is gone', '', '2:0', {}, undefined],
		['on no group', '1:4', '', { to: 'focus:77' }, undefined],
	];
	for (const [what, source, target, drop, move] of rows) {
		it(`${what} is ${move ? 'a move' : 'nothing'}`, () => {
			const groups = [makeGroup('focus:21', tasks(source)), makeGroup('focus:22', tasks(target))];
			const whole = { id: 'focus:1', from: 'focus:21', to: 'focus:22', days: 0, ...drop };
			assert.deepEqual(
				planDrop(groups, 'users', whole),
				move && { taskId: 'focus:1', from: 'focus:21', to: 'focus:22', ...move },
			);
		});
	}

	const group = makeGroup('focus:21', tasks('1:0 2:5 3:5'));
	const within = (drop: Partial<Drop>) =>
		planDrop([group], 'users', { id: 'focus:2', from: 'focus:21', to: 'focus:21', days: 0, ...drop });

	it('at its own place is nothing', () => assert.equal(within({}), undefined));

	it('on another day keeps its place', () => {
		assert.deepEqual(within({ days: 2 }), {
			taskId: 'focus:2',
			from: 'focus:21',
			to: 'focus:21',
			weight: 5,
			endDate: '2026-11-20',
		});
	});

	for (const [dates, moved] of [
		[
			{ startDate: '2026-11-30', endDate: '2026-12-02' },
			{ startDate: '2026-11-29', endDate: '2026-12-01' },
		],
		[{ startDate: null, endDate: '2026-12-02' }, { endDate: '2026-12-01' }],
		[{ startDate: '2026-11-30', endDate: null }, { startDate: '2026-11-29' }],
	] as const) {
		it(`a day earlier moves the days that there are: ${JSON.stringify(dates)}`, () => {
			const groups = [makeGroup('focus:21', [makeGrouped('focus:1', dates)])];
			const drop = { id: 'focus:1', from: 'focus:21', to: 'focus:21', days: -1 };
			const {
				taskId: _task,
				to: _to,
				from: _from,
				weight: _weight,
				...days
			} = planDrop(groups, 'users', drop) ?? {};
			assert.deepEqual(days, moved);
		});
	}

	it('on those that are in no group has no place but among people', () => {
		const groups = [makeGroup('focus:21', tasks('1:4')), makeGroup(null, tasks('2:3'))];
		const drop = { id: 'focus:1', from: 'focus:21', to: null, before: 'focus:2', days: 0 };
		assert.equal(planDrop(groups, 'users', drop)?.weight, 1);
		assert.equal(planDrop(groups, 'tags', drop)?.weight, 0);
		assert.equal(planDrop(groups, 'tags', { ...drop, id: 'focus:2', from: null }), undefined);
	});
});

describe('A step', () => {
	const group = makeGroup('focus:21', [
		makeGrouped('focus:1'),
		makeGrouped('focus:2', { endDate: '2026-11-25' }),
		makeGrouped('focus:3'),
		makeGrouped('focus:4'),
		makeGrouped('focus:5', { endDate: null }),
	]);
	for (const [id, step, before] of [
		['focus:1', 'earlier', undefined],
		['focus:1', 'later', 'focus:4'],
		['focus:2', 'earlier', undefined],
		['focus:2', 'later', undefined],
		['focus:3', 'earlier', 'focus:1'],
		['focus:3', 'later', 'focus:5'],
		['focus:4', 'later', undefined],
		['focus:5', 'earlier', undefined],
		['focus:9', 'earlier', undefined],
	] as const) {
		it(`${step} of ${id} goes before ${before}`, () => {
			assert.equal(dropOneStep(group, id, step)?.before, before);
		});
	}

	it('later than the last but one goes to the end', () => {
		const two = makeGroup('focus:21', tasks('1:0 2:0'));
		assert.equal(dropOneStep(two, 'focus:1', 'later')?.before, null);
	});
});
