import assert from 'node:assert/strict';
import { focus } from './focus.ts';
import {
	call,
	createTask,
	findTasks,
	needTask,
	sentenceOf,
	signInAfresh,
	signOut,
	updateTask,
} from './support.ts';

describe('A Focus that does not answer', () => {
	before(signInAfresh);
	after(signOut);

	it('is given up on, with a sentence, and what was known stays', async function () {
		this.timeout(40_000);
		const task = await createTask({ name: 'Stays', product: 'focus' });
		const before = await findTasks({ product: 'focus' });
		await focus.fail({ path: '/tasks/stream', count: 9 }, { kind: 'hang' });
		await focus.fail({ method: 'PATCH', count: 9 }, { kind: 'hang' });
		await focus.fail({ method: 'POST', count: 9 }, { kind: 'hang' });
		const failing = [
			call('refresh'),
			call('pinTask', { id: task.id }),
			call('createTask', { name: 'Never', product: 'focus' }),
		];
		for (const sentence of await Promise.all(failing.map((work) => sentenceOf(work)))) {
			assert.match(sentence, /took too long.*try again/i);
		}
		assert.deepEqual(await findTasks({ product: 'focus' }), before);
		assert.equal((await needTask(task.id)).pinned, false);
	});

	it('does not hold up local tasks', async () => {
		await signOut();
		await focus.fail({ path: '/tasks/stream', count: 9 }, { kind: 'hang' });
		await call('signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
		const begun = Date.now();
		const { id } = await createTask({ name: 'Here', product: 'local' });
		await call('pinTask', { id });
		const { name, pinned } = await updateTask(id, { name: 'Still here' });
		assert.deepEqual([name, pinned], ['Still here', true]);
		assert.ok(Date.now() - begun < 5000, `${Date.now() - begun} ms`);
	});
});
