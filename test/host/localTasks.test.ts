import assert from 'node:assert/strict';
import { call, createTask, findTask, findTasks, needTask, sentenceOf, updateTask } from './support.ts';

describe('Local tasks by command', () => {
	const product = 'local';

	it('creates a task with a name only', async () => {
		const task = await createTask({ name: '  Only a name  ', product });
		assert.match(task.id, /^local:\d+$/);
		assert.equal(task.name, 'Only a name');
		assert.deepEqual(
			[task.description, task.notes, task.projectId, task.projectName, task.parentId, task.statusName],
			['', '', null, null, null, 'Todo'],
		);
		assert.deepEqual(
			[task.done, task.priority, task.pinned, task.archived, task.pending],
			[false, 'none', false, false, false],
		);
		assert.deepEqual([task.startDate, task.endDate, task.estimatedMins], [null, null, null]);
		assert.deepEqual([task.tagIds, task.assigneeIds], [[], []]);
		assert.deepEqual(await needTask(task.id), task);
	});

	it('creates and changes every field', async () => {
		const { id: projectId } = Object(
			await call('createProject', { name: 'Every field', color: '#0b83d9' }),
		);
		const { id: tagId } = Object(await call('createTag', { name: 'every field' }));
		const parent = await createTask({ name: 'Parent of every field', product });
		const fields = {
			description: 'Short',
			notes: '# Long\n\n🚀',
			projectId,
			parentId: parent.id,
			priority: 'high',
			priorityAt: '2026-03-01',
			pinned: true,
			startDate: '2026-03-01',
			endDate: '2026-03-31',
			estimatedMins: 90,
			tagIds: [tagId],
			assigneeIds: ['local:1'],
			billable: true,
			private: true,
			color: '#0b83d9',
			autoLogTime: false,
			rrule: 'FREQ=WEEKLY',
			position: 3,
		};
		const created = await createTask({ name: 'Every field', product, ...fields });
		assert.deepEqual({ ...created, ...fields }, created);
		assert.equal(created.projectName, 'Every field');
		const cleared = {
			description: '',
			projectId: null,
			parentId: null,
			priorityAt: null,
			startDate: null,
			endDate: null,
			estimatedMins: null,
			tagIds: [],
			assigneeIds: [],
			color: null,
			autoLogTime: null,
			rrule: null,
			position: null,
		};
		const changed = await updateTask(created.id, cleared);
		assert.deepEqual(
			{ ...created, ...cleared, projectName: null, updatedAt: changed.updatedAt },
			changed,
		);
		assert.deepEqual(await needTask(created.id), changed);
	});

	it('takes bare numbers for the ids of projects, statuses, tags, people and parents', async () => {
		const project = String(Object(await call('createProject', { name: 'Bare numbers' })).id);
		const tag = String(Object(await call('createTag', { name: 'bare numbers' })).id);
		const parent = await createTask({ name: 'Parent', product });
		const number = (id: string): number => Number(id.split(':')[1]);
		const fields = {
			projectId: number(project),
			statusId: 2,
			tagIds: [number(tag)],
			assigneeIds: [1],
			parentId: number(parent.id),
		};
		const prefixed = {
			projectId: project,
			statusId: 'local:2',
			tagIds: [tag],
			assigneeIds: ['local:1'],
			parentId: parent.id,
		};
		const created = await createTask({ name: 'Created so', product, ...fields });
		assert.deepEqual({ ...created, ...prefixed, statusName: 'In Progress' }, created);
		const other = await createTask({ name: 'Changed so', product });
		const changed = await updateTask(other.id, fields);
		assert.deepEqual({ ...changed, ...prefixed }, changed);
		const found = await findTasks({ product, projectId: number(project) });
		assert.deepEqual(found.map(({ id }) => id).toSorted(), [created.id, other.id].toSorted());
	});

	it('gives a sub-task its parent’s project, unless another is named', async () => {
		const projectId = String(Object(await call('createProject', { name: 'Of the parent' })).id);
		const parent = await createTask({ name: 'Parent', product, projectId });
		assert.equal((await createTask({ name: 'Below', parentId: parent.id })).projectId, projectId);
		assert.equal(
			(await createTask({ name: 'Elsewhere', parentId: parent.id, projectId: null })).projectId,
			null,
		);
	});

	it('pins, completes, archives, deletes, and takes each back', async () => {
		const { id } = await createTask({ name: 'There and back', product });
		await call('pinTask', { id });
		assert.equal((await needTask(id, { pinned: true })).pinned, true);
		await call('unpinTask', { id });
		assert.equal((await needTask(id, { pinned: false })).pinned, false);
		await call('completeTask', { id });
		assert.equal((await needTask(id, { done: true })).statusName, 'Done');
		await call('reopenTask', { id });
		assert.equal((await needTask(id, { done: false })).statusName, 'Todo');
		await call('archiveTask', { id });
		assert.equal(await findTask(id), undefined);
		assert.equal((await needTask(id, { archived: true })).archived, true);
		await call('unarchiveTask', { id });
		assert.equal(await findTask(id, { archived: true }), undefined);
		assert.equal((await needTask(id)).archived, false);
		await call('deleteTask', { id });
		assert.deepEqual(
			[await findTask(id), await findTask(id, { archived: true })],
			[undefined, undefined],
		);
		await call('restoreTask', { id });
		assert.equal((await needTask(id)).name, 'There and back');
	});

	it('resolves with nothing where nothing is promised', async () => {
		const { id } = await createTask({ name: 'Silent', product });
		for (const name of [
			'pinTask',
			'completeTask',
			'reopenTask',
			'archiveTask',
			'unarchiveTask',
			'deleteTask',
		]) {
			assert.equal(await call(name, { id }), undefined, name);
		}
		assert.equal(await call('refresh'), undefined);
	});

	it('says no more of a deleted task than that it is gone', async () => {
		const { id } = await createTask({ name: 'Gone soon', product });
		await call('deleteTask', { id });
		assert.match(await sentenceOf(call('updateTask', { id, changes: { name: 'x' } })), new RegExp(id));
	});
});
