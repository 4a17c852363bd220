import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { priorities, type TaskChanges } from '../../../src/tasks/task.ts';
import { TaskError } from '../../../src/tasks/taskError.ts';
import { encodeChanges, focusFields } from '../../../src/toggl/focus/encodeChanges.ts';
import { type BodyField, readContract } from '../../server/contract.ts';

const contract: { focus_tasks: unknown[] } = JSON.parse(
	readFileSync(new URL('../../server/contract.json', import.meta.url), 'utf8'),
);
const endpoints = readContract(contract.focus_tasks, 'https://focus.toggl.com/api');
const tables = {
	create: bodyOf('POST', /\/tasks$/),
	update: bodyOf('PATCH', /\/tasks\/\{task_id\}$/),
	replace: bodyOf('PUT', /\/tasks\/\{task_id\}$/),
};

/** A change of every field. */
const whole: Required<Omit<TaskChanges, 'done'>> = {
	name: 'Name',
	description: 'Short',
	notes: 'Long',
	projectId: 'focus:101',
	parentId: 'focus:5101',
	statusId: 'focus:301',
	priority: 'low',
	priorityAt: '2026-11-01',
	pinned: true,
	startDate: '2026-11-02',
	endDate: '2028-02-29',
	estimatedMins: 0,
	tagIds: ['focus:201', 'focus:202'],
	assigneeIds: [],
	billable: false,
	private: true,
	color: '#06AAF5',
	autoLogTime: true,
	rrule: 'FREQ=DAILY',
	position: 1,
	recurringTaskId: 5000,
	ghostAssigneeIds: [7],
	outboundSync: false,
};

const nullable = [
	'projectId',
	'parentId',
	'priorityAt',
	'startDate',
	'endDate',
	'estimatedMins',
	'color',
	'autoLogTime',
	'rrule',
	'position',
	'recurringTaskId',
];

describe('encodeChanges', () => {
	it('reaches every field of the PATCH table', () => {
		const body = encodeChanges(whole, 'update');
		assert.deepEqual(Object.keys(body).toSorted(), Object.keys(tables.update).toSorted());
		assertFits(body, 'update');
		assert.deepEqual(body['tag_ids'], [201, 202]);
		assert.equal(body['parent_task_id'], 5101);
		assert.equal(body['outbound_sync'], false);
	});

	it('reaches every field of the POST table but those of integrations', () => {
		const { recurringTaskId, ...rest } = whole;
		assert.equal(recurringTaskId, 5000);
		const body = encodeChanges(rest, 'create');
		const fields = Object.keys(tables.create).filter((name) => !name.startsWith('integration_'));
		assert.deepEqual(Object.keys(body).toSorted(), fields.toSorted());
		assertFits(body, 'create');
	});

	it('reaches every field of the PUT table, leaves out what is empty, and refuses what the table doesn’t have', () => {
		const { priorityAt, ...rest } = whole;
		const body = encodeChanges(rest, 'replace');
		assert.deepEqual(Object.keys(body).toSorted(), Object.keys(tables.replace).toSorted());
		const emptied = Object.fromEntries(nullable.map((field) => [field, null]));
		assert.deepEqual(encodeChanges({ name: 'Name', ...emptied }, 'replace'), {
			name: 'Name',
			position: null,
			rrule: null,
		});
		assert.throws(
			() => encodeChanges({ priorityAt }, 'replace'),
			/^TaskError: priorityAt can’t be replaced/,
		);
	});

	it('offers what it can send', () => {
		assert.deepEqual([...focusFields].toSorted(), [...Object.keys(whole), 'done'].toSorted());
	});

	it('sends only what changes', () => {
		assert.deepEqual(encodeChanges({}, 'update'), {});
		assert.deepEqual(encodeChanges({ endDate: null }, 'update'), { end_date: null });
		assert.deepEqual(encodeChanges({ name: 'x', done: true }, 'update'), { name: 'x' });
		assert.deepEqual(encodeChanges(fromOutside({ name: 'x', createdAt: 'y', toString: 1 }), 'update'), {
			name: 'x',
		});
	});

	it('empties a field with null where the table takes it, and sends no null with a new task', () => {
		for (const field of nullable) {
			const changes = fromOutside({ [field]: null });
			const [value] = Object.values(encodeChanges(changes, 'update'));
			assert.equal(value, null, field);
			assert.deepEqual(encodeChanges(changes, 'create'), {}, field);
		}
		const empty = fromOutside({ description: null, notes: null, priority: null });
		assert.deepEqual(encodeChanges(empty, 'update'), { description: '', notes: '', priority: 'none' });
	});

	const refused: [changes: object, words: RegExp][] = [
		[{ name: ' ' }, /^name must be a text that is not empty\.$/],
		[{ name: null }, /^name /],
		[{ statusId: null }, /^statusId must be an id such as focus:101\.$/],
		[{ projectId: 'track:101' }, /^projectId /],
		[{ parentId: 'focus:new-1' }, /^parentId /],
		[{ parentId: 5101 }, /^parentId /],
		[{ priority: 'urgent' }, /^priority must be one of none, low, medium, high\.$/],
		[{ startDate: '2026-02-30' }, /^startDate must be a day such as 2026-11-30\.$/],
		[{ estimatedMins: 1.5 }, /^estimatedMins /],
		[{ estimatedMins: -1 }, /^estimatedMins /],
		[{ position: 0 }, /^position /],
		[{ tagIds: ['focus:201', 'local:1'] }, /^tagIds /],
		[{ tagIds: null }, /^tagIds /],
		[{ ghostAssigneeIds: ['7'] }, /^ghostAssigneeIds /],
		[{ pinned: 'yes' }, /^pinned must be true or false\.$/],
		[{ color: 'red' }, /^color /],
	];
	for (const [changes, words] of refused) {
		it(`refuses ${JSON.stringify(changes)}`, () => {
			assert.throws(
				() => encodeChanges(fromOutside(changes), 'update'),
				(error) => error instanceof TaskError && words.test(error.message),
			);
		});
	}

	it('refuses what a new task can’t have', () => {
		assert.throws(() => encodeChanges({ name: 'x', recurringTaskId: 5000 }, 'create'), TaskError);
	});

	it('sends nothing that is not in the contract, whatever it is given', () => {
		const fields = Object.entries(whole);
		const anything = fc.oneof(
			fc.constantFrom(
				...fields.map(([, value]) => value),
				null,
				undefined,
				'',
				0,
				-1,
				1.5,
				'focus:0',
				'focus:1e3',
				'focus:-1',
				'focus: 1',
				NaN,
			),
			fc.constantFrom(...priorities, '2026-11-21', '#000000', '\ud800'),
			fc.jsonValue(),
		);
		const names = fc.constantFrom(
			...fields.map(([name]) => name),
			'done',
			'id',
			'archived',
			'__proto__',
			'constructor',
		);
		fc.assert(
			fc.property(
				fc.dictionary(names, anything, { maxKeys: 4 }),
				fc.constantFrom('create', 'update'),
				(changes, call) => {
					let body: Readonly<Record<string, unknown>>;
					try {
						body = encodeChanges(fromOutside(changes), call);
					} catch (error) {
						assert.ok(error instanceof TaskError);
						return;
					}
					assertFits(body, call);
				},
			),
			{ numRuns: 5000 },
		);
	});
});

/** Proves that a body has only fields of the call's table, each of its type, and null only where that says so. */
function assertFits(body: Readonly<Record<string, unknown>>, call: 'create' | 'update'): void {
	for (const [name, value] of Object.entries(body)) {
		const field = tables[call][name] ?? assert.fail(`${call} has no ${name}`);
		assert.ok(
			value === null ? field.nullable : isOfType(value, field.type),
			`${name}: ${JSON.stringify(value)}`,
		);
	}
	const { name, priority } = body;
	assert.ok(name === undefined || (typeof name === 'string' && name.trim() !== ''));
	assert.ok(priority === undefined || priorities.some((each) => each === priority));
}

function isOfType(value: unknown, type: string): boolean {
	switch (type) {
		case 'integer':
			return Number.isSafeInteger(value);
		case 'Array of integer':
			return Array.isArray(value) && value.every((each) => Number.isSafeInteger(each));
		default:
			return typeof value === type && (typeof value !== 'string' || value.isWellFormed());
	}
}

function bodyOf(method: string, template: RegExp): Readonly<Record<string, BodyField>> {
	const endpoint = endpoints.find((each) => each.method === method && template.test(each.template));
	return endpoint?.body['body'] ?? assert.fail(`no ${method}`);
}

/** What an agent or a command may hand over, whatever the types say. */
function fromOutside(changes: object): TaskChanges {
	return JSON.parse(JSON.stringify(changes));
}
