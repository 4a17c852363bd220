import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { type FaultWish, focus } from './focus.ts';
import {
	call,
	createTask,
	eventually,
	findTask,
	findTasks,
	needTask,
	sentenceOf,
	signInAfresh,
	signOut,
	updateTask,
} from './support.ts';

/** How a change can fail, and what is said then. */
const failures: readonly (readonly [string, FaultWish, RegExp])[] = [
	['400', refusal(400, 'Name is too clever'), /Name is too clever/],
	['400 that repeats the key', refusal(400, `No access with ${focus.key}`), /No access with/],
	['401', { kind: 'status', status: 401 }, /no longer accepts your key/],
	['402, a feature outside of the plan', { kind: 'plan' }, /plan does not include/],
	['403', { kind: 'status', status: 403 }, /does not let you/],
	['404', { kind: 'status', status: 404 }, /not there any more/],
];

/** How a change can fail for the moment. */
const delays: readonly (readonly [string, FaultWish])[] = [
	['402, a used-up quota', { kind: 'quota', resetsInSeconds: 1 }],
	['429', { kind: 'status', status: 429, headers: { 'Retry-After': '1' } }],
	['500', { kind: 'status', status: 500 }],
	['503', { kind: 'status', status: 503, headers: { 'Retry-After': '60' } }],
	['a page of a proxy', { kind: 'html', status: 403 }],
	['a cut connection', { kind: 'dropBefore' }],
	['an answer that is lost', { kind: 'dropAfter' }],
	['an answer that stops in the middle', { kind: 'cutJson' }],
];

/** Each way to change the task with the id. */
const ways: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
	['updateTask', (id) => call('updateTask', { id, changes: { name: 'Changed', endDate: '2026-03-01' } })],
	['pinTask', (id) => call('pinTask', { id })],
	['completeTask', (id) => call('completeTask', { id })],
	['archiveTask', (id) => call('archiveTask', { id })],
	['deleteTask', (id) => call('deleteTask', { id })],
];

function refusal(status: number, error_description: string): FaultWish {
	return { kind: 'status', status, body: { error: 'refused', error_description } };
}

describe('A change of a Focus task that fails', () => {
	let task: Task;
	before(signInAfresh);
	beforeEach(async () => {
		await signInAfresh();
		task = await createTask({ name: 'Stays', product: 'focus', projectId: 101 });
	});
	after(signOut);

	for (const [what, fault, expected] of failures) {
		it(`by ${what} is taken back, and the sentence says what to do`, async () => {
			for (const [name, change] of ways) {
				if (name === 'deleteTask' && fault['status'] === 404) {
					continue;
				}
				await failWrites(fault);
				assert.match(await sentenceOf(change(task.id)), expected, name);
				assert.deepEqual(await needTask(task.id), task, name);
				await forgetFaults(task.id);
			}
			await failWrites(fault);
			const before = await findTasks({ product: 'focus' });
			const creating = call('createTask', { name: 'Never', product: 'focus' });
			assert.match(await sentenceOf(creating), expected);
			assert.deepEqual(await findTasks({ product: 'focus' }), before);
		});
	}

	it('is on show until then, as pending', async () => {
		await focus.hold({ method: 'PATCH' });
		const changing = call('updateTask', { id: task.id, changes: { name: 'Soon' } });
		await eventually('the change is on show', async () => (await needTask(task.id)).name === 'Soon');
		assert.equal((await needTask(task.id)).pending, true);
		await eventually('it is on its way', focus.isHolding);
		await focus.mend();
		await changing;
		assert.deepEqual((({ name, pending }) => [name, pending])(await needTask(task.id)), ['Soon', false]);
	});

	it('leaves a later change of another field alone', async () => {
		await focus.fail({ method: 'PATCH' }, { kind: 'status', status: 400 });
		const failing = sentenceOf(call('updateTask', { id: task.id, changes: { name: 'Fails' } }));
		await eventually('it is on its way', async () => (await focus.writes()).length > 1);
		const pinning = call('pinTask', { id: task.id });
		await failing;
		await pinning;
		const { name, pinned, pending } = await needTask(task.id);
		assert.deepEqual([name, pinned, pending], ['Stays', true, false]);
	});

	it('does not let a refresh undo a change that is under way', async () => {
		await focus.hold({ path: '/tasks/stream' }, 'after');
		const refreshing = call('refresh');
		await eventually('the list is on its way', focus.isHolding);
		await call('updateTask', { id: task.id, changes: { name: 'Newer' } });
		await focus.mend();
		await refreshing;
		assert.equal((await needTask(task.id)).name, 'Newer');
	});

	for (const [what, fault] of delays) {
		it(`by ${what} is kept, shown as pending, and sent later, once`, async function () {
			this.timeout(60_000);
			// An answer without a body has nothing to be cut.
			const isHeard = fault.kind === 'cutJson';
			await focus.fail({ method: 'PATCH' }, fault);
			const changed = await updateTask(task.id, { name: 'Later' });
			assert.deepEqual([changed.name, changed.pending], ['Later', !isHeard]);
			await focus.fail({ method: 'POST', path: '/tasks' }, fault);
			const created = await createTask({ name: `New by ${what}`, product: 'focus' });
			assert.deepEqual([created.id.startsWith('focus:new-'), created.pending], [true, true]);
			await updateTask(created.id, { notes: 'Typed meanwhile' });
			const areSent = async (): Promise<boolean> => {
				// A person who refreshes wants it tried at once; while the service forbids it, nothing is.
				await sentenceOrNothing(call('refresh'));
				const pending = await findTasks({ product: 'focus' });
				return pending.every((one) => !one.pending);
			};
			// A new task is made again only when the service can't still be making it.
			await eventually('both are sent', areSent, fault.kind === 'dropBefore' ? 45 : 15);
			assert.equal((await focus.row(task.id)).name, 'Later');
			const [only, ...others] = await findTasks({ text: `New by ${what}`, product: 'focus' });
			assert.deepEqual([only?.name, others], [`New by ${what}`, []]);
			assert.ok(only);
			assert.match(only.id, /^focus:\d+$/);
			assert.equal((await focus.row(only.id))['notes'], 'Typed meanwhile');
			assert.equal((await needTask(only.id)).notes, 'Typed meanwhile');
			// The id of before is understood from then on.
			assert.equal((await updateTask(created.id, { notes: 'By its former id' })).id, only.id);
		});
	}

	it('names the task that somebody deleted meanwhile', async () => {
		const number = Number(task.id.split(':')[1]);
		await focus.change({ tasks: [{ id: number, deleted_at: new Date().toISOString() }] });
		assert.match(await sentenceOf(call('pinTask', { id: task.id })), new RegExp(task.id));
		await call('refresh');
		assert.equal(await findTask(task.id), undefined);
	});

	it('tells when the service silently leaves a task in its project', async () => {
		await focus.fail({ method: 'PATCH' }, { kind: 'status', status: 204 });
		const moving = call('updateTask', { id: task.id, changes: { projectId: 102 } });
		assert.match(await sentenceOf(moving), /left the task in its project/);
		assert.equal((await needTask(task.id)).projectId, 'focus:101');
	});
});

async function failWrites(fault: FaultWish): Promise<void> {
	for (const method of ['PATCH', 'POST', 'DELETE']) {
		await focus.fail({ method }, fault);
	}
}

/** `reset` would take the task away too. */
async function forgetFaults(id: string): Promise<void> {
	const { created_at: _created, ...row } = await focus.row(id);
	await focus.reset();
	await focus.change({ tasks: [row] });
}

async function sentenceOrNothing(work: Promise<unknown>): Promise<void> {
	await work.catch(() => undefined);
}
