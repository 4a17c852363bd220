import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { AccountSyncState } from '../../src/tasks/accountSync.ts';
import type { Task } from '../../src/tasks/task.ts';
import { focus, type FaultWish } from './focus.ts';
import {
	call,
	createTask,
	eventually,
	findTask,
	findTasks,
	needTask,
	sentenceOf,
	signIn,
	signInAfresh,
	signOut,
	updateTask,
} from './support.ts';

const refusal: FaultWish = {
	kind: 'status',
	status: 400,
	body: { error: 'refused', error_description: 'Name is too clever' },
};

async function syncState(): Promise<AccountSyncState> {
	const [state, ...others] = (await call('syncStatus', {})) as AccountSyncState[];
	assert.ok(state, 'there is an account');
	assert.deepEqual(others, []);
	return state;
}

/** Whatever is tried until the service is mended finds the hour's requests used up, which is over in a second. */
async function useUpQuota(): Promise<void> {
	await focus.fail({ method: 'PATCH', count: 1e6 }, { kind: 'quota', resetsInSeconds: 1 });
}

/** Lets the work that waits be tried at once, as a person's refresh does, until it is so. */
async function hurried(what: string, isSo: () => Promise<boolean>): Promise<void> {
	await eventually(what, async () => {
		await call('refresh').catch(() => undefined);
		return isSo();
	});
}

describe('A change that has not reached the service', () => {
	let task: Task;
	beforeEach(async () => {
		await signInAfresh();
		task = await createTask({ name: 'Stays', product: 'focus', projectId: 101 });
	});
	after(signOut);

	const trouble = async () => (await findTask(task.id))?.trouble;

	/** A change that could not be sent when it was made, and was refused later: nobody waits for it by then. */
	const refuseLater = async (method: string, make: () => Promise<unknown>): Promise<void> => {
		// Both are planned before: it's tried again by itself.
		await focus.fail({ method }, { kind: 'dropBefore' });
		await focus.fail({ method }, refusal);
		await make();
		await hurried('it is refused', async () => (await trouble()) !== undefined);
	};

	it('waits by itself, and is listed with what waits', async () => {
		await useUpQuota();
		const changed = await updateTask(task.id, { name: 'Waits' });
		assert.deepEqual([changed.pending, changed.trouble], [true, undefined]);
		// Again and again it's tried, and then neither.
		await eventually('it waits for the next hour', async () => {
			const { waiting, stuck, pausedBy, remaining } = await syncState();
			return isDeepStrictEqual([waiting, stuck, pausedBy, remaining], [1, 0, 'quota', 0]);
		});
		const listed = (await call('waitingChanges', {})) as Task[];
		assert.deepEqual(
			listed.map(({ id }) => id),
			[task.id],
		);
		await focus.mend();
		await eventually('it is sent when the hour is over', async () => !(await needTask(task.id)).pending);
		assert.equal((await focus.row(task.id)).name, 'Waits');
		assert.deepEqual(await call('waitingChanges', {}), []);
	});

	it('and was refused is sent once more by Retry', async () => {
		await refuseLater('PATCH', () => updateTask(task.id, { name: 'Again' }));
		const { kind, sentence } = (await trouble()) ?? {};
		assert.equal(kind, 'failed');
		assert.match(sentence ?? '', /Name is too clever/);
		assert.deepEqual([(await syncState()).stuck, (await focus.row(task.id)).name], [1, 'Stays']);
		await call('retryChange', { id: task.id });
		await eventually('it is sent', async () => !(await needTask(task.id)).pending);
		assert.deepEqual(
			[(await focus.row(task.id)).name, (await needTask(task.id)).trouble, (await syncState()).stuck],
			['Again', undefined, 0],
		);
	});

	it('and was refused is forgotten by Discard, without a question', async () => {
		await refuseLater('PATCH', () => updateTask(task.id, { name: 'Never' }));
		await call('discardChange', { id: task.id });
		const { name, pending } = await needTask(task.id);
		assert.deepEqual([name, pending, await trouble()], ['Stays', false, undefined]);
		assert.match(await sentenceOf(call('discardChange', { id: task.id })), /nothing to decide/);
	});

	it('takes a further edit, and is sent with it', async () => {
		// The service never took it: what may have arrived is not mended by another change.
		// Both are planned before: on a busy computer the second it takes is over before anything else is.
		await focus.fail({ method: 'PATCH' }, { kind: 'quota', resetsInSeconds: 1 });
		await focus.fail({ method: 'PATCH' }, refusal);
		await updateTask(task.id, { name: 'Too clever' });
		await eventually('it is refused', async () => (await trouble()) !== undefined);
		await updateTask(task.id, { name: 'Plain' });
		await eventually('it is sent', async () => (await focus.row(task.id)).name === 'Plain');
		assert.equal(await trouble(), undefined);
	});

	for (const [command, method, back] of [
		['archiveTask', 'POST', 'archived'],
		['deleteTask', 'DELETE', 'deleted'],
	] as const) {
		it(`shows a task again that could not be ${back}`, async () => {
			await refuseLater(method, () => call(command, { id: task.id }));
			const { archived } = await needTask(task.id);
			assert.deepEqual([archived, (await trouble())?.kind], [false, 'failed']);
			await call('discardChange', { ids: [task.id] });
			assert.equal(await trouble(), undefined);
			assert.equal((await needTask(task.id)).name, 'Stays');
		});
	}

	it('leaves nothing when it is a new task that is discarded', async () => {
		await focus.fail({ method: 'POST', path: '/tasks' }, { kind: 'quota', resetsInSeconds: 1 });
		await focus.fail({ method: 'POST', path: '/tasks' }, refusal);
		const created = await createTask({ name: 'New one', product: 'focus' });
		await eventually('it is refused', async () => (await findTask(created.id))?.trouble !== undefined);
		await call('discardChange', { id: created.id });
		assert.deepEqual(await findTasks({ text: 'New one' }), []);
	});

	it('that both sides made is decided by the person, never silently', async () => {
		for (const [choice, expected] of [
			['mine', 'Mine'],
			['theirs', 'Theirs'],
		] as const) {
			const one = await createTask({ name: 'Both', product: 'focus' });
			await focus.fail({ method: 'PATCH' }, { kind: 'dropAfter' });
			// It's looked for by itself, and must not be found before the others come.
			await focus.fail({ count: 1e6 }, { kind: 'dropBefore' });
			await updateTask(one.id, { name: 'Mine' });
			await focus.change({ tasks: [{ id: Number(one.id.split(':')[1]), name: 'Theirs' }] });
			await focus.mend();
			await hurried('both are there', async () => (await needTask(one.id)).trouble !== undefined);
			const { trouble: conflict, name } = await needTask(one.id);
			assert.deepEqual(
				[conflict?.kind, conflict?.fields, name],
				['conflict', [{ field: 'name', mine: 'Mine', theirs: 'Theirs' }], 'Mine'],
			);
			assert.match(conflict?.sentence ?? '', /changed elsewhere meanwhile \(Name\)/);
			// A wrong word overwrites nothing.
			assert.match(await sentenceOf(call('retryChange', { id: one.id })), /Keep yours or take theirs/);
			assert.match(await sentenceOf(call('acceptFound', { id: one.id })), /take theirs/);
			assert.match(
				await sentenceOf(call('resolveConflict', { id: one.id, choice: 'both' })),
				/choice.*"mine" or "theirs"/,
			);
			assert.equal((await focus.row(one.id)).name, 'Theirs');
			await call('resolveConflict', { id: one.id, choice });
			await eventually('it is decided', async () => !(await needTask(one.id)).pending);
			assert.equal((await needTask(one.id)).name, expected);
			assert.equal((await focus.row(one.id)).name, expected);
		}
	});

	it('can’t be decided when there is nothing to decide', async () => {
		for (const name of ['retryChange', 'discardChange', 'acceptFound', 'createAgain']) {
			assert.match(await sentenceOf(call(name, { id: task.id })), /nothing to decide/, name);
		}
		const choosing = call('resolveConflict', { id: task.id, choice: 'mine' });
		assert.match(await sentenceOf(choosing), /nothing to decide/);
	});

	it('is kept over a sign-out, and sent after the next sign-in with the same key', async () => {
		await useUpQuota();
		await updateTask(task.id, { name: 'Over a sign-out' });
		await call('signOut', { product: 'focus', changes: 'keep' });
		await focus.mend();
		assert.deepEqual(await call('syncStatus', {}), []);
		await signIn();
		await hurried('it is sent', async () => (await focus.row(task.id)).name === 'Over a sign-out');
	});

	it('is gone after a sign-out that discards', async () => {
		await useUpQuota();
		await updateTask(task.id, { name: 'Discarded' });
		await call('signOut', { product: 'focus', changes: 'discard' });
		await focus.mend();
		await signIn();
		assert.deepEqual([(await syncState()).waiting, (await needTask(task.id)).name], [0, 'Stays']);
		assert.equal((await focus.row(task.id)).name, 'Stays');
	});

	for (const [command, expected] of [
		['sendHeld', 'Of another key'],
		['discardHeld', 'Stays'],
	] as const) {
		it(`is never sent with another key, until the person says so: ${command}`, async () => {
			await useUpQuota();
			await updateTask(task.id, { name: 'Of another key' });
			await call('signIn', { product: 'focus', token: focus.otherKey, url: focus.webUrl });
			await focus.mend();
			await findTasks({ limit: 0 });
			await hurried('the hour is over', async () => (await syncState()).pausedUntil === undefined);
			await focus.forgetRequests();
			await call('refresh');
			const { held, waiting } = await syncState();
			assert.deepEqual([held, waiting, await focus.writes()], [1, 0, []]);
			assert.equal((await focus.row(task.id)).name, 'Stays');
			await call(command, {});
			await eventually('it is settled', async () => !(await needTask(task.id)).pending);
			assert.deepEqual(
				[(await focus.row(task.id)).name, (await needTask(task.id)).name, (await syncState()).held],
				[expected, expected, 0],
			);
			assert.match(await sentenceOf(call(command, {})), /no changes.*another key/);
		});
	}
});
