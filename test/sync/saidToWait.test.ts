import assert from 'node:assert/strict';
import { until, type Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

describe('Which of several changed tasks wait', () => {
	const focus = new FocusWindows(6);
	let window: Window;
	let ids: string[];

	beforeEach(async () => {
		window = await focus.openSettled({ gather: 0 });
		ids = window.store.find({ product: 'focus' }).map(({ id }) => id);
	});

	it('is known of those that are kept for another time, and of no others', async () => {
		const { sync } = window.store;
		focus.server.fail({ method: 'PATCH' }, { kind: 'quota', resetsInSeconds: 1 });
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
