import assert from 'node:assert/strict';
import type { TaskFilter } from '../../../src/tasks/taskFilter.ts';
import { encodeFilter } from '../../../src/toggl/focus/encodeQuery.ts';
import { documentedEndpoints } from '../../server/focus/answerFocus.ts';
import { allTasks, failure, focusFixture } from './focusFixture.ts';

/** Every part of a filter. */
const whole: Required<TaskFilter> = {
	text: 'a, b',
	pinned: true,
	private: false,
	statusIds: ['focus:301', 'focus:302'],
	personId: 'focus:3001',
	creatorId: 'focus:3001',
	assigneeIds: [null, 'focus:3002'],
	ghostAssigneeIds: [4],
	teamIds: [null],
	projectIds: ['focus:101', null],
	clientIds: [null, 'focus:401'],
	parentIds: [null],
	tagIds: ['focus:204'],
	includeCompletedProjects: true,
	from: '2026-01-01',
	to: '2026-12-31',
	hasDates: true,
	leastEstimatedMins: 0,
	mostEstimatedMins: 90,
	priorities: ['low', 'high'],
	isPriority: false,
	source: 'plan',
	timeStates: ['active', 'not_tracked'],
	recurring: false,
	recurringTaskIds: [5135],
	hasTimeEntries: false,
	hasTimeBlocks: false,
	timeBlockIds: [1, 2],
	timeBlockCompleted: true,
	timeBlockFrom: '2026-01-01T00:00:00Z',
	timeBlockUntil: '2026-12-31T00:00:00Z',
};

/** Parameters of the list that filter nothing or have a newer name (documented). */
const others = ['page', 'per_page', 'order_by', 'archived', 'disable_aggregations', 'with_entries'].concat(
	['include_rates', 'include_ghost_assignees', 'start_date_from', 'start_date_to'],
	['end_date_from', 'end_date_to', 'dates_overlap_start', 'dates_overlap_end'],
);

describe('A filter', () => {
	const focus = focusFixture();
	const names = async (filter: TaskFilter): Promise<string[]> =>
		(await allTasks(focus.api, false, filter)).map(({ name }) => name).toSorted();
	const paths = (): string[] => focus.server.requests.map(({ path }) => path.replace(/.*\/tasks/, ''));

	it('reaches every filter that the list and the stream document', () => {
		const table = (tail: string): string[] =>
			Object.keys(documentedEndpoints.find(({ template }) => template.endsWith(tail))?.query ?? {});
		const known = [...Object.keys(encodeFilter(whole)), ...others];
		assert.ok(table('/tasks/stream').length > 30);
		assert.deepEqual(known.toSorted(), table('/tasks').toSorted());
		assert.deepEqual(
			table('/tasks/stream').filter((name) => !known.includes(name)),
			[],
		);
	});

	it('is taken whole, by pages where the stream doesn’t know a part of it', async () => {
		const { private: _private, timeBlockFrom: _from, timeBlockUntil: _until, ...streamed } = whole;
		await allTasks(focus.api, false, whole);
		await allTasks(focus.api, false, streamed);
		await allTasks(focus.api, true, { timeBlockFrom: whole.timeBlockFrom });
		await allTasks(focus.api, true, { timeBlockUntil: whole.timeBlockUntil });
		assert.deepEqual(paths(), ['', '/stream', '', '']);
		assert.ok(focus.server.requests.every(({ status }) => status === 200));
	});

	it('has lists as one value with commas, and the empty value for none', () => {
		const query = encodeFilter({
			projectIds: [null, 'focus:101'],
			parentIds: [null],
			tagIds: [],
			text: '',
		});
		assert.deepEqual(
			Object.entries(query).map(([name, value]) => [name, String(value)]),
			[
				['project_id', ',101'],
				['parent_task_id', ''],
			],
		);
	});

	it('filters', async () => {
		assert.deepEqual(
			await names({ projectIds: [null], parentIds: [null], hasDates: true, recurring: false }),
			['Call the plumber', 'Thank Eeva'],
		);
		assert.deepEqual(await names({ text: 'lighthouse', assigneeIds: ['focus:3005'] }), [
			'Have it read by someone who sails',
		]);
		assert.equal((await names({ private: true })).length, 2);
		assert.deepEqual(await names({ includeCompletedProjects: true, projectIds: ['focus:106'] }), [
			'Close the books of the old shop',
			'Hand over the keys',
		]);
	});

	it('is as good page by page, where the stream is refused', async () => {
		const filter: TaskFilter = { text: 'the', priorities: ['high', 'medium'] };
		const expected = await names(filter);
		focus.server.fail({ path: '/tasks/stream' }, { kind: 'status', status: 404 });
		assert.deepEqual(await names(filter), expected);
		assert.ok(expected.length > 1);
		assert.deepEqual(paths(), ['/stream', '/stream', '']);
	});

	for (const wrong of [
		{ projectIds: ['local:1'] },
		{ tagIds: ['focus:'] },
		{ from: '2026-02-30' },
		{ priorities: ['urgent'] },
		{ leastEstimatedMins: -1 },
		{ recurringTaskIds: [0] },
	] satisfies TaskFilter[]) {
		it(`refuses ${JSON.stringify(wrong)} by name`, async () => {
			const { message } = await failure(allTasks(focus.api, false, wrong), 'invalid', focus.server.key);
			assert.ok(message.startsWith(Object.keys(wrong)[0] ?? '?'), message);
			assert.deepEqual(focus.server.requests, []);
		});
	}
});
