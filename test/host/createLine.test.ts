import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { today } from '../../src/ui/dates.ts';
import { call, createTask, sentenceOf } from './support.ts';

describe('createTask with a line', () => {
	const mark = `Line${Date.now()}`;
	let projectId: string;
	let tagId: string;
	let parent: Task;

	before(async () => {
		projectId = String(Object(await call('createProject', { name: `${mark} project` })).id);
		tagId = String(Object(await call('createTag', { name: `${mark}tag` })).id);
		parent = await createTask({ name: `${mark} parent`, product: 'local' });
	});

	it('gives the task all that the line says', async () => {
		const line = `Fix login @"${mark} project" #${mark}tag !high ^2099-12-01..2099-12-05 1h30m > ${mark} parent`;
		const far = await createTask({ line, product: 'local' });
		assert.deepEqual(
			[far.name, far.projectId, far.tagIds, far.priority, far.estimatedMins, far.parentId],
			['Fix login', projectId, [tagId], 'high', 90, parent.id],
		);
		assert.deepEqual([far.startDate, far.endDate], ['2099-12-01', '2099-12-05']);
	});

	it('reads days from today on, and a star', async () => {
		const task = await createTask({ line: 'Water the plants ^today *', product: 'local' });
		assert.deepEqual([task.name, task.endDate, task.pinned], ['Water the plants', today(), true]);
	});

	it('leaves in the name what it does not understand, and what has a backslash', async () => {
		const line = String.raw`Ask ada@site.com about C# @nobody ${mark} \#${mark}tag`;
		const task = await createTask({ line, product: 'local' });
		assert.equal(task.name, line.replace('\\', ''));
		assert.deepEqual([task.projectId, task.tagIds], [null, []]);
	});

	it('lets a given field go before the line', async () => {
		const task = await createTask({ line: 'Fix !low 2h', priority: 'high', product: 'local' });
		assert.deepEqual([task.name, task.priority, task.estimatedMins], ['Fix', 'high', 120]);
	});

	for (const [argument, expected] of [
		[{ line: '' }, /line/],
		[{ line: 7 }, /line/],
		[{ line: 'Fix', name: 'Fix' }, /name/],
		[{ line: '!high', product: 'local' }, /name/],
	] as const) {
		it(`refuses ${JSON.stringify(argument)}`, async () => {
			assert.match(await sentenceOf(call('createTask', argument)), expected);
		});
	}
});
