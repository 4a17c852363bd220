import assert from 'node:assert/strict';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';

describe('many local tasks', () => {
	it('are created in their order, and told of once', async () => {
		const tasks = new LocalTasks(memoryDocuments());
		const told: string[][] = [];
		tasks.onDidChange((changed) => told.push([...changed.keys()]));
		const created = await tasks.createMany(['A', 'B', 'C'].map((name) => ({ name })));
		assert.deepEqual(
			created.map(({ id, name }) => [id, name]),
			[
				['local:1', 'A'],
				['local:2', 'B'],
				['local:3', 'C'],
			],
		);
		assert.deepEqual(told, [['local:1', 'local:2', 'local:3']]);
	});

	it('are changed each in its own way, and told of once', async () => {
		const tasks = new LocalTasks(memoryDocuments());
		await tasks.createMany([{ name: 'A' }, { name: 'B' }]);
		const told: string[][] = [];
		tasks.onDidChange((changed) => told.push([...changed.keys()].toSorted()));
		await tasks.updateMany([
			{ id: 'local:1', changes: { pinned: true } },
			{ id: 'local:2', changes: { name: 'Z' } },
		]);
		assert.deepEqual(
			[(await tasks.get('local:1')).pinned, (await tasks.get('local:2')).name],
			[true, 'Z'],
		);
		assert.deepEqual(told, [['local:1', 'local:2']]);
	});

	it('all stay as they are when one is gone', async () => {
		const tasks = new LocalTasks(memoryDocuments());
		const before = await tasks.create({ name: 'A' });
		const changes = { name: 'Z' };
		await assert.rejects(
			tasks.updateMany([
				{ id: 'local:1', changes },
				{ id: 'local:9', changes },
			]),
			{ problem: { kind: 'notFound', what: 'The task local:9' } },
		);
		assert.deepEqual(await tasks.get('local:1'), before);
	});
});
