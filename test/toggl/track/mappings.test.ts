import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TaskError } from '../../../src/tasks/taskError.ts';
import type { TaskChanges } from '../../../src/tasks/task.ts';
import { decodeTask, readTasks } from '../../../src/toggl/track/decodeTask.ts';
import { encodeChanges } from '../../../src/toggl/track/encodeChanges.ts';
import { TrackedUnit } from '../../../src/toggl/track/trackedUnit.ts';

function decode(...rows: readonly unknown[]) {
	const unit = new TrackedUnit();
	const { living, gone } = readTasks(rows, { log: () => {} });
	return { tasks: living.map((wire) => decodeTask(wire, unit)), gone };
}

describe('A task of Track in the model', () => {
	const row = { id: 7, name: 'Task', project_id: 8 };

	it('has what the service says', () => {
		const whole = {
			...row,
			active: false,
			at: '2026-11-02T10:00:00Z',
			client_name: 'North',
			estimated_seconds: 5400,
			integration_ext_id: '12',
			integration_ext_type: 'issue',
			integration_provider: 'github',
			permissions: 'edit',
			project_name: 'Harbour',
			rate: 80.5,
			recurring: true,
			toggl_accounts_id: 'x',
			tracked_seconds: 61_000,
			user_id: 9,
			workspace_id: 1,
		};
		assert.deepEqual(decode(whole), {
			tasks: [
				{
					id: 'track:7',
					product: 'track',
					name: 'Task',
					projectId: 'track:8',
					projectName: 'Harbour',
					done: true,
					pinned: false,
					estimatedMins: 90,
					assigneeIds: ['track:9'],
					archived: false,
					pending: false,
					updatedAt: '2026-11-02T10:00:00Z',
					trackedSeconds: 61,
					recurring: true,
					rate: 80.5,
					integration: { provider: 'github', type: 'issue', id: '12' },
				},
			],
			gone: [],
		});
	});

	for (const [seconds, minutes] of [
		[null, null],
		[0, null],
		[1, 1],
		[60, 1],
		[90, 2],
		[3600, 60],
		['60', null],
	] as const) {
		it(`shows an estimate of ${seconds} seconds as ${minutes} minutes`, () => {
			const [task] = decode({ ...row, estimated_seconds: seconds }).tasks;
			assert.equal(task?.estimatedMins, minutes);
		});
	}

	it('has nothing that the service does not say', () => {
		for (const empty of [undefined, null, '', {}]) {
			const [task] = decode({
				...row,
				recurring: empty,
				rate: empty,
				integration_provider: empty,
				integration_ext_type: empty,
				integration_ext_id: empty,
			}).tasks;
			const names = Object.keys(task ?? {});
			for (const absent of ['recurring', 'rate', 'integration']) {
				assert.ok(!names.includes(absent), absent);
			}
		}
		assert.equal(decode({ ...row, rate: -1 }).tasks[0]?.rate, undefined);
		assert.equal(decode({ ...row, rate: -0 }).tasks[0]?.rate, 0);
		assert.deepEqual(decode({ ...row, integration_ext_id: 'A-7' }).tasks[0]?.integration, {
			provider: null,
			type: null,
			id: 'A-7',
		});
	});

	it('tells the deleted ones from the others', () => {
		const server_deleted_at = '2026-11-02T10:00:00Z';
		const { tasks, gone } = decode(
			{ ...row, server_deleted_at: null },
			{ ...row, id: 9, server_deleted_at },
			{ id: 10, server_deleted_at },
			{ id: 11, name: '', server_deleted_at },
			{ name: 'Nobody’s', server_deleted_at },
		);
		assert.deepEqual(
			[tasks.map(({ id }) => id), gone],
			[['track:7'], ['track:9', 'track:10', 'track:11']],
		);
	});

	it('reads anything without throwing, and every row with an id, a name and a project', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...fieldNames), fc.jsonValue()), (fields) => {
				decode(fields);
				const [task] = decode({ ...fields, ...row, server_deleted_at: null }).tasks;
				assert.partialDeepStrictEqual(task, { id: 'track:7', name: 'Task', projectId: 'track:8' });
				assert.deepEqual(JSON.parse(JSON.stringify(task)), task);
			}),
		);
	});
});

const fieldNames = [
	'id',
	'name',
	'active',
	'at',
	'estimated_seconds',
	'integration_ext_id',
	'integration_ext_type',
	'integration_provider',
	'project_id',
	'project_name',
	'rate',
	'recurring',
	'tracked_seconds',
	'user_id',
	'server_deleted_at',
];

describe('Changes on the way to Track', () => {
	for (const [changes, call, body] of [
		[{ name: 'x' }, 'update', { name: 'x' }],
		[{ name: 'a\ud800b' }, 'update', { name: 'a\ufffdb' }],
		[{ done: true }, 'update', { active: false }],
		[{ done: false }, 'create', { active: true }],
		[{ estimatedMins: 0 }, 'update', { estimated_seconds: 0 }],
		[{ estimatedMins: null }, 'update', { estimated_seconds: 0 }],
		[{ estimatedMins: null }, 'create', {}],
		[{ estimatedMins: 90 }, 'create', { estimated_seconds: 5400 }],
		[{ assigneeIds: ['track:9'] }, 'update', { user_id: 9 }],
		[{ assigneeIds: [] }, 'create', {}],
		[{ projectId: 'track:8' }, 'create', {}],
		[{ notes: 'x', endDate: '2026-11-30', pinned: true }, 'update', {}],
	] as const satisfies readonly (readonly [TaskChanges, 'create' | 'update', object])[]) {
		it(`makes ${JSON.stringify(body)} of ${JSON.stringify(changes)} (${call})`, () => {
			assert.deepEqual(encodeChanges(changes, call), body);
		});
	}

	for (const [changes, words] of [
		[{ name: ' ' }, /needs a name/],
		[{ estimatedMins: 1.5 }, /whole minutes/],
		[{ estimatedMins: -1 }, /whole minutes/],
		[{ assigneeIds: [] }, /take the assignee of a task away/],
		[{ assigneeIds: ['track:1', 'track:2'] }, /one assignee at most/],
		[{ assigneeIds: ['focus:1'] }, /no person focus:1/],
		[{ projectId: 'track:8' }, /move a task to another project/],
		[{ projectId: null }, /move a task to another project/],
	] as const satisfies readonly (readonly [TaskChanges, RegExp])[]) {
		it(`refuses ${JSON.stringify(changes)}`, () => {
			assert.throws(
				() => encodeChanges(changes, 'update'),
				(error) => error instanceof TaskError && words.test(error.message),
			);
		});
	}

	it('come back as they went', () => {
		fc.assert(
			fc.property(
				fc.record(
					{
						name: fc.string({ minLength: 1 }).filter((name) => /^[!-~]+$/.test(name)),
						done: fc.boolean(),
						estimatedMins: fc.integer({ min: 1, max: 1_000_000 }),
						assigneeIds: fc.integer({ min: 1, max: 1e9 }).map((id) => [`track:${id}`]),
					},
					{ requiredKeys: ['name'] },
				),
				(changes) => {
					const { tasks } = decode({ id: 7, project_id: 8, ...encodeChanges(changes, 'create') });
					assert.partialDeepStrictEqual(tasks[0], changes);
				},
			),
		);
	});
});
