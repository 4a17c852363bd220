import assert from 'node:assert/strict';
import { readPlannerMessage, readPlannerPageState } from '../../src/planner/messages.ts';
import { moveArgumentOf, readMove } from '../../src/planner/moveArgument.ts';

describe('A message from the planner’s page', () => {
	const drop = { id: 'focus:1', from: null, to: 'focus:2', days: -3 };
	for (const message of [
		{ kind: 'ready' },
		{ kind: 'by', by: 'tags' },
		{ kind: 'go', to: 'today' },
		{ kind: 'cure', cure: 'signIn' },
		{ kind: 'open', id: 'focus:1' },
		{ kind: 'drop', drop },
		{ kind: 'drop', drop: { ...drop, before: null } },
		{ kind: 'drop', drop: { ...drop, before: 'focus:3' } },
		{ kind: 'step', id: 'focus:1', group: null, step: 'dayAfter' },
		{ kind: 'menu', id: 'focus:1', group: 'focus:2' },
	]) {
		it(`is understood: ${JSON.stringify(message)}`, () =>
			assert.deepEqual(readPlannerMessage(message), { message }));
	}
	for (const message of [
		undefined,
		'ready',
		{ kind: 'ready', more: 1 },
		{ kind: 'by', by: 'status' },
		{ kind: 'open', id: 'command:x' },
		{ kind: 'cure', cure: 'workbench.action.quit' },
		{ kind: 'drop', drop: { ...drop, days: 0.5 } },
		{ kind: 'drop', drop: { ...drop, days: 9999 } },
		{ kind: 'drop', drop: { ...drop, to: undefined } },
		{ kind: 'step', id: 'focus:1', group: null, step: 'away' },
	]) {
		it(`is refused: ${JSON.stringify(message)}`, () => assert.ok('wrong' in readPlannerMessage(message)));
	}
});

describe('What the planner’s page keeps', () => {
	it('is read if it can be that', () => {
		const kept = { product: 'focus', by: 'users', from: '2026-11-16' };
		assert.deepEqual(readPlannerPageState(kept), kept);
		for (const wrong of [undefined, {}, { ...kept, by: 'x' }, { ...kept, from: '2026-02-30' }]) {
			assert.equal(readPlannerPageState(wrong), undefined);
		}
	});
});

describe('The argument of a move', () => {
	it('says what the move says', () => {
		const move = {
			taskId: 'focus:1',
			to: null,
			from: 'focus:2',
			weight: 3,
			endDate: '2026-11-16',
			others: [{ taskId: 'focus:4', weight: 5 }],
		};
		assert.deepEqual(readMove(moveArgumentOf('users', move)), { by: 'users', move });
		const removal = { taskId: 'focus:1', from: 'focus:2' };
		assert.deepEqual(readMove(moveArgumentOf('tags', removal)), { by: 'tags', move: removal });
	});

	it('may have bare numbers for groups', () => {
		assert.deepEqual(readMove({ by: 'tags', id: 'focus:1', to: 7, from: 8 }).move, {
			taskId: 'focus:1',
			to: 'focus:7',
			from: 'focus:8',
		});
	});

	for (const [what, argument] of [
		['nothing', undefined],
		['no groups', { id: 'focus:1', to: null }],
		['no task', { by: 'tags', to: null }],
		['a place below 0', { by: 'tags', id: 'focus:1', to: 7, weight: -1 }],
		['a day that isn’t', { by: 'tags', id: 'focus:1', to: 7, endDate: '2026-02-30' }],
		['something unknown', { by: 'tags', id: 'focus:1', to: 7, before: 'focus:2' }],
	] as const) {
		it(`is refused with ${what}`, () => assert.throws(() => readMove(argument), /\.$/));
	}
});
