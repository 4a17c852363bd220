import assert from 'node:assert/strict';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { syncedTasks } from '../../src/sync/syncedTasks.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';

class WithTags extends ScriptedApi {
	createTag(tag: { name: string; color: string | null }): Promise<string> {
		const id = 'focus:77';
		this.lists = { ...this.lists, tags: [...this.lists.tags, { ...tag, id }] };
		return Promise.resolve(id);
	}
}

describe('Lists that were changed from here', () => {
	it('are read once more when another window was reading them then', async () => {
		const service = new WithTags();
		const documents = memoryDocuments();
		const options = { account: 'focus/1/2', owner: 'me', log: () => {} };
		const [one, other] = [0, 1].map(() => syncedTasks(() => service, documents, options));
		try {
			const answered = Promise.withResolvers<void>();
			const read = Promise.withResolvers<void>();
			service.after = () => {
				read.resolve();
				return answered.promise;
			};
			const reading = other?.catalog();
			await read.promise;
			const creating = one?.createTag?.({ name: 'New', color: null });
			setTimeout(answered.resolve, 100);
			const id = await creating;
			await reading;
			assert.deepEqual(
				(await one?.catalog())?.tags.map((tag) => tag.id),
				[...catalog.tags.map((tag) => tag.id), id],
			);
		} finally {
			one?.dispose();
			other?.dispose();
		}
	});
});
