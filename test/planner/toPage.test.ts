import assert from 'node:assert/strict';
import { isToPage } from '../../media/planner/toPage.ts';
import type { PlannerState, ToPage } from '../../src/planner/protocol.ts';
import { plannerDays, plannerGroups } from '../../src/planner/plannerState.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { makeGroup, makeGrouped } from '../tasks/scriptedGroups.ts';

const range = { from: '2026-11-23', to: '2026-12-06' };
const tasks = [makeGrouped('focus:1', { endDate: '2026-11-24' })];
const state: PlannerState = {
	by: 'users',
	range: 'Nov 23 – Dec 6',
	days: plannerDays(range, '2026-11-24', 'en'),
	groups: plannerGroups(
		[makeGroup('focus:21', tasks, 'users'), makeGroup(null, [], 'users')],
		'users',
		range,
		catalog,
	),
	loading: false,
	problem: { sentence: 'No.', cures: ['refresh'] },
};
const kept = { product: 'focus', by: 'users', from: '2026-11-23' } as const;

describe('a message to the planner’s page', () => {
	it('is known, whatever the host says', () => {
		const strings: unknown = { planner: 'Planner', kinds: { users: 'People' } };
		const init = { kind: 'init', strings, state, kept };
		const others: readonly ToPage[] = [
			{ kind: 'state', state },
			{ kind: 'keep', kept },
			{ kind: 'said', sentence: 'Moved.' },
			{ kind: 'failed', sentence: 'No.' },
		];
		assert.ok(state.groups.some(({ cards }) => cards.length > 0));
		for (const message of [init, ...others]) {
			assert.ok(isToPage(JSON.parse(JSON.stringify(message))), message.kind);
		}
	});

	it('is left alone when anything that the page relies on is of another kind', () => {
		for (const name of Object.keys(state)) {
			assert.equal(isToPage({ kind: 'state', state: { ...state, [name]: 7 } }), false, name);
		}
		const [group] = state.groups;
		const cards = [{ ...group?.cards[0], place: null }];
		assert.equal(isToPage({ kind: 'state', state: { ...state, groups: [{ ...group, cards }] } }), false);
		for (const message of [
			undefined,
			null,
			'state',
			[],
			{},
			{ kind: 'init' },
			{ kind: 'keep', kept: {} },
		]) {
			assert.equal(isToPage(message), false, JSON.stringify(message));
		}
	});
});
