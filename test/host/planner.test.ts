import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { dayFromToday } from '../server/focus/seed.ts';
import { focus } from './focus.ts';
import { call, eventually, needTask, sentenceOf, signInAfresh, signOut } from './support.ts';

/** "Launch the new booking page": project 101, people 3001 and 3002, tags 204 and 205. */
const launch = 'focus:5101';

describe('The planner', () => {
	before(signInAfresh);
	beforeEach(async () => {
		await focus.reset();
		await call('refresh');
		await focus.forgetRequests();
	});
	after(signOut);

	describe('moves a task', () => {
		const rows: {
			what: string;
			argument: Record<string, unknown>;
			by: string;
			items: Record<string, unknown>[];
			/** The project that its sub-tasks go along to. */
			along?: number | null;
			becomes: Record<string, unknown>;
		}[] = [
			{
				what: 'to another project',
				by: 'projects',
				argument: { to: 'focus:102', from: 'focus:101', weight: 4 },
				items: [{ op: 'move', target_group_id: 102, weight: 4 }],
				along: 102,
				becomes: { projectId: 'focus:102', projectName: 'Ferry screens' },
			},
			{
				what: 'out of its project',
				by: 'projects',
				argument: { to: null, from: 101 },
				items: [{ op: 'remove', target_group_id: 101, weight: 0 }],
				along: null,
				becomes: { projectId: null, projectName: null },
			},
			{
				what: 'from one person to another',
				by: 'users',
				argument: { to: 'focus:3004', from: 'focus:3001', weight: 1 },
				items: [{ op: 'move', target_group_id: 3004, source_group_id: 3001, weight: 1 }],
				becomes: { assigneeIds: ['focus:3002', 'focus:3004'] },
			},
			{
				what: 'to nobody',
				by: 'users',
				argument: { to: null, from: 'focus:3001' },
				items: [{ op: 'move', target_group_id: null, source_group_id: 3001, weight: 0 }],
				becomes: { assigneeIds: [] },
			},
			{
				what: 'off one person of two',
				by: 'users',
				argument: { from: 'focus:3001' },
				items: [{ op: 'remove', target_group_id: 3001, weight: 0 }],
				becomes: { assigneeIds: ['focus:3002'] },
			},
			{
				what: 'to a tag, and keeps the others',
				by: 'tags',
				argument: { to: 'focus:202' },
				items: [{ op: 'move', target_group_id: 202, weight: 0 }],
				becomes: { tagIds: ['focus:204', 'focus:205', 'focus:202'] },
			},
			{
				what: 'off a tag',
				by: 'tags',
				argument: { to: null, from: 'focus:204' },
				items: [{ op: 'remove', target_group_id: 204, weight: 0 }],
				becomes: { tagIds: ['focus:205'] },
			},
			{
				what: 'to other days, and others out of its way',
				by: 'users',
				argument: {
					to: 'focus:3001',
					from: 'focus:3001',
					weight: 2,
					startDate: dayFromToday(1),
					endDate: dayFromToday(3),
					others: [{ id: 'focus:5107', weight: 3 }],
				},
				items: [
					{
						op: 'move',
						target_group_id: 3001,
						weight: 2,
						start_date: dayFromToday(1),
						end_date: dayFromToday(3),
					},
					{ id: 5107, op: 'move', target_group_id: 3001, weight: 3 },
				],
				becomes: { startDate: dayFromToday(1), endDate: dayFromToday(3) },
			},
		];
		/** The task's sub-tasks, which all are in its project. */
		const below = [5103, 5104, 5105, 5106, 5102];
		for (const { what, by, argument, items, along, becomes } of rows) {
			it(what, async () => {
				await call('moveInPlanner', { by, id: launch, ...argument });
				assert.deepEqual(await focus.writes(), [
					{ line: `PATCH /tasks/groups/${by}`, body: items.map((item) => ({ id: 5101, ...item })) },
					...(along === undefined
						? []
						: [
								{
									line: 'PATCH /tasks/bulk',
									body: below.map((number) => ({ id: number, project_id: along })),
								},
							]),
				]);
				assert.partialDeepStrictEqual(await needTask(launch), { ...becomes, pending: false });
				await call('refresh');
				assert.partialDeepStrictEqual(await needTask(launch), becomes);
			});
		}

		it('without a project to another day as any task', async () => {
			const [task] = (await call('findTasks', { text: 'Call the plumber' })) as { id: string }[];
			const endDate = dayFromToday(2);
			await call('moveInPlanner', { by: 'projects', id: task?.id, to: null, from: null, endDate });
			const [write, ...others] = await focus.writes();
			assert.deepEqual([write?.body, others], [{ end_date: endDate }, []]);
		});
	});

	it('gives a task back when the service refuses it', async () => {
		const before = await needTask(launch);
		await focus.fail({ method: 'PATCH', path: '/tasks/groups/users' }, { kind: 'status', status: 403 });
		const argument = { by: 'users', id: launch, to: 'focus:3004', from: 'focus:3001' };
		assert.match(await sentenceOf(call('moveInPlanner', argument)), /does not let you/);
		assert.deepEqual(await needTask(launch), before);
	});

	it('refuses what can’t be without a request', async () => {
		for (const argument of [
			undefined,
			{},
			{ by: 'status', id: launch, to: 3001 },
			{ by: 'users', id: launch },
			{ by: 'users', id: launch, to: 999 },
			{ by: 'users', id: launch, to: 3001, endDate: '2026-02-30' },
			{ by: 'users', id: 'local:1', to: null },
		]) {
			await sentenceOf(call('moveInPlanner', argument));
		}
		assert.deepEqual(await focus.writes(), []);
	});

	describe('opens', () => {
		const tabs = (): vscode.Tab[] =>
			vscode.window.tabGroups.all
				.flatMap(({ tabs: all }) => all)
				.filter(({ input }) => input instanceof vscode.TabInputWebview);
		afterEach(() => vscode.window.tabGroups.close(tabs()));

		const asked = async (): Promise<string[]> =>
			(await focus.requests())
				.filter(({ path }) => path.includes('/tasks/groups/'))
				.map(
					({ path, query }) =>
						`${path.split('/').at(-1)} ${query['start_date']} ${query['end_date']}`,
				);

		it('in one tab, with one request each time', async () => {
			await call('openPlanner', { by: 'users' });
			await eventually('it is there', () => tabs().some(({ label }) => label === 'Planner'));
			await call('openPlanner', { by: 'tags', product: 'focus' });
			assert.equal(tabs().length, 1);
			const [users = '', tags = '', ...others] = await asked();
			assert.deepEqual(others, []);
			assert.match(users, /^users \d{4}-\d\d-\d\d \d{4}-\d\d-\d\d$/);
			assert.equal(tags, users.replace('users', 'tags'));
			const [, from = '', to = ''] = users.split(' ');
			assert.equal(new Date(from).getUTCDay(), 1, 'it begins on a Monday');
			assert.equal(Date.parse(to) - Date.parse(from), 13 * 86_400_000);
		});

		it('wakes the extension after a reload', async () => {
			await call('openPlanner', {});
			await eventually('it is there', () => tabs().length === 1);
			const { packageJSON } = vscode.extensions.getExtension('tasks-for-toggl.tasks-for-toggl') ?? {};
			const events: string[] = Object(packageJSON).activationEvents;
			assert.ok(events.includes('onWebviewPanel:togglTasks.planner'));
		});

		it('where a signed-in account has groups only', async () => {
			assert.match(
				await sentenceOf(call('openPlanner', { product: 'local' })),
				/No account here has a planner/,
			);
			assert.match(await sentenceOf(call('openPlanner', { by: 'status' })), /“by”/);
			assert.deepEqual(await asked(), []);
			assert.deepEqual(tabs(), []);
		});
	});
});
