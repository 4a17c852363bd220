import assert from 'node:assert/strict';
import { KnownParents } from '../../src/commands/knownParents.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { storeWith } from '../tasks/storeWith.ts';

describe('KnownParents', () => {
	it('are made ready once, and again when tasks have changed', async () => {
		const { store } = await storeWith([
			makeTask('focus:1', { name: 'Rope' }),
			makeTask('focus:2', { name: 'Paint', done: true }),
		]);
		const parents = new KnownParents(store);
		const ready = parents.of('focus');
		assert.equal(ready.bestParent('rope')?.id, 'focus:1');
		assert.equal(ready.bestParent('paint'), undefined);
		assert.equal(parents.of('focus'), ready);
		assert.equal(parents.of('local').bestParent('rope'), undefined);
		await store.update('focus:1', { name: 'Tar' });
		assert.equal(parents.of('focus').bestParent('tar')?.id, 'focus:1');
		parents.dispose();
	});
});
