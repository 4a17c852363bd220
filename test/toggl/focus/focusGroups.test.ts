import assert from 'node:assert/strict';
import type { GroupMove } from '../../../src/tasks/groupApi.ts';
import { allGroups, failure, focusFixture } from './focusFixture.ts';

const move: GroupMove = { taskId: 'focus:5101', op: 'move', target: 'focus:102', weight: 0 };

describe('The Focus client’s groups', () => {
	const focus = focusFixture();
	const answer = (data: readonly unknown[]): void => {
		focus.server.fail(
			{ method: 'GET' },
			{ kind: 'status', status: 200, body: { data, page: 1, per_page: 100 } },
		);
	};

	it('are there by project, person and tag, those of people without a name', async () => {
		const [projects, people, tags] = [
			await allGroups(focus.api, 'projects'),
			await allGroups(focus.api, 'users'),
			await allGroups(focus.api, 'tags'),
		];
		assert.deepEqual([projects.length, people.length, tags.length], [6, 5, 6]);
		assert.ok(people.every(({ name, kind }) => name === null && kind === 'users'));
		assert.ok(tags.some(({ name }) => name === 'bug'));
		const website = projects.find(({ id }) => id === 'focus:101');
		assert.partialDeepStrictEqual(
			website?.tasks.find(({ id }) => id === 'focus:5101'),
			{ projectName: 'Booking website', assigneeIds: ['focus:3001', 'focus:3002'], masked: false },
		);
	});

	it('narrow by every part of a query', async () => {
		const groups = await allGroups(focus.api, 'tags', {
			groupIds: ['focus:204'],
			excludeEmpty: true,
			text: 'launch',
			statusIds: ['focus:302', 'focus:301'],
			projectIds: ['focus:101'],
			clientIds: ['focus:401'],
			assigneeIds: ['focus:3002'],
			creatorIds: ['focus:3001'],
			tagIds: ['focus:205'],
			teamIds: [4],
			sources: ['plan'],
			priority: 'high',
			from: '2020-01-01',
			to: '2090-01-01',
			leastDays: 2,
			private: false,
		});
		assert.deepEqual(
			groups.map(({ name, tasks }) => [name, tasks.map(({ id }) => id)]),
			[['frontend', ['focus:5101']]],
		);
	});

	it('keep what is masked masked, whatever comes with it', async () => {
		const client = { id: 401, name: 'North Ferries' };
		answer([
			{
				id: 0,
				type: 'users',
				tasks: [
					{ id: 7, masked: true, name: null, client: null, start_date: '2026-11-02' },
					{ id: 8, masked: true, name: 'Secret', client },
					{ id: 9, name: 'Open', client },
					{ name: 'no id' },
				],
			},
			{ id: 3001, tasks: null },
			'odd',
		]);
		const [nobody, somebody] = await allGroups(focus.api, 'users');
		assert.equal(nobody?.id, null);
		assert.deepEqual(
			nobody?.tasks.map(({ id, masked, name, clientName }) => [id, masked, name, clientName]),
			[
				['focus:7', true, null, null],
				['focus:8', true, null, null],
				['focus:9', false, 'Open', 'North Ferries'],
			],
		);
		assert.deepEqual(somebody?.tasks, []);
		assert.equal(focus.lines.filter((line) => line.startsWith('Skipped')).length, 2);
	});

	it('are read page by page', async () => {
		answer(Array.from({ length: 100 }, (_group, index) => ({ id: index + 1, tasks: [] })));
		const groups = await allGroups(focus.api, 'tags', { groupIds: ['focus:201'] });
		assert.deepEqual(
			focus.server.requests.map(({ query }) => query['page']),
			['1', '2'],
		);
		assert.equal(groups.length, 100);
	});

	it('take tasks, give them up, and let nobody have one among people alone', async () => {
		await focus.api.groups.move('projects', [move]);
		assert.equal(focus.server.state.tasks.get(5101)?.project_id, 102);
		await focus.api.groups.move('tags', [{ ...move, op: 'remove', target: 'focus:204' }]);
		assert.deepEqual(focus.server.state.tasks.get(5101)?.tag_ids, [205]);
		focus.server.clearRequests();
		const { key } = focus.server;
		await failure(focus.api.groups.move('projects', [{ ...move, target: null }]), 'invalid', key);
		await failure(focus.api.groups.move('tags', [{ ...move, weight: -1 }]), 'invalid', key);
		await failure(focus.api.groups.move('tags', [{ ...move, endDate: 'soon' }]), 'invalid', key);
		await failure(
			focus.api.groups.move(
				'tags',
				Array.from({ length: 101 }, () => move),
			),
			'invalid',
			key,
		);
		await focus.api.groups.move('tags', []);
		assert.deepEqual(focus.server.requests, []);
	});
});
