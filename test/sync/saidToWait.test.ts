import assert from 'node:assert/strict';
import { manyTasks } from '../server/focus/seed.ts';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { newFile, openWindow, until, type Window } from './openWindow.ts';

describe('Which of several changed tasks wait', () => {
	let server: FocusServer;
	let place: ReturnType<typeof newFile>;
	let window: Window;
	let ids: string[];

	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(async () => {
		server.reset();
		server.load(manyTasks(6));
		place = newFile();
		window = openWindow(server, place.file, { gather: 0 });
		await window.store.settled();
		ids = window.store.find({ product: 'focus' }).map(({ id }) => id);
	});
	afterEach(() => {
		window.close();
		place.remove();
	});
	after(() => server.close());

	it('is known of those that are kept for another time, and of no others', async () => {
		const { sync } = window.store;
		server.fail({ method: 'PATCH' }, { kind: 'quota', resetsInSeconds: 1 });
		const some = ids.slice(0, 3);
		await window.store.updateMany(some.map((id) => ({ id, changes: { estimatedMins: 7 } })));
		assert.deepEqual(sync.waitingOf(ids), some);
		const created = await window.store.create('focus', { name: 'Later' });
		await window.store.act('delete', ids.slice(3, 5));
		assert.deepEqual(sync.waitingOf([...ids, created.id]), [...ids.slice(0, 5), created.id]);
		await until(() => sync.waitingOf([...ids, created.id]).length === 0);
		assert.deepEqual(sync.waitingOf([created.id, 'local:1', 'focus:999']), []);
	});
});
