import assert from 'node:assert/strict';
import { dayFromToday } from '../server/focus/seed.ts';
import type { Window } from './openWindow.ts';
import { FocusWindows } from './serviceWindows.ts';

/** 5135 recurs weekly; 5136 to 5138 are its instances. */
describe('an instance of a series that was put off behind the last', () => {
	const focus = new FocusWindows();
	let window: Window;

	beforeEach(async () => {
		focus.server.changeTask(5136, { start_date: dayFromToday(9), end_date: dayFromToday(9) });
		window = await focus.openSettled({ gather: 0 });
	});

	const gone = (): number[] =>
		[5135, 5136, 5137, 5138].filter((id) => focus.server.state.tasks.get(id)?.deleted_at !== null);

	it('goes with the whole series', async () => {
		await window.store.act('delete', ['focus:5135'], {}, 'following');
		assert.deepEqual(gone(), [5135, 5136, 5137, 5138]);
	});

	it('comes back with all that went with it', async () => {
		const { done } = await window.store.act('delete', ['focus:5136'], {}, 'following');
		assert.deepEqual(gone(), [5136, 5137, 5138]);
		await window.store.act('restore', done);
		assert.deepEqual(gone(), []);
	});
});
