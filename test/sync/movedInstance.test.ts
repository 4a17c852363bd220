import assert from 'node:assert/strict';
import { dayFromToday } from '../server/focus/seed.ts';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { newFile, openWindow, type Window } from './openWindow.ts';

/** 5135 recurs weekly; 5136 to 5138 are its instances. */
describe('an instance of a series that was put off behind the last', () => {
	let server: FocusServer;
	let place: ReturnType<typeof newFile>;
	let window: Window;

	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(async () => {
		server.reset();
		server.changeTask(5136, { start_date: dayFromToday(9), end_date: dayFromToday(9) });
		place = newFile();
		window = openWindow(server, place.file, { gather: 0 });
		await window.store.settled();
	});
	afterEach(() => {
		window.close();
		place.remove();
	});
	after(() => server.close());

	const gone = (): number[] =>
		[5135, 5136, 5137, 5138].filter((id) => server.state.tasks.get(id)?.deleted_at !== null);

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
