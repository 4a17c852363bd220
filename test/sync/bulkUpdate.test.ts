import assert from 'node:assert/strict';
import type { Task, TaskChanges } from '../../src/tasks/task.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import { sent, until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

const minute = 60_000;
const bulk = 'PATCH tasks/bulk';
const check = 'GET tasks';

describe('A change of several tasks', () => {
	const focus = new FocusWindows(60);
	const { now } = focus;
	let window: Window;
	let ids: readonly string[];

	beforeEach(async () => {
		window = await focus.openSettled({ now, gather: 0, random: () => 0 });
		ids = window.store.find({ done: false, pinned: false }).map(({ id }) => id);
		focus.server.clearRequests();
	});

	/** So long that copies may be old. */
	const pass = (): void => {
		focus.ahead += 10 * minute;
		focus.server.state.changedAt = Math.max(focus.server.state.changedAt, now());
	};
	const elsewhere = (id: string | undefined, fields: Parameters<FocusServer['changeTask']>[1]): void => {
		focus.server.changeTask(Number(id?.split(':')[1]), fields);
	};
	const change = (some: readonly string[], changes: TaskChanges): Promise<unknown> =>
		window.store.updateMany(some.map((id) => ({ id, changes })));
	const shown = (id = ''): Task => window.store.need(id);
	const partial = async (work: Promise<unknown>) => {
		const error = await work.then(
			() => assert.fail('it went well'),
			(thrown: unknown) => thrown,
		);
		assert.ok(error instanceof TaskError && error.problem.kind === 'partial', String(error));
		return error.problem;
	};

	it('is one request while the copies are new', async () => {
		await change(ids.slice(0, 3), { notes: 'mine' });
		assert.deepEqual(sent(focus.server), [bulk]);
	});

	it('overwrites nothing that was changed elsewhere, for one request more', async () => {
		const [first, second, third] = ids;
		pass();
		elsewhere(second, { notes: 'theirs' });
		await change(ids.slice(0, 3), { notes: 'mine', estimatedMins: 7 });
		assert.deepEqual(sent(focus.server), [check, bulk]);
		assert.deepEqual(
			[focus.row(first).notes, focus.row(second).notes, focus.row(third).notes],
			['mine', 'theirs', 'mine'],
		);
		const { trouble, notes, pending } = shown(second);
		assert.deepEqual([notes, pending, trouble?.kind], ['mine', true, 'conflict']);
		assert.deepEqual(trouble?.fields, [{ field: 'notes', mine: 'mine', theirs: 'theirs' }]);
		assert.deepEqual([shown(first).pending, shown(third).pending], [false, false]);
		window.store.sync.settle(second ?? '', 'mine');
		await until(() => !shown(second).pending);
		assert.deepEqual([focus.row(second).notes, focus.row(second).estimated_mins], ['mine', 7]);
	});

	it('is laid over what only the other side changed', async () => {
		pass();
		elsewhere(ids[1], { name: 'Renamed' });
		await change(ids.slice(0, 2), { notes: 'mine' });
		assert.deepEqual([focus.row(ids[1]).name, focus.row(ids[1]).notes], ['Renamed', 'mine']);
		assert.deepEqual([shown(ids[1]).name, shown(ids[1]).trouble], ['Renamed', undefined]);
	});

	it('looks no further for what is set by a click', async () => {
		pass();
		elsewhere(ids[1], { pinned: true });
		await change(ids.slice(0, 2), { pinned: true });
		await change(ids.slice(0, 2), { done: true });
		assert.deepEqual(sent(focus.server), [bulk, bulk]);
	});

	it('overwrites no status by one that was chosen, neither the one to begin nor the one to end with', async () => {
		const [first, second] = ids.filter((id) => focus.row(id).status_id === 301);
		pass();
		elsewhere(second, { status_id: 302 });
		await change([first ?? '', second ?? ''], { statusId: 'focus:303' });
		assert.deepEqual(sent(focus.server), [check, bulk]);
		assert.deepEqual([focus.row(first).status_id, focus.row(second).status_id], [303, 302]);
		assert.equal(shown(second).trouble?.kind, 'conflict');
	});

	it('looks after its answer was lost', async () => {
		focus.server.fail({ method: 'PATCH' }, { kind: 'dropAfter' });
		await change(ids.slice(0, 3), { notes: 'mine' });
		elsewhere(ids[1], { notes: 'theirs' });
		await until(() => shown(ids[1]).trouble !== undefined);
		assert.deepEqual(sent(focus.server), [bulk, check]);
		await until(() => ids.slice(0, 3).every((id) => !shown(id).pending || shown(id).trouble));
		assert.deepEqual(
			ids.slice(0, 3).map((id) => focus.row(id).notes),
			['mine', 'theirs', 'mine'],
		);
		window.store.sync.settle(ids[1] ?? '', 'theirs');
		await until(() => !shown(ids[1]).pending);
		assert.equal(shown(ids[1]).notes, 'theirs');
	});

	it('sends again only what did not arrive', async () => {
		focus.server.fail({ method: 'PATCH' }, { kind: 'dropBefore' });
		await change(ids.slice(0, 3), { notes: 'mine' });
		elsewhere(ids[0], { notes: 'mine' });
		await until(() => ids.slice(0, 3).every((id) => !shown(id).pending));
		assert.deepEqual(sent(focus.server), [bulk, check, bulk]);
		const { body } = focus.server.requests.at(-1) ?? {};
		assert.equal(Array.isArray(body) ? body.length : 0, 2);
	});

	it('reads the tasks themselves where the service cannot tell and they are few', async () => {
		pass();
		for (const id of ids.slice(10, 40)) {
			elsewhere(id, { name: 'Changed' });
		}
		elsewhere(ids[0], { notes: 'theirs' });
		await change(ids.slice(0, 3), { notes: 'mine' });
		const gets = sent(focus.server).filter((line) => /^GET tasks\/\d+$/.test(line));
		assert.deepEqual([sent(focus.server).length, gets.length], [5, 3]);
		assert.equal(focus.row(ids[0]).notes, 'theirs');
		assert.equal(shown(ids[0]).trouble?.kind, 'conflict');
	});

	it('reads everything once where the service cannot tell and they are many', async () => {
		pass();
		for (const id of ids.slice(10, 40)) {
			elsewhere(id, { notes: 'theirs' });
		}
		await change(ids.slice(0, 20), { notes: 'mine' });
		assert.deepEqual(sent(focus.server), [check, 'GET tasks/stream', bulk]);
		assert.deepEqual(
			ids.slice(0, 20).map((id) => focus.row(id).notes),
			[...Array<string>(10).fill('mine'), ...Array<string>(10).fill('theirs')],
		);
		assert.equal(ids.filter((id) => shown(id).trouble?.kind === 'conflict').length, 10);
	});

	it('says which tasks are gone, and changes the others', async () => {
		pass();
		const name = shown(ids[1]).name;
		elsewhere(ids[1], { deleted_at: new Date(now()).toISOString() });
		const { failed, done, reason } = await partial(change(ids.slice(0, 3), { notes: 'mine' }));
		assert.deepEqual([failed, done], [[ids[1]], [ids[0], ids[2]]]);
		assert.equal(reason, `“${name}” is not there any more. Refresh to see what is.`);
		assert.deepEqual([focus.row(ids[0]).notes, focus.row(ids[2]).notes], ['mine', 'mine']);
	});

	it('says it by the names that the tasks had when they were changed', async () => {
		const { id } = await window.store.create('focus', { name: 'New' });
		assert.doesNotMatch(id, /new/);
		elsewhere(ids[1], { deleted_at: new Date(now()).toISOString() });
		focus.server.fail({ method: 'POST' }, { kind: 'delay', ms: 100, after: true });
		const creating = window.store.create('focus', { name: 'Newer' });
		const early = window.store.find({ text: 'Newer' })[0]?.id ?? '';
		assert.match(early, /new/);
		const { failed, done } = await partial(change([early, ids[1] ?? ''], { notes: 'mine' }));
		assert.deepEqual([failed, done], [[ids[1]], [early]]);
		assert.equal(focus.row((await creating).id).notes, 'mine');
	});

	it('keeps what was typed into a task that is gone when nobody waits for it any more', async () => {
		focus.server.fail({ method: 'PATCH' }, { kind: 'quota', resetsInSeconds: 1 });
		await change(ids.slice(0, 3), { notes: 'mine' });
		elsewhere(ids[1], { deleted_at: new Date(now()).toISOString() });
		focus.ahead += 1500;
		await window.store.refresh().catch(() => undefined);
		await until(() => shown(ids[1]).trouble !== undefined);
		assert.match(shown(ids[1]).trouble?.sentence ?? '', /is not there any more/);
		assert.equal(shown(ids[1]).notes, 'mine');
		await until(() => !shown(ids[0]).pending && !shown(ids[2]).pending);
		assert.deepEqual([focus.row(ids[0]).notes, focus.row(ids[2]).notes], ['mine', 'mine']);
		window.store.sync.settle(ids[1] ?? '', 'discard');
		assert.equal(window.store.get(ids[1] ?? ''), undefined);
	});

	it('asks before it changes a task that was archived elsewhere', async () => {
		pass();
		elsewhere(ids[1], { archived_at: new Date(now()).toISOString() });
		for (const id of ids.slice(10, 40)) {
			elsewhere(id, { name: 'Changed' });
		}
		await change(ids.slice(0, 3), { notes: 'mine' });
		const { archived, notes, trouble } = shown(ids[1]);
		assert.deepEqual([archived, notes, trouble?.kind], [true, 'mine', 'failed']);
		assert.match(trouble?.sentence ?? '', /archived elsewhere meanwhile/);
		assert.deepEqual([focus.row(ids[0]).notes, focus.row(ids[1]).notes], ['mine', null]);
		window.store.sync.settle(ids[1] ?? '', 'again');
		await until(() => !shown(ids[1]).pending);
		assert.equal(focus.row(ids[1]).notes, 'mine');
	});

	it('keeps the order of what is done to a task that waits for the person', async () => {
		pass();
		elsewhere(ids[1], { notes: 'theirs' });
		focus.server.fail({ method: 'GET' }, { kind: 'delay', ms: 200 });
		const first = change(ids.slice(0, 2), { notes: 'mine' });
		const second = window.store.update(ids[1] ?? '', { notes: 'mine too' });
		await first;
		await second;
		assert.equal(focus.row(ids[1]).notes, 'theirs');
		window.store.sync.settle(ids[1] ?? '', 'mine');
		await until(() => !shown(ids[1]).pending);
		assert.equal(focus.row(ids[1]).notes, 'mine too');
	});

	it('does not go over what was read while it waited, nor does one of a single task', async () => {
		window.close();
		window = await focus.openSettled({ now, gather: 500 });
		const [one, ...others] = ids.slice(0, 3);
		const { store, api } = window;
		const first = store.update(one ?? '', { notes: 'mine' }, 'this', 'drop');
		const rest = store.updateMany(
			[one ?? '', ...others].map((id) => ({ id, changes: { estimatedMins: 7 } })),
		);
		elsewhere(one, { notes: 'theirs' });
		elsewhere(others[0], { estimated_mins: 3 });
		await api.sync?.refresh('changes');
		// Who says that it has what was typed is told.
		await assert.rejects(first, /changed elsewhere meanwhile \(Notes\)/);
		await rest;
		assert.deepEqual([focus.row(one).notes, focus.row(others[0]).estimated_mins], ['theirs', 3]);
		assert.equal(shown(others[0]).trouble?.kind, 'conflict');
		assert.deepEqual([focus.row(one).estimated_mins, focus.row(others[1]).estimated_mins], [7, 7]);
		assert.deepEqual([shown(one).notes, shown(one).pending], ['theirs', false]);
	});

	it('is laid over what there was before a change that the person took back', async () => {
		const [one = ''] = ids;
		pass();
		elsewhere(one, { notes: 'theirs' });
		await change(ids.slice(0, 2), { notes: 'mine', estimatedMins: 3 });
		assert.equal(shown(one).trouble?.kind, 'conflict');
		await window.store.update(one, { estimatedMins: 5 });
		window.store.sync.settle(one, 'discard');
		await until(() => !shown(one).pending);
		assert.deepEqual([focus.row(one).notes, focus.row(one).estimated_mins], ['theirs', 5]);
	});

	it('is not laid over what the person took in its place: that is decided once more', async () => {
		const [one = ''] = ids;
		pass();
		elsewhere(one, { notes: 'theirs' });
		await change(ids.slice(0, 2), { notes: 'mine' });
		await window.store.update(one, { notes: 'mine at last' });
		window.store.sync.settle(one, 'theirs');
		await until(() => shown(one).trouble?.fields?.[0]?.mine === 'mine at last');
		assert.equal(focus.row(one).notes, 'theirs');
	});
});
