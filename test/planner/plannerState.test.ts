import assert from 'node:assert/strict';
import { plannerDays, plannerGroups, sayDays, sayRange } from '../../src/planner/plannerState.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { makeGroup, makeGrouped } from '../tasks/scriptedGroups.ts';

const range = { from: '2026-11-23', to: '2026-12-06' };

describe('What the planner’s page shows', () => {
	it('has a column for each day', () => {
		const days = plannerDays(range, '2026-11-24', 'en');
		assert.equal(days.length, 14);
		assert.deepEqual(days[1], { weekday: 'Tue', day: '24', month: '', isToday: true, isWeekend: false });
		assert.deepEqual(days[8], {
			weekday: 'Tue',
			day: '1',
			month: 'Dec',
			isToday: false,
			isWeekend: false,
		});
		assert.deepEqual(
			days.flatMap(({ isWeekend }, index) => (isWeekend ? index : [])),
			[5, 6, 12, 13],
		);
	});

	it('says days in words', () => {
		assert.match(sayRange(range, 'en'), /^Nov 23\D+Dec 6, 2026$/);
		assert.equal(sayDays({ from: '2026-11-24', to: '2026-11-24' }, 'en'), 'Nov 24');
	});

	it('names the groups, those of people by the catalog', () => {
		const names = (kind: 'users' | 'projects' | 'tags', ids: (string | null)[]) =>
			plannerGroups(
				ids.map((id) => makeGroup(id, [], kind)),
				kind,
				range,
				catalog,
			).map(({ name }) => name);
		assert.deepEqual(names('users', ['focus:21', null, 'focus:99']), ['Ada', 'No Assignee', 'focus:99']);
		assert.deepEqual(names('projects', ['focus:101', null]), ['Project 101', 'No Project']);
		assert.deepEqual(names('tags', ['focus:7', null]), ['red', 'No Tag']);
	});

	it('has closed projects only for the tasks that they have', () => {
		const closed = { ...catalog, projects: catalog.projects.map((one) => ({ ...one, closed: true })) };
		const task = makeGrouped('focus:1', { endDate: '2026-11-24' });
		const groups = [makeGroup('focus:101', [], 'projects'), makeGroup('focus:102', [task], 'projects')];
		assert.deepEqual(
			plannerGroups(groups, 'projects', range, closed).map(({ id }) => id),
			['focus:102'],
		);
	});

	it('says all of a card', () => {
		const task = makeGrouped('focus:1', {
			name: 'Fix\nlogin',
			startDate: '2026-11-24',
			endDate: '2026-11-25',
			projectId: 'focus:101',
			estimatedMins: 90,
			statusId: 'focus:4',
		});
		const projects = catalog.projects.map((one) => ({ ...one, color: '#0b83d9' }));
		const [group] = plannerGroups(
			[makeGroup('focus:21', [task])],
			'users',
			range,
			{ ...catalog, projects },
			'en',
		);
		const [card] = group?.cards ?? [];
		assert.deepEqual(
			[card?.name, card?.project, card?.color, card?.done, card?.masked],
			['Fix login', 'Project 101', '#0b83d9', true, false],
		);
		assert.match(card?.facts ?? '', /^Nov 24\D+25 · 1h 30m$/);
		assert.match(card?.label ?? '', /^Fix login, Project 101, Nov 24\D+25, 1h 30m, Done$/);
	});

	it('tells nothing of a masked card but its days', () => {
		const task = makeGrouped('focus:1', {
			masked: true,
			name: null,
			endDate: '2026-11-24',
			projectId: 'focus:101',
			projectName: 'Secret',
			estimatedMins: 90,
		});
		const [group] = plannerGroups([makeGroup('focus:21', [task])], 'users', range, catalog, 'en');
		const [card] = group?.cards ?? [];
		assert.deepEqual([card?.masked, card?.name, card?.facts, card?.project], [true, 'Private', '', '']);
		assert.match(card?.label ?? '', /may not see, Nov 24\. It can’t be moved or opened/);
		assert.doesNotMatch(JSON.stringify(card), /Secret|Project 101|1h/);
	});
});
