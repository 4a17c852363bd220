import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { focus } from './focus.ts';
import { call, createTask, findTask, findTasks, sentenceOf, signInAfresh, signOut } from './support.ts';

describe('Local tasks beside a Focus that fails', () => {
	let archived: Task;
	let parent: Task;
	before(async () => {
		archived = await createTask({ name: 'Archived here', product: 'local' });
		await call('archiveTask', { id: archived.id });
		parent = await createTask({ name: 'Parent here', product: 'local' });
		await createTask({ name: 'Child here', parentId: parent.id });
	});
	afterEach(signOut);

	it('are found in the archive, without a request', async () => {
		await signInAfresh();
		await focus.fail({ path: '/tasks/stream', count: 9 }, { kind: 'status', status: 500 });
		assert.ok(await findTask(archived.id, { product: 'local', archived: true }));
		assert.deepEqual(await focus.requests(), []);
	});

	it('are found where no product is named, and a caller is told when none is and those of Focus are not known', async () => {
		await focus.fail({ path: '/tasks/stream', count: 9 }, { kind: 'status', status: 500 });
		await call('signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
		assert.ok(await findTask(parent.id));
		assert.deepEqual(await findTasks({ limit: 0 }), []);
		assert.deepEqual(await findTasks({ product: 'local', text: 'Nowhere' }), []);
		for (const query of [{ product: 'focus' }, { text: 'Nowhere' }, { parentId: 'focus:5101' }]) {
			assert.match(await sentenceOf(findTasks(query)), /problem of its own \(HTTP 500\)/);
		}
	});

	it('change nothing for who asks for the last known tasks of Focus', async () => {
		await signInAfresh();
		await focus.fail({ path: '/tasks/stream', count: 9 }, { kind: 'status', status: 500 });
		await sentenceOf(call('refresh'));
		assert.ok((await findTasks({ product: 'focus' })).length > 0);
		assert.deepEqual(await findTasks({ product: 'focus', text: 'Nowhere' }), []);
	});

	it('are found, and get projects and tags, while Focus hangs', async () => {
		await focus.fail({ path: '/tasks/stream', count: 9 }, { kind: 'hold' });
		await call('signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
		let isOver = false;
		const refreshing = call('refresh').finally(() => {
			isOver = true;
		});
		const projectId = Object(await call('createProject', { name: 'Now', product: 'local' })).id;
		await call('createTag', { name: 'now', product: 'local' });
		assert.ok(await findTask(parent.id, { product: 'local' }));
		assert.deepEqual(await findTasks({ projectId }), []);
		assert.equal((await findTasks({ parentId: parent.id })).length, 1);
		assert.equal(isOver, false, 'Focus still hangs');
		await focus.mend();
		await refreshing;
	});
});
