import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { call, createTask, findTasks, sentenceOf } from './support.ts';

describe('findTasks', () => {
	const mark = `Found${Date.now()}`;
	let projectId: string;
	let top: Task;
	let below: Task;

	before(async () => {
		projectId = String(Object(await call('createProject', { name: `${mark} project` })).id);
		top = await createTask({ name: `${mark} top`, product: 'local', projectId, notes: 'Über Äpfel' });
		below = await createTask({ name: `${mark} below`, parentId: top.id });
		await createTask({ name: `${mark} pinned`, product: 'local', pinned: true });
		await createTask({ name: `${mark} done`, product: 'local', done: true });
		const archived = await createTask({ name: `${mark} archived`, product: 'local' });
		await call('archiveTask', { id: archived.id });
	});

	const names = async (query: Readonly<Record<string, unknown>>): Promise<string[]> =>
		(await findTasks({ text: mark, ...query })).map(({ name }) => name.slice(mark.length + 1)).toSorted();

	it('gives all tasks in use without a limit, and as many as there may be with one', async () => {
		assert.deepEqual(await names({}), ['below', 'done', 'pinned', 'top']);
		assert.equal((await findTasks({ text: mark, limit: 2 })).length, 2);
		assert.deepEqual(await findTasks({ limit: 0 }), []);
	});

	it('finds by each criterion', async () => {
		assert.deepEqual(await names({ product: 'local' }), ['below', 'done', 'pinned', 'top']);
		assert.deepEqual(await names({ product: 'focus' }), []);
		assert.deepEqual(await names({ projectId }), ['below', 'top']);
		assert.deepEqual(await names({ projectId: Number(projectId.split(':')[1]), product: 'local' }), [
			'below',
			'top',
		]);
		assert.deepEqual(await names({ projectId: null }), ['done', 'pinned']);
		assert.deepEqual(await names({ parentId: top.id }), ['below']);
		assert.deepEqual(await names({ parentId: Number(top.id.split(':')[1]), product: 'local' }), [
			'below',
		]);
		assert.deepEqual(await names({ parentId: null }), ['done', 'pinned', 'top']);
		assert.deepEqual(await names({ pinned: true }), ['pinned']);
		assert.deepEqual(await names({ pinned: false, done: false }), ['below', 'top']);
		assert.deepEqual(await names({ done: true }), ['done']);
		assert.deepEqual(await names({ archived: true }), ['archived']);
		assert.deepEqual(await names({ archived: false }), ['below', 'done', 'pinned', 'top']);
	});

	it('finds words anywhere in a task, whatever their case and order', async () => {
		assert.deepEqual(await names({ text: `BELOW ${mark.toLowerCase()}` }), ['below']);
		assert.deepEqual(await names({ text: `äpfel ${mark}` }), ['top']);
		assert.deepEqual(await names({ text: `${below.id} ${mark}` }), ['below']);
		assert.deepEqual(await names({ text: `${mark} nowhere` }), []);
	});

	it('finds by a reference and by a tag, as they are shown', async () => {
		const tag = Object(await call('createTag', { name: `${mark}tag` }));
		await call('updateTask', { id: below.id, changes: { tagIds: [tag.id] } });
		const [product, number] = below.id.split(':');
		assert.deepEqual(await names({ text: `${product}#${number} ${mark}` }), ['below']);
		assert.deepEqual(await names({ text: `#${number} ${mark}` }), ['below']);
		assert.deepEqual(await names({ text: `#${mark}tag` }), ['below']);
	});

	it('gives copies: who changes one changes no task', async () => {
		const [found] = await findTasks({ text: `${mark} top` });
		assert.ok(found);
		Reflect.set(found, 'name', 'changed outside');
		Reflect.set(found.tagIds ?? [], 0, 'local:99');
		const [again] = await findTasks({ text: `${mark} top` });
		assert.deepEqual([again?.name, again?.tagIds], [`${mark} top`, []]);
	});

	for (const [query, expected] of [
		[{ limit: -1 }, /limit/],
		[{ limit: 1.5 }, /limit/],
		[{ text: 7 }, /text/],
		[{ projectId: 'Website' }, /projectId/],
		[{ parentId: 'x' }, /parentId/],
		[{ archived: 'yes' }, /archived/],
		[{ name: 'x' }, /name/],
	] as const) {
		it(`refuses ${JSON.stringify(query)}`, async () => {
			assert.match(await sentenceOf(call('findTasks', query)), expected);
		});
	}
});
