import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { call } from './call.ts';
import { documentedEndpoints } from './focus/answerFocus.ts';
import { parametersWithoutEffect } from './focus/filterTasks.ts';
import type { FocusTask } from './focus/focusState.ts';
import { dayFromToday } from './focus/seed.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';

const today = dayFromToday(0);

/** What each filter must let through: neither nothing nor everything. */
const filters: readonly (readonly [query: string, keeps: (task: FocusTask) => boolean])[] = [
	['pinned=true', ({ pinned }) => pinned],
	['private=true', (task) => task.private],
	['status_id=302,304', ({ status_id }) => [302, 304].includes(status_id)],
	['status_id=302&status_id=304', ({ status_id }) => [302, 304].includes(status_id)],
	['project_id=101', ({ project_id }) => project_id === 101],
	['project_id=', ({ project_id }) => project_id === null],
	['project_id=101,', ({ project_id }) => project_id === 101 || project_id === null],
	['parent_task_id=', ({ parent_task_id }) => parent_task_id === null],
	['parent_task_id=5101', ({ parent_task_id }) => parent_task_id === 5101],
	['client_id=402', ({ project_id }) => project_id === 103],
	['client_id=', ({ project_id }) => ![101, 102, 103].includes(project_id ?? 0)],
	['tag_id=201', ({ tag_ids }) => tag_ids.includes(201)],
	['tag_id=', ({ tag_ids }) => tag_ids.length === 0],
	['assignee_user_id=3003', ({ assignee_user_ids }) => assignee_user_ids.includes(3003)],
	['toggl_user_id=3003', ({ assignee_user_ids }) => assignee_user_ids.includes(3003)],
	['priority=high,low', ({ priority }) => ['high', 'low'].includes(priority)],
	['name=WRITE', ({ name }) => name.toLowerCase().includes('write')],
	['name=handbook', ({ project_id }) => project_id === 103],
	['name=north', ({ project_id }) => project_id === 101 || project_id === 102],
	['has_dates=false', ({ start_date, end_date }) => start_date === null && end_date === null],
	['has_time_entries=true', ({ total_tracked_time }) => total_tracked_time > 0],
	['is_priority=true', ({ priority_at }) => priority_at !== null],
	['recurring=true', ({ name }) => name === 'Weekly review'],
	['recurring_task_ids={series}', ({ recurring_task_id }) => recurring_task_id !== null],
	['estimated_mins_min=200', ({ estimated_mins }) => (estimated_mins ?? 0) >= 200],
	['estimated_mins_max=20', ({ estimated_mins }) => estimated_mins !== null && estimated_mins <= 20],
	['source=focus', ({ source }) => source === 'focus'],
	['state=done', ({ status_id }) => status_id === 304],
	['state=not_tracked', ({ total_tracked_time }) => total_tracked_time === 0],
	[
		`start_date=${today}&end_date=${today}`,
		(task) => first(task) !== '' && first(task) <= today && last(task) >= today,
	],
	[`dates_overlap_start=${today}`, (task) => last(task) >= today],
	[`dates_overlap_end=${today}`, (task) => first(task) !== '' && first(task) <= today],
	[`start_date_from=${today}`, ({ start_date }) => (start_date ?? '') >= today],
	[`start_date_to=${today}`, ({ start_date }) => start_date !== null && start_date <= today],
	[`end_date_from=${today}`, ({ end_date }) => (end_date ?? '') >= today],
	[`end_date_to=${today}`, ({ end_date }) => end_date !== null && end_date <= today],
	['creator_id=3002', ({ toggl_user_id }) => toggl_user_id === 3002],
];
/** With tests of their own. */
const elsewhere = [
	'page',
	'per_page',
	'order_by',
	'archived',
	'include_project_completed',
	'disable_aggregations',
];

const first = ({ start_date, end_date }: FocusTask) => start_date ?? end_date ?? '';
const last = ({ start_date, end_date }: FocusTask) => end_date ?? start_date ?? '';

describe('The strict Focus server: filters and orders', () => {
	let server: FocusServer;
	let visible: FocusTask[];
	before(async () => {
		server = await startFocusServer();
		server.changeTask(9001, {
			name: 'From elsewhere',
			toggl_user_id: 3002,
			source: 'focus',
			priority_at: today,
		});
		visible = [...server.state.tasks.values()].filter(
			({ archived_at, project_id }) => archived_at === null && project_id !== 106,
		);
	});
	after(() => server.close());

	const list = async (query: string): Promise<FocusTask[]> => {
		const { body, text } = await call(server, 'GET', `O/tasks?per_page=100&${query}`);
		assert.ok(Array.isArray(Object(body).data), text);
		return Object(body).data;
	};

	it('knows what each documented parameter does', () => {
		const listed = documentedEndpoints.find(
			({ method, template }) => method === 'GET' && template.endsWith('/tasks'),
		);
		const covered = filters.flatMap(([query]) => [...new URLSearchParams(query).keys()]);
		const known = new Set<string>([...covered, ...elsewhere, ...parametersWithoutEffect]);
		assert.deepEqual(
			Object.keys(listed?.query ?? {}).filter((name) => !known.has(name)),
			[],
		);
	});

	for (const [query, keeps] of filters) {
		it(`filters by ${query}`, async () => {
			const series = visible.find(({ rrule }) => rrule !== null)?.id;
			const ids = (await list(query.replace('{series}', String(series)))).map(({ id }) => id);
			const expected = visible.filter(keeps).map(({ id }) => id);
			assert.deepEqual(new Set(ids), new Set(expected));
			assert.ok(
				expected.length > 0 && expected.length < visible.length,
				`${expected.length} tell nothing`,
			);
		});
	}

	const orders: readonly (readonly [string, (task: FocusTask) => string | number])[] = [
		['name', (task: FocusTask) => task.name.toLowerCase()],
		['updated_at', (task: FocusTask) => task.updated_at],
		['created_at', (task: FocusTask) => task.created_at],
		['position', (task: FocusTask) => task.position],
		['priority', (task: FocusTask) => ['none', 'low', 'medium', 'high'].indexOf(task.priority)],
	];
	for (const [query, key] of orders) {
		it(`orders by ${query}, both ways`, async () => {
			const up = (await list(`order_by=${query}`)).map(key);
			const down = (await list(`order_by=-${query}`)).map(key);
			const sorted = up.toSorted((a, b) => (a < b ? -1 : Number(a > b)));
			assert.deepEqual(up, sorted);
			assert.deepEqual(down, sorted.toReversed());
			assert.ok(new Set(up).size > 1);
		});
	}

	it('puts what is empty last, and orders by several', async () => {
		const dates = (await list('order_by=-end_date,name')).map(({ end_date }) => end_date ?? null);
		assert.equal(dates.indexOf(null), dates.filter((date) => date !== null).length);
	});
});
