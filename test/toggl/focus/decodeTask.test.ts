import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Task } from '../../../src/tasks/task.ts';
import { decodeTask } from '../../../src/toggl/focus/decodeTask.ts';
import { wireTask } from '../../../src/toggl/focus/schemas.ts';
import { readRows } from '../../../src/toggl/readRows.ts';

/** A task as the service sends it, with everything in it. */
const whole: Readonly<Record<string, unknown>> = {
	id: 5123,
	name: 'Write the copy',
	description: 'Short',
	notes: '# Long\n\ttext\r\n',
	project_id: 101,
	project: { id: 101, name: 'Website', color: '#0b83d9', permissions: null, private: false },
	client: { id: 401, name: 'North' },
	parent_task_id: 5101,
	parent: { id: 5101, name: 'Launch' },
	parent_task_name: 'Launch',
	status_id: 304,
	status: { id: 304, name: 'Done', type: 'done', emoji: '✅' },
	priority: 'high',
	priority_at: '2026-11-01',
	pinned: true,
	start_date: '2026-11-02',
	end_date: '2026-11-30',
	estimated_mins: 90,
	tag_ids: [201, 202],
	tags: [{ id: 201, name: 'bug', color: '#d92b2b' }],
	assignee_user_ids: [3001],
	ghost_assignee_ids: [7],
	billable: true,
	private: true,
	color: '#06aaf5',
	auto_log_time: false,
	rrule: 'RRULE:FREQ=WEEKLY',
	position: 65_536,
	recurring_task_id: 5000,
	recurrence_date: '2026-11-02',
	archived_at: null,
	deleted_at: null,
	created_at: '2026-10-01T09:00:00Z',
	updated_at: '2026-10-02T11:00:00+02:00',
	total_tracked_time: 7200,
	allocation_unit: 'flat',
};

const decoded: Task = {
	id: 'focus:5123',
	product: 'focus',
	name: 'Write the copy',
	description: 'Short',
	notes: '# Long\n\ttext\r\n',
	projectId: 'focus:101',
	projectName: 'Website',
	parentId: 'focus:5101',
	statusId: 'focus:304',
	statusName: 'Done',
	done: true,
	priority: 'high',
	priorityAt: '2026-11-01',
	pinned: true,
	startDate: '2026-11-02',
	endDate: '2026-11-30',
	estimatedMins: 90,
	tagIds: ['focus:201', 'focus:202'],
	assigneeIds: ['focus:3001'],
	ghostAssigneeIds: [7],
	billable: true,
	private: true,
	color: '#06aaf5',
	autoLogTime: false,
	rrule: 'FREQ=WEEKLY',
	position: 65_536,
	recurringTaskId: 5000,
	archived: false,
	pending: false,
	createdAt: '2026-10-01T09:00:00Z',
	updatedAt: '2026-10-02T11:00:00+02:00',
	trackedSeconds: 7200,
	recurrenceDate: '2026-11-02',
};

const bare: Task = {
	...decoded,
	description: '',
	notes: '',
	projectId: null,
	projectName: null,
	parentId: null,
	statusId: null,
	statusName: null,
	done: false,
	priority: 'none',
	priorityAt: null,
	pinned: false,
	startDate: null,
	endDate: null,
	estimatedMins: null,
	tagIds: [],
	assigneeIds: [],
	ghostAssigneeIds: [],
	billable: false,
	private: false,
	color: null,
	autoLogTime: null,
	rrule: null,
	position: null,
	recurringTaskId: null,
	createdAt: null,
	updatedAt: null,
	trackedSeconds: null,
	recurrenceDate: null,
};

describe('decodeTask', () => {
	it('reads a task with everything in it', () => {
		assert.deepEqual(decode(whole), [decoded]);
	});

	it('reads a task of an id and a name, whether the rest is missing, null or of another type', () => {
		const { id, name, ...rest } = whole;
		const others = Object.entries(rest);
		assert.deepEqual(decode({ id, name }), [bare]);
		assert.deepEqual(
			decode({ id, name, ...Object.fromEntries(others.map(([field]) => [field, null])) }),
			[bare],
		);
		const wrong = others.map(([field, value]) => [field, typeof value === 'string' ? 7 : 'seven']);
		assert.deepEqual(decode({ id, name, ...Object.fromEntries(wrong) }), [bare]);
	});

	it('takes from the embedded rows what the ids don’t say', () => {
		const { project_id, parent_task_id, status_id, tag_ids, assignee_user_ids, ...rest } = whole;
		const assignees = [
			{ id: 3001, type: 'user' },
			{ id: 9, type: 'team' },
		];
		assert.ok(project_id && parent_task_id && status_id && assignee_user_ids && tag_ids);
		assert.deepEqual(decode({ ...rest, assignees }), [{ ...decoded, tagIds: ['focus:201'] }]);
	});

	const fields: [wire: object, model: Partial<Task>][] = [
		[{ id: '5123' }, {}],
		[{ name: 'a\u0000b\u001b[31m\r\ne\tf\u007fg' }, { name: 'a\uFFFDb\uFFFD[31m e f\uFFFDg' }],
		[{ name: 'safe\u202egnp.exe' }, { name: 'safe\u202egnp.exe' }],
		[{ name: '\ud83d half' }, { name: '\uFFFD half' }],
		[{ name: 'x'.repeat(10_000) }, { name: 'x'.repeat(10_000) }],
		[{ name: '<b>$(trash)</b>' }, { name: '<b>$(trash)</b>' }],
		[{ notes: 'a\u0000\r\n\tb' }, { notes: 'a\uFFFD\r\n\tb' }],
		[{ priority: 'urgent' }, { priority: 'urgent' }],
		[{ priority: '' }, { priority: 'none' }],
		[{ status: { id: 1, name: 'Odd', type: 'someday' } }, { statusName: 'Odd', done: false }],
		[
			{ start_date: '0001-01-01', end_date: '2026-02-31' },
			{ startDate: null, endDate: null },
		],
		[{ end_date: '2026-11-30T00:00:00Z' }, { endDate: null }],
		[
			{ created_at: '0001-01-01T00:00:00Z', updated_at: 'yesterday' },
			{ createdAt: null, updatedAt: null },
		],
		[{ color: 'red;background:url(x)' }, { color: null }],
		[{ color: '#abc' }, { color: null }],
		[
			{ estimated_mins: -5, position: 0, total_tracked_time: 1.5 },
			{ estimatedMins: null, position: null, trackedSeconds: null },
		],
		[{ tag_ids: [201, null, '202', {}, -1, 201] }, { tagIds: ['focus:201', 'focus:202'] }],
		[{ tag_ids: [] }, { tagIds: [] }],
		[{ rrule: '' }, { rrule: null }],
		[{ rrule: 'DTSTART:20260105\nRRULE:FREQ=DAILY' }, { rrule: 'DTSTART:20260105\nRRULE:FREQ=DAILY' }],
		[{ rrule: 'RRULE:FREQ=DAILY\r\nEXDATE:2026' }, { rrule: 'RRULE:FREQ=DAILY\r\nEXDATE:2026' }],
		[{ project: JSON.parse('{"__proto__":{"name":"bad"},"id":"__proto__"}') }, { projectName: null }],
		[{ archived_at: '2026-11-01T00:00:00Z' }, { archived: true }],
		[{ archived_at: '0001-01-01T00:00:00Z' }, {}],
	];
	for (const [wire, model] of fields) {
		it(`reads ${JSON.stringify(wire).slice(0, 80)}`, () => {
			assert.deepEqual(decode({ ...whole, ...wire }), [{ ...decoded, ...model }]);
		});
	}

	it('believes the list where a task doesn’t say whether it is archived', () => {
		const { archived_at, ...rest } = whole;
		assert.equal(archived_at, null);
		assert.deepEqual(decode(rest, true), [{ ...decoded, archived: true }]);
		assert.deepEqual(decode(whole, true), [decoded]);
	});

	it('skips and logs what has no usable id or name, by id or place alone', () => {
		const lines: string[] = [];
		const rows = [
			{ id: 1 },
			{ id: 2, name: ' ' },
			{ name: 'secret' },
			null,
			7,
			'row',
			[],
			{ id: -1, name: 'x' },
			{ id: 1.5, name: 'x' },
			{ id: 2 ** 60, name: 'x' },
			whole,
		];
		const tasks = readRows(wireTask, rows, 'task', (line) => lines.push(line));
		assert.deepEqual(
			tasks.map((wire) => decodeTask(wire)),
			[decoded],
		);
		assert.equal(lines.length, 10);
		assert.match(lines[0] ?? '', /task .* id 1$/);
		assert.match(lines[2] ?? '', /row 2$/);
		assert.ok(!lines.join('').includes('secret'));
	});

	it('never throws, and never gives a task that is none, in 5,000 mutated answers', () => {
		const value = fc.oneof(
			fc.jsonValue(),
			fc.string({ unit: 'binary' }),
			fc.constantFrom(undefined, null, NaN, Infinity, -0, '2026-13-01', '#gggggg', [null], [[]], {
				id: {},
			}),
			fc.record({
				id: fc.oneof(fc.integer(), fc.string()),
				name: fc.jsonValue(),
				type: fc.jsonValue(),
			}),
		);
		const changes = fc.dictionary(
			fc.constantFrom(...Object.keys(whole), '__proto__', 'constructor'),
			value,
			{ maxKeys: 12 },
		);
		fc.assert(
			fc.property(
				fc.oneof(
					{ weight: 9, arbitrary: changes.map((change) => ({ ...whole, ...change })) },
					{ weight: 1, arbitrary: value },
				),
				(row) => {
					for (const task of decode(row)) {
						assertTask(task);
					}
				},
			),
			{ numRuns: 5000 },
		);
	});
});

function decode(row: unknown, archived = false): Task[] {
	return readRows(wireTask, [row], 'task', () => undefined).map((wire) => decodeTask(wire, archived));
}

function assertTask(task: Task): void {
	assert.deepEqual(Object.keys(task).toSorted(), Object.keys(decoded).toSorted());
	assert.deepEqual(JSON.parse(JSON.stringify(task)), task);
	assert.match(task.id, /^focus:[1-9]\d*$/);
	assert.ok(task.name.trim() !== '' && !/\p{Cc}/u.test(task.name) && task.name.isWellFormed());
	for (const id of [
		task.projectId,
		task.parentId,
		task.statusId,
		...(task.tagIds ?? []),
		...(task.assigneeIds ?? []),
	]) {
		assert.ok(id === null || /^focus:[1-9]\d*$/.test(id ?? ''));
	}
	for (const day of [task.startDate, task.endDate, task.priorityAt]) {
		assert.ok(day === null || new Date(`${day}T00:00:00Z`).toISOString().startsWith(day ?? '-'));
	}
	assert.ok(task.color === null || /^#[\da-f]{6}$/i.test(task.color ?? ''));
}
