import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { call, createTask, findTasks, needTask, sentenceOf } from './support.ts';

/** Wrong fields, for a new task and for a change, with what the sentence has to name. */
const wrongFields: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
	[{ name: '' }, /name/],
	[{ name: ' \t\n' }, /name/],
	[{ name: 7 }, /name/],
	[{ name: null }, /name/],
	[{ colour: '#ffffff' }, /colour/],
	[{ archived: true }, /archived/],
	[{ description: 5 }, /description/],
	[{ done: 'yes' }, /done/],
	[{ pinned: 1 }, /pinned/],
	[{ priority: 'urgent' }, /urgent.*none, low, medium, high/],
	[{ startDate: 'tomorrow' }, /tomorrow.*YYYY-MM-DD/],
	[{ endDate: '2026-02-30' }, /2026-02-30/],
	[{ startDate: 20_260_101 }, /startDate/],
	[{ startDate: '2026-05-02', endDate: '2026-05-01' }, /2026-05-01.*2026-05-02/],
	[{ estimatedMins: -5 }, /estimate|minutes/i],
	[{ estimatedMins: 1.5 }, /estimate|minutes/i],
	[{ estimatedMins: '30' }, /estimatedMins/],
	[{ projectId: 'local:99999' }, /local:99999/],
	[{ projectId: 99_999 }, /local:99999/],
	[{ projectId: 'Website' }, /projectId/],
	[{ statusId: 99 }, /local:99/],
	[{ statusId: null }, /statusId/],
	[{ tagIds: [99_999] }, /local:99999/],
	[{ tagIds: 'bug' }, /tagIds/],
	[{ assigneeIds: [99] }, /local:99/],
	[{ assigneeIds: ['focus:3001'] }, /focus:3001/],
	[{ parentId: 'local:99999' }, /local:99999/],
	[{ parentId: 'focus:5101' }, /focus:5101/],
	[{ color: 'red' }, /color/],
	[{ position: 0 }, /position/],
	[{ ghostAssigneeIds: [1] }, /ghostAssigneeIds/],
];

/** Whoever can't know the products is told which there are. */
const noProduct = /no product “jira”.*local/;

/** Wrong arguments as a whole. */
const wrongArguments: readonly (readonly [string, unknown, RegExp])[] = [
	['createTask', {}, /name/],
	['createTask', { name: 'x', product: 'jira' }, noProduct],
	['findTasks', { product: 'jira' }, noProduct],
	['createTag', { name: 'x', product: 'jira' }, noProduct],
	['createTask', { name: 'x', product: 'focus' }, /signed in/],
	['createTask', { name: 'x', product: 7 }, /product/],
	['createTask', { name: 'x', product: 'local', kind: 'bug' }, /“kind” is not known here/],
	['findTasks', { kind: 'bug', id: 'local:1' }, /is not known here/],
	['createTask', [], /name/],
	['createTask', 'A task', /argument/],
	['updateTask', {}, /“id” is missing/],
	['updateTask', { id: 'local:1' }, /changes/],
	['updateTask', { id: 'local:1', changes: { name: '' }, kind: 'bug' }, /“kind” is not known here/],
	['pinTask', { id: 'local:99999', kind: 'bug' }, /local:99999/],
	['updateTask', { id: 7, changes: {} }, /“id” is written like/],
	['updateTask', { id: 'local', changes: {} }, /“id” is written like/],
	['updateTask', { id: 'local:99999', changes: { name: 'x' } }, /local:99999/],
	['updateTask', { id: 'jira:1', changes: { name: 'x' } }, noProduct],
	['updateTask', { id: 'local:new-1', changes: { name: 'x' } }, /local:new-1/],
	['editTask', { id: 'local:99999' }, /local:99999/],
	['editTask', { id: 'x' }, /“id” is written like/],
	['signIn', {}, /product/],
	['signIn', { product: 'jira', token: 'x' }, /jira.*focus/],
	['signOut', {}, /product/],
	['signOut', { product: 'jira' }, /jira.*focus/],
	['createProject', { name: '' }, /name/],
	['createProject', { name: 'x', product: 'jira' }, noProduct],
	['createTag', { name: 'x', color: 'red' }, /color/],
	...[
		'pinTask',
		'unpinTask',
		'completeTask',
		'reopenTask',
		'archiveTask',
		'unarchiveTask',
		'deleteTask',
		'restoreTask',
	].flatMap((command): [string, unknown, RegExp][] => [
		[command, {}, /takes \{ id \} or \{ ids \}/],
		[command, { ids: [] }, /“ids” names no task/],
		[command, { ids: ['x'] }, /“ids\.0” is written like/],
		[command, { id: 5 }, /“id” is written like/],
		[command, 'local:1', /argument/],
		[command, { id: 'local:99999' }, /local:99999/],
		[command, { id: 'jira:1' }, noProduct],
		[command, { id: 'focus:5101' }, /signed in/],
	]),
];

describe('What can’t be done is refused with a sentence', () => {
	let task: Task;
	before(async () => {
		task = await createTask({ name: 'Stays as it is', product: 'local' });
	});

	for (const [fields, expected] of wrongFields) {
		it(`${JSON.stringify(fields)}, for a new task and for a change`, async () => {
			const before = (await findTasks()).length;
			const creating = call('createTask', { name: 'Never there', product: 'local', ...fields });
			assert.match(await sentenceOf(creating), expected);
			assert.equal((await findTasks()).length, before);
			assert.match(await sentenceOf(call('updateTask', { id: task.id, changes: fields })), expected);
			assert.deepEqual(await needTask(task.id), task);
		});
	}

	for (const [command, argument, expected] of wrongArguments) {
		it(`${command} ${JSON.stringify(argument)}`, async () => {
			assert.match(await sentenceOf(call(command, argument)), expected);
		});
	}

	it('an end before the start that the task has', async () => {
		const { id } = await createTask({ name: 'Has a start', product: 'local', startDate: '2026-05-02' });
		const changing = call('updateTask', { id, changes: { endDate: '2026-05-01' } });
		assert.match(await sentenceOf(changing), /2026-05-01.*2026-05-02/);
	});

	it('a circle of parents', async () => {
		const top = await createTask({ name: 'Top', product: 'local' });
		const middle = await createTask({ name: 'Middle', parentId: top.id });
		const bottom = await createTask({ name: 'Bottom', parentId: middle.id });
		for (const parentId of [top.id, middle.id, bottom.id]) {
			const changing = call('updateTask', { id: top.id, changes: { parentId } });
			assert.match(await sentenceOf(changing), /sub-task of itself/);
		}
		assert.equal((await needTask(top.id)).parentId, null);
	});

	it('a parent of another product', async () => {
		const parent = await createTask({ name: 'Parent', product: 'local' });
		const creating = call('createTask', { name: 'x', product: 'focus', parentId: parent.id });
		assert.match(await sentenceOf(creating), /signed in/);
	});
});
