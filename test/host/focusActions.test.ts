import assert from 'node:assert/strict';
import { focus } from './focus.ts';
import { call, createTask, findTask, findTasks, needTask, signInAfresh, signOut } from './support.ts';

const product = 'focus';

describe('What is done to Focus tasks', () => {
	let ids: string[];
	let numbers: number[];

	before(signInAfresh);
	beforeEach(async () => {
		ids = [];
		for (const name of ['One', 'Two', 'Three']) {
			ids.push((await createTask({ name, product })).id);
		}
		numbers = ids.map((id) => Number(id.split(':')[1]));
		await focus.forgetRequests();
	});
	after(signOut);

	const lines = async (): Promise<string[]> => (await focus.writes()).map(({ line }) => line);

	it('pins and unpins', async () => {
		const [id = ''] = ids;
		await call('pinTask', { id });
		assert.equal((await needTask(id)).pinned, true);
		await call('unpinTask', { id });
		assert.deepEqual(await focus.writes(), [
			{ line: `PATCH /tasks/${numbers[0]}`, body: { pinned: true } },
			{ line: `PATCH /tasks/${numbers[0]}`, body: { pinned: false } },
		]);
		assert.equal((await needTask(id)).pinned, false);
	});

	it('completes and reopens by a status', async () => {
		const [id = ''] = ids;
		await call('completeTask', { id });
		const { done, statusId, statusName } = await needTask(id);
		assert.deepEqual([done, statusId, statusName], [true, 'focus:304', 'Done']);
		await call('reopenTask', { id });
		assert.deepEqual(
			(await focus.writes()).map(({ body }) => body),
			[{ status_id: 304 }, { status_id: 301 }],
		);
		assert.equal((await needTask(id)).done, false);
	});

	it('leaves the status of a task that is done alone when it is completed', async () => {
		const [id = ''] = ids;
		await call('completeTask', { id });
		await focus.forgetRequests();
		await call('completeTask', { id });
		assert.deepEqual(await focus.writes(), []);
	});

	it('archives and brings back', async () => {
		const [id = ''] = ids;
		await call('archiveTask', { id });
		assert.equal(await findTask(id), undefined);
		assert.equal((await needTask(id, { archived: true })).archived, true);
		await call('unarchiveTask', { id });
		assert.equal((await needTask(id)).archived, false);
		assert.equal(await findTask(id, { archived: true }), undefined);
		const path = `POST /tasks/${numbers[0]}`;
		assert.deepEqual(await lines(), [`${path}/archive`, `${path}/unarchive`]);
		assert.equal((await focus.row(id))['archived_at'], null);
	});

	it('deletes and restores', async () => {
		const [id = ''] = ids;
		await call('deleteTask', { id });
		assert.deepEqual(
			[await findTask(id), await findTask(id, { archived: true })],
			[undefined, undefined],
		);
		await call('restoreTask', { id });
		assert.equal((await needTask(id)).name, 'One');
		assert.deepEqual(await lines(), [
			`DELETE /tasks/${numbers[0]}`,
			`PATCH /tasks/${numbers[0]}/restore`,
		]);
	});

	it('archives and deletes several in one request', async () => {
		await call('archiveTask', { ids: ids.slice(0, 2) });
		await call('deleteTask', { ids: ids.slice(1) });
		assert.deepEqual(await focus.writes(), [
			{ line: 'POST /tasks/bulk/archive', body: { task_ids: numbers.slice(0, 2) } },
			{ line: `DELETE /tasks/bulk ${numbers.slice(1).join()}`, body: undefined },
		]);
		await call('refresh');
		assert.equal((await needTask(ids[0] ?? '', { archived: true })).name, 'One');
		assert.equal(await findTask(ids[2] ?? ''), undefined);
	});

	it('does not mind a task that somebody has deleted already', async () => {
		const [id = ''] = ids;
		await focus.change({ tasks: [{ id: numbers[0], deleted_at: new Date().toISOString() }] });
		await call('deleteTask', { id });
		assert.equal(await findTask(id), undefined);
	});

	it('finds the archived tasks of the workspace, and changes them', async () => {
		const archived = await findTasks({ archived: true, product });
		const old = archived.find(({ name }) => name === 'Old quay screens');
		assert.ok(old);
		await call('pinTask', { id: old.id });
		assert.equal((await needTask(old.id, { archived: true })).pinned, true);
		await call('unarchiveTask', { id: old.id });
		assert.equal((await needTask(old.id)).archived, false);
	});

	it('handles tasks of both products at once', async () => {
		const local = await createTask({ name: 'Local', product: 'local' });
		const both = [local.id, ids[0] ?? ''];
		for (const name of ['pinTask', 'completeTask', 'archiveTask']) {
			await call(name, { ids: both });
		}
		for (const id of both) {
			const { pinned, done } = await needTask(id, { archived: true });
			assert.deepEqual([pinned, done], [true, true], id);
		}
	});
});
