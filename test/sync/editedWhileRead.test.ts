import assert from 'node:assert/strict';
import { startTrackServer, type TrackServer } from '../server/track/startTrackServer.ts';
import { newFile, openTrackWindow, until, type Window } from './openWindow.ts';

describe('What others change while a list is read page by page', () => {
	let server: TrackServer;
	let place: ReturnType<typeof newFile>;
	let window: Window;

	before(async () => {
		server = await startTrackServer({ mostPerPage: 3, overPage: 'fewer' });
	});
	beforeEach(async () => {
		server.reset();
		server.state.tasks.clear();
		for (let id = 1; id <= 6; id++) {
			server.changeTask(70_000 + id, { name: `Task ${id}` });
		}
		place = newFile();
		window = openTrackWindow(server, place.file);
		await window.store.settled();
	});
	afterEach(() => {
		window.close();
		place.remove();
	});
	after(() => server.close());

	/** Somebody changes a task whose page was read, and later one whose page is still to come. */
	async function changedBetween(reading: () => Promise<void> | undefined): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		server.fail({ method: 'GET', path: '/tasks', skip: 1 }, { kind: 'hold', until: promise });
		server.clearRequests();
		const done = reading();
		await until(() => server.requests.length === 2);
		server.changeTask(70_006, { name: 'Read before' });
		server.state.changedAt += 3000;
		server.changeTask(70_001, { name: 'Read after' });
		resolve();
		await done;
	}

	it('is seen with the next changes', async () => {
		await changedBetween(() => window.api.sync?.refresh('whole'));
		assert.equal(window.store.need('track:70001').name, 'Read after');
		await window.api.sync?.refresh('changes');
		assert.equal(window.store.need('track:70006').name, 'Read before');
	});

	it('is seen after changes that were read so, too', async () => {
		for (let id = 1; id <= 6; id++) {
			server.changeTask(70_000 + id, { name: `Task ${id} again` });
		}
		await changedBetween(() => window.api.sync?.refresh('changes'));
		assert.equal(window.store.need('track:70001').name, 'Read after');
		await window.api.sync?.refresh('changes');
		assert.equal(window.store.need('track:70006').name, 'Read before');
	});
});
