import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { type Account, newAccount } from '../../src/tasks/account.ts';
import { emptyCatalog } from '../../src/tasks/catalog.ts';
import { checkChanges, isDate } from '../../src/tasks/checkChanges.ts';
import type { Task, TaskChanges, TaskField, TaskId } from '../../src/tasks/task.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { catalog } from './makeCatalog.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';

const account: Account = { ...newAccount(new ScriptedApi()), catalog };
const withoutLists: Account = { ...account, catalog: emptyCatalog };
const bound: Account = { ...account, fixed: { projectId: 'It stays there.' } };
const alone: Account = { ...account, oneAssignee: { several: 'One is enough.', nobody: 'Somebody stays.' } };
const plain: Account = { ...withoutLists, fields: new Set<TaskField>(['name', 'done']) };

/** 3 is under 2, 2 is under 1; 5 and 6 are under one another. */
const parents: Readonly<Record<TaskId, TaskId | null>> = {
	'focus:1': null,
	'focus:2': 'focus:1',
	'focus:3': 'focus:2',
	'focus:5': 'focus:6',
	'focus:6': 'focus:5',
	'local:1': null,
};
const parentOf = (id: TaskId): TaskId | null | undefined => parents[id];

const dated = makeTask('focus:2', { startDate: '2026-11-10', endDate: '2026-11-20', priority: 'urgent' });

function refusal(changes: TaskChanges, task?: Task, of = account): string | undefined {
	try {
		checkChanges(of, task, changes, parentOf);
		return undefined;
	} catch (error) {
		assert.ok(error instanceof TaskError && error.problem.kind === 'invalid', String(error));
		return error.message;
	}
}

const noStatus = 'The statuses of Toggl Focus are not known. Refresh, then try again.';

describe('checkChanges', () => {
	const table: readonly [string, TaskChanges, Task | undefined, Account?][] = [
		['Tasks of Toggl Focus have no “pinned”.', { pinned: true }, undefined, plain],
		['Tasks of Toggl Focus have no “outboundSync”.', { outboundSync: true }, undefined, plain],
		['Tasks of Toggl Focus have no “wings”.', { wings: 2 } as TaskChanges, undefined],
		['Tasks of Toggl Focus have no “id”.', { id: 'focus:9' } as TaskChanges, dated],
		['It stays there.', { name: 'New', projectId: 'focus:102' }, dated, bound],
		['It stays there.', { projectId: null }, dated, bound],
		['One is enough.', { assigneeIds: ['focus:21', 'focus:22'] }, undefined, alone],
		['One is enough.', { assigneeIds: ['focus:21', 'focus:22'] }, dated, alone],
		['Somebody stays.', { name: 'New', assigneeIds: [] }, dated, alone],
		['A task needs a name. Type one, then save.', { name: '' }, undefined],
		['A task needs a name. Type one, then save.', { name: ' \n\t\u00A0' }, dated],
		['A task needs a name. Type one, then save.', { name: '\u200B\u200D\uFEFF' }, undefined],
		['“tomorrow” is not a date. Write it as YYYY-MM-DD.', { startDate: 'tomorrow' }, undefined],
		['“2026-02-30” is not a date. Write it as YYYY-MM-DD.', { endDate: '2026-02-30' }, undefined],
		['“2026-1-2” is not a date. Write it as YYYY-MM-DD.', { priorityAt: '2026-1-2' }, undefined],
		['“” is not a date. Write it as YYYY-MM-DD.', { endDate: '' }, undefined],
		[
			'The due date 2026-11-01 is before the start date 2026-11-02.',
			{ startDate: '2026-11-02', endDate: '2026-11-01' },
			undefined,
		],
		['The due date 2026-11-09 is before the start date 2026-11-10.', { endDate: '2026-11-09' }, dated],
		['The due date 2026-11-20 is before the start date 2026-11-21.', { startDate: '2026-11-21' }, dated],
		['The estimate is in whole minutes, 0 or more.', { estimatedMins: -1 }, undefined],
		['The estimate is in whole minutes, 0 or more.', { estimatedMins: 1.5 }, undefined],
		['The estimate is in whole minutes, 0 or more.', { estimatedMins: Number.NaN }, undefined],
		['The estimate is in whole minutes, 0 or more.', { estimatedMins: Infinity }, undefined],
		['The position is a whole number, 1 or more.', { position: 0 }, undefined],
		['The position is a whole number, 1 or more.', { position: 1.5 }, undefined],
		[
			'There is no priority “urgent”. Choose one of none, low, medium, high.',
			{ priority: 'urgent' },
			undefined,
		],
		['There is no priority “”. Choose one of none, low, medium, high.', { priority: '' }, dated],
		[
			'There is no project focus:999. Refresh to see the projects that there are.',
			{ projectId: 'focus:999' },
			dated,
		],
		[
			'There is no project local:101. Refresh to see the projects that there are.',
			{ projectId: 'local:101' },
			undefined,
		],
		['There is no status focus:9.', { statusId: 'focus:9' }, dated],
		['There is no tag focus:9.', { tagIds: ['focus:7', 'focus:9'] }, dated],
		['There is no person focus:9 in this workspace.', { assigneeIds: ['focus:9'] }, dated],
		['There is no task focus:9 in Toggl Focus to be the parent.', { parentId: 'focus:9' }, dated],
		['There is no task local:1 in Toggl Focus to be the parent.', { parentId: 'local:1' }, dated],
		[
			'A task can’t be a sub-task of itself or of one of its own sub-tasks.',
			{ parentId: 'focus:2' },
			dated,
		],
		[
			'A task can’t be a sub-task of itself or of one of its own sub-tasks.',
			{ parentId: 'focus:3' },
			dated,
		],
		[noStatus, { done: true }, dated, withoutLists],
		[noStatus, { done: false, name: 'x' }, dated, withoutLists],
	];
	for (const [sentence, changes, task, of] of table) {
		it(`says “${sentence}” of ${JSON.stringify(changes)}`, () => {
			assert.equal(refusal(changes, task, of), sentence);
		});
	}

	const allowed: readonly [TaskChanges, (Task | undefined)?, Account?][] = [
		[{}],
		[{ name: 'x', outboundSync: true }],
		[{ done: true }],
		[{ done: true }, dated, plain],
		[{ done: true, statusId: 'focus:9' }, dated, withoutLists],
		[{ startDate: null, endDate: '2026-11-01' }, dated],
		[{ startDate: '2026-11-20' }, dated],
		[{ startDate: '2028-02-29', endDate: '2028-02-29' }],
		[{ estimatedMins: null, position: null }, dated],
		[{ estimatedMins: 0, position: 1 }],
		[{ priority: 'urgent' }, dated],
		[{ priority: 'high' }],
		[{ assigneeIds: [] }, undefined, alone],
		[{ assigneeIds: ['focus:21'] }, dated, alone],
		[{ assigneeIds: [] }, dated, { ...account, oneAssignee: { several: 'One is enough.' } }],
		[{ projectId: null, statusId: 'focus:1', tagIds: [], assigneeIds: [] }, dated],
		[{ statusId: 'focus:9', tagIds: ['focus:9'], assigneeIds: ['focus:9'] }, dated, withoutLists],
		[{ parentId: null }, dated],
		[{ parentId: 'focus:1' }, dated],
		[{ parentId: 'focus:5' }, dated],
	];
	for (const [changes, task, of] of allowed) {
		it(`allows ${JSON.stringify(changes)}${of ? ' to a simpler account' : ''}`, () => {
			assert.equal(refusal(changes, task, of), undefined);
		});
	}

	it('lets a task with dates in the wrong order have another name', () => {
		const odd = makeTask('focus:2', { startDate: '2026-11-10', endDate: '2026-11-01' });
		assert.equal(refusal({ name: 'x' }, odd), undefined);
		assert.equal(refusal({ endDate: null }, odd), undefined);
	});
});

describe('isDate', () => {
	it('takes every day there is, and no other text', () => {
		const first = Date.UTC(1900, 0, 1);
		const days = fc
			.nat({ max: 365 * 300 })
			.map((day) => new Date(first + day * 86_400_000).toISOString());
		fc.assert(fc.property(days, (day) => isDate(day.slice(0, 10))));
		fc.assert(
			fc.property(fc.nat(99), fc.nat(99), fc.nat(99), (year, month, day) => {
				const text = `20${[year, month, day].map((part) => String(part).padStart(2, '0')).join('-')}`;
				const last = new Date(Date.UTC(2000 + year, month, 0)).getUTCDate();
				assert.equal(isDate(text), month >= 1 && month <= 12 && day >= 1 && day <= last);
			}),
			{ numRuns: 2000 },
		);
		for (const text of ['', '2026', '2026-11', '2026-11-01T00:00:00Z', ' 2026-11-01', '+02026-11-01']) {
			assert.equal(isDate(text), false, text);
		}
	});
});
