import assert from 'node:assert/strict';
import type { FormState } from '../../src/editor/protocol.ts';
import { WatchedTask } from '../../src/editor/watchedTask.ts';
import type { Task } from '../../src/tasks/task.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { calm, offline, storeWith } from '../tasks/storeWith.ts';

const id = 'focus:1';

/** A form's task, looked at anew whenever the form would. */
async function watch(tasks: readonly Task[]) {
	const { store, api } = await storeWith(tasks);
	const states: FormState[] = [];
	const watched: WatchedTask = new WatchedTask(store, id, 'Known name', () => look());
	const look = (): void => {
		states.push(watched.look({}));
	};
	store.onDidChange((change) => {
		if (watched.isShownAnew(change)) {
			look();
		}
	});
	look();
	await calm();
	const asked = () => api.calls.filter((call) => call.startsWith('get')).length;
	return { store, api, watched, asked, missing: () => states.at(-1)?.missing, states };
}

describe('the task of a form', () => {
	it('is followed, with its parents, and nothing else', async () => {
		const { store, states } = await watch([
			makeTask(id, { parentId: 'focus:2' }),
			makeTask('focus:2', { parentId: 'focus:3' }),
			makeTask('focus:3'),
			makeTask('focus:4'),
		]);
		const before = states.length;
		await store.update('focus:4', { name: 'Other' });
		assert.equal(states.length, before);
		await store.update('focus:3', { name: 'Top' });
		assert.deepEqual(states.at(-1)?.breadcrumb, [
			{ name: 'Top', id: 'focus:3' },
			{ name: 'Task 2', id: 'focus:2' },
		]);
		await store.update(id, { name: 'New' });
		assert.equal(states.at(-1)?.name, 'New');
	});

	it('is found when it is archived already', async () => {
		const { missing, asked } = await watch([makeTask(id, { archived: true })]);
		assert.equal(missing(), undefined);
		assert.equal(asked(), 1);
	});

	it('is not taken for gone when it was archived elsewhere', async () => {
		const { store, api, missing, states } = await watch([makeTask(id)]);
		api.tasks.set(id, makeTask(id, { archived: true }));
		await store.refresh();
		await calm();
		assert.equal(missing(), undefined);
		assert.equal(states.at(-1)?.archived, true);
	});

	it('is gone when the service has it no more, and keeps what it was', async () => {
		const { store, api, missing, states, asked } = await watch([makeTask(id, { name: 'Lost' })]);
		api.tasks.delete(id);
		await store.refresh();
		await calm();
		assert.equal(missing(), 'gone');
		assert.equal(states.at(-1)?.values.name, 'Lost');
		await store.refresh();
		await calm();
		assert.equal(asked(), 1);
	});

	it('is not gone while nobody can say so; it is asked for again after a refresh', async () => {
		const { store, api, missing, asked } = await watch([makeTask(id)]);
		api.tasks.delete(id);
		api.before = ({ name }) => {
			if (name === 'get') {
				throw offline();
			}
		};
		await store.refresh();
		await calm();
		assert.equal(missing(), 'loading');
		api.before = () => {};
		await store.refresh();
		await calm();
		assert.equal(missing(), 'gone');
		assert.equal(asked(), 1);
	});

	it('is gone without being asked for when the form deleted it, and back after an undo', async () => {
		const { store, watched, missing, asked } = await watch([makeTask(id)]);
		await watched.deleting(() => store.act('delete', [id]));
		assert.equal(missing(), 'gone');
		assert.equal(asked(), 0);
		await store.act('restore', [id]);
		assert.equal(missing(), undefined);
	});

	it('is still there after it could not be deleted', async () => {
		const { store, api, watched, missing } = await watch([makeTask(id)]);
		api.before = () => {
			throw offline();
		};
		await assert.rejects(
			watched.deleting(() => store.act('delete', [id])),
			TaskError,
		);
		assert.equal(missing(), undefined);
	});

	it('waits for its account, and says when there is none', async () => {
		const store = new TaskStore();
		const starting = Promise.withResolvers<void>();
		store.startWith(() => starting.promise);
		const watched = new WatchedTask(store, id, 'Known name', () => {});
		assert.equal(watched.look({}).missing, 'loading');
		assert.equal(watched.name, 'Known name');
		starting.resolve();
		await calm();
		assert.equal(watched.look({}).missing, 'signedOut');
		store.connect(new ScriptedApi([makeTask(id)]));
		assert.equal(watched.look({}).missing, 'loading');
		await store.settled();
		assert.equal(watched.look({}).missing, undefined);
	});

	it('keeps what it was over signing out', async () => {
		const { store, missing, states } = await watch([makeTask(id)]);
		store.disconnect('focus');
		assert.equal(missing(), 'signedOut');
		assert.equal(states.at(-1)?.name, 'Task 1');
	});
});
