import assert from 'node:assert/strict';
import { hostile } from '../../server/hostile.ts';
import { failure, focusFixture } from './focusFixture.ts';

describe('The Focus client’s catalog', () => {
	const focus = focusFixture();
	/** What is required of tasks is asked for once a session. */
	const listsRead = (): number =>
		focus.server.requests.filter(({ path }) => !path.endsWith('/task-constraints')).length;

	it('has the projects by name, the completed ones as closed, the inactive ones as any', async () => {
		const { projects } = await focus.api.catalog();
		assert.deepEqual(
			projects.map(({ name, closed }) => [name, closed]),
			[
				['Booking website', false],
				['Ferry screens', false],
				['House keeping', false],
				['Old shop', true],
				['Personal', false],
				['Sailing handbook', false],
			],
		);
		assert.deepEqual(projects[0], {
			id: 'focus:101',
			name: 'Booking website',
			color: '#0b83d9',
			clientName: 'North Ferries',
			closed: false,
			private: false,
		});
	});

	it('has an archived project as closed', async () => {
		const { state } = focus.server;
		const projects = state.projects.map((project) => ({
			...project,
			archived_at: '2026-11-01T00:00:00Z',
		}));
		focus.server.load({ ...state, projects });
		assert.equal((await focus.api.catalog()).projects[0]?.closed, true);
	});

	it('has statuses, tags and people, each by the id that tasks use', async () => {
		const { statuses, tags, people } = await focus.api.catalog();
		assert.deepEqual(
			statuses.map(({ id, type }) => [id, type]),
			[
				['focus:301', 'todo'],
				['focus:302', 'in_progress'],
				['focus:303', 'blocked'],
				['focus:304', 'done'],
			],
		);
		assert.deepEqual(tags[1], { id: 'focus:202', name: 'bug', color: '#d92b2b' });
		assert.deepEqual(people[0], { id: 'focus:3001', name: 'Ada Maasik', email: 'ada@example.com' });
		assert.equal(listsRead(), 4);
	});

	it('reads all pages of each list, with and without a total', async () => {
		const { state } = focus.server;
		const project = state.projects[0] ?? assert.fail();
		const numbers = Array.from({ length: 230 }, (_row, i) => i + 1000);
		focus.server.load({
			...state,
			projects: [...state.projects, ...numbers.map((id) => ({ ...project, id, name: `P${id}` }))],
			statuses: [...state.statuses, ...numbers.map((id) => newStatus(id))],
			tags: [...state.tags, ...numbers.map((id) => ({ id, name: `T${id}`, color: '#000000' }))],
			users: [...state.users, ...numbers.map((id) => ({ id, name: `U${id}`, email: '' }))],
		});
		const { projects, statuses, tags, people } = await focus.api.catalog();
		assert.deepEqual(
			[projects.length, statuses.length, tags.length, people.length],
			[236, 234, 236, 235],
		);
		assert.equal(listsRead(), 12);
	});

	it('ends with a list that is full pages alone, and with one that doesn’t know pages', async () => {
		const { state } = focus.server;
		const numbers = Array.from({ length: 96 }, (_row, i) => i + 1000);
		focus.server.load({ ...state, statuses: [...state.statuses, ...numbers.map((id) => newStatus(id))] });
		const rows = Array.from({ length: 150 }, (_row, i) => ({
			user_account_id: i + 1,
			id: i + 1,
			name: `U${i}`,
		}));
		focus.server.fail({ path: '/users', count: 9 }, { kind: 'bad', change: () => rows });
		const { statuses, people } = await focus.api.catalog();
		assert.deepEqual([statuses.length, people.length], [100, 150]);
	});

	it('has nobody where a role may not see people', async () => {
		focus.server.fail({ path: '/users' }, { kind: 'status', status: 403 });
		const { people, projects } = await focus.api.catalog();
		assert.deepEqual([people.length, projects.length], [0, 6]);
	});

	it('fails as a whole where another list fails', async () => {
		focus.server.fail({ path: '/tags' }, { kind: 'status', status: 403 });
		await failure(focus.api.catalog(), 'forbidden', focus.server.key);
	});

	for (const path of ['/projects', '/statuses', '/tags', '/users']) {
		it(`survives hostile answers of ${path}`, async () => {
			for (const [name, change] of Object.entries(hostile)) {
				focus.server.reset();
				focus.server.fail({ path }, { kind: 'bad', change });
				const isNoList =
					['notAList', 'textBody'].includes(name) || (name === 'listInData' && path !== '/users');
				if (isNoList) {
					await failure(focus.api.catalog(), 'unreadable', focus.server.key);
				} else {
					const { projects, statuses, tags, people } = await focus.api.catalog();
					const ids = [projects, statuses, tags, people].flatMap((rows) =>
						rows.map(({ id }) => id),
					);
					assert.ok(
						ids.every((id) => /^focus:[1-9]\d*$/.test(id)),
						name,
					);
				}
			}
		});
	}
});

function newStatus(id: number) {
	return { id, name: `S${id}`, type: 'in_progress' as const, emoji: '' };
}
