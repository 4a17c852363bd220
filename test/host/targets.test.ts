import assert from 'node:assert/strict';
import { call, createTask, findTask, needTask, sentenceOf } from './support.ts';

/** What VS Code passes when a row of the tree is clicked. */
function row(id: string): Readonly<Record<string, unknown>> {
	return { kind: 'task', key: `project:task:${id}`, id, place: 'project' };
}

describe('The tasks that a command is about', () => {
	let ids: string[];
	beforeEach(async () => {
		ids = [];
		for (const name of ['First', 'Second', 'Third']) {
			ids.push((await createTask({ name, product: 'local' })).id);
		}
	});

	const pinned = async (): Promise<boolean[]> =>
		Promise.all(ids.map(async (id) => (await needTask(id)).pinned));

	it('are those of { ids }, each once', async () => {
		await call('pinTask', { ids: [ids[0], ids[1], ids[0]] });
		assert.deepEqual(await pinned(), [true, true, false]);
		await call('unpinTask', { ids: ids.slice(0, 1) });
		assert.deepEqual(await pinned(), [false, true, false]);
	});

	for (const [there, back, done] of [
		['completeTask', 'reopenTask', async (id: string) => (await needTask(id)).done],
		['archiveTask', 'unarchiveTask', async (id: string) => !(await findTask(id))],
		['deleteTask', 'restoreTask', async (id: string) => !(await findTask(id))],
	] as const) {
		it(`of ${there} and ${back} too`, async () => {
			await call(there, { ids: ids.slice(0, 2) });
			assert.deepEqual(await Promise.all(ids.map((id) => done(id))), [true, true, false]);
			await call(back, { ids: ids.slice(0, 2) });
			assert.deepEqual(await Promise.all(ids.map((id) => done(id))), [false, false, false]);
		});
	}

	it('are the whole selection, when the clicked row is part of it', async () => {
		const rows = ids.map((id) => row(id));
		await call('pinTask', rows[1], rows.slice(0, 2));
		assert.deepEqual(await pinned(), [true, true, false]);
	});

	it('are the clicked row alone, when that is outside of the selection', async () => {
		const rows = ids.map((id) => row(id));
		await call('pinTask', rows[2], rows.slice(0, 2));
		assert.deepEqual(await pinned(), [false, false, true]);
	});

	it('leave out rows that are no tasks', async () => {
		const project = { kind: 'project', key: 'project:local:none', product: 'local', projectId: null };
		const rows = [project, ...ids.map((id) => row(id))];
		await call('pinTask', rows[1], rows);
		assert.deepEqual(await pinned(), [true, true, true]);
	});

	it('archive and delete from the tree without a question, since both can be undone', async () => {
		const rows = ids.map((id) => row(id));
		await call('archiveTask', rows[0], rows.slice(0, 1));
		await call('deleteTask', rows[1], rows.slice(1));
		assert.equal((await needTask(ids[0] ?? '', { archived: true })).archived, true);
		assert.deepEqual(
			[await findTask(ids[1] ?? ''), await findTask(ids[2] ?? '')],
			[undefined, undefined],
		);
	});

	it('are done as far as they can be, and the sentence says how far', async () => {
		const pinning = call('pinTask', { ids: [ids[0], 'local:99999', ids[1]] });
		assert.match(await sentenceOf(pinning), /1 of 3 .*local:99999/);
		assert.deepEqual(await pinned(), [true, true, false]);
	});

	it('take their sub-tasks with them into the archive, and out of it', async () => {
		const child = await createTask({ name: 'Child', parentId: ids[0] });
		await call('archiveTask', { id: ids[0] });
		assert.equal((await needTask(child.id, { archived: true })).archived, true);
		await call('unarchiveTask', { id: ids[0] });
		assert.equal((await needTask(child.id)).archived, false);
	});
});
