import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { focus } from './focus.ts';
import {
	call,
	createTask,
	eventually,
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

	it('is given up on, what was known stays, and changes are kept for later', async function () {
		this.timeout(60_000);
		const task = await createTask({ name: 'Stays', product: 'focus' });
		await focus.fail({ path: '/tasks/stream' }, { kind: 'hang' });
		await focus.fail({ method: 'PATCH' }, { kind: 'hang' });
		await focus.fail({ method: 'POST' }, { kind: 'hang' });
		const [sentence, , created] = await Promise.all([
			sentenceOf(call('refresh')),
			call('pinTask', { id: task.id }),
			createTask({ name: 'Later', product: 'focus' }),
		]);
		assert.match(sentence, /took too long.*try again/i);
		assert.deepEqual([(await needTask(task.id)).pinned, (await needTask(task.id)).pending], [true, true]);
		assert.deepEqual([created.name, created.pending], ['Later', true]);
		await eventually('the pin is sent', async () => {
			await call('refresh').catch(() => undefined);
			return !(await needTask(task.id)).pending;
		});
		// The new task is made again only when the service can't still be making it.
		const isSent = async (): Promise<boolean> =>
			(await findTasks({ product: 'focus' })).every(({ pending }) => !pending);
		for (const end = Date.now() + 25_000; Date.now() < end && !(await isSent());) {
			await setTimeout(200);
		}
		assert.ok(await isSent());
		assert.equal((await focus.row(task.id))['pinned'], true);
		assert.equal((await findTasks({ product: 'focus', text: 'Later' })).length, 1);
	});

	it('does not hold up local tasks', async () => {
		await signOut();
		await focus.fail({ path: '/tasks/stream', count: 9 }, { kind: 'hang' });
		await call('signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
		const focusGivenUp = sentenceOf(call('refresh'));
		const localDone = async (): Promise<unknown> => {
			const { id } = await createTask({ name: 'Here', product: 'local' });
			await call('pinTask', { id });
			const { name, pinned } = await updateTask(id, { name: 'Still here' });
			return [name, pinned];
		};
		assert.deepEqual(await Promise.race([focusGivenUp, localDone()]), ['Still here', true]);
	});
});
