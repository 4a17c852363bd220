import assert from 'node:assert/strict';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { syncedTasks } from '../../src/sync/syncedTasks.ts';
import type { Task } from '../../src/tasks/task.ts';
import type { Disposable, KeptTasks, TaskApi } from '../../src/tasks/taskApi.ts';
import { trackConnector } from '../../src/toggl/track/trackConnector.ts';
import { startTrackServer, type TrackServer } from '../server/track/startTrackServer.ts';
import { newFile } from './openWindow.ts';

const id = 'track:6101';

describe('Pins of a service that has none', () => {
	let server: TrackServer;
	let place: ReturnType<typeof newFile>;
	const closing: (() => void)[] = [];
	let told: Map<string, Task | undefined>;

	before(async () => {
		server = await startTrackServer();
	});
	beforeEach(() => {
		server.reset();
		place = newFile();
		told = new Map();
	});
	afterEach(() => {
		close();
		place.remove();
	});
	after(() => server.close());

	const open = (): KeptTasks & Disposable => {
		const { token, workspaceId } = server;
		const connector = trackConnector({ apiUrl: () => server.url, log: () => {} });
		const documents = openSqliteDocuments(place.file);
		const api = syncedTasks(
			(onAnswer) => connector.connect({ product: 'track', token, workspaceId }, onAnswer),
			documents,
			{ account: 'track/test', owner: 'me', log: () => {}, gather: 0 },
		);
		api.onDidChange?.((tasks) => tasks.forEach((task, each) => told.set(each, task)));
		closing.push(() => {
			api.dispose();
			documents.close();
		});
		return api;
	};
	const close = (): void => closing.splice(0).forEach((end) => end());
	const pinned = async (api: TaskApi): Promise<string[]> => {
		const tasks: Task[] = [];
		for await (const batch of api.list({ archived: false })) {
			tasks.push(...batch);
		}
		return tasks.filter((task) => task.pinned).map((task) => task.id);
	};
	const writes = (): unknown[] =>
		server.requests.filter(({ method }) => method !== 'GET').map(({ body }) => body);

	it('are a field that can be changed', () => {
		assert.ok(open().fields.has('pinned'));
	});

	it('are kept without a request, told, and there after a restart', async () => {
		const api = open();
		assert.deepEqual(await pinned(api), []);
		server.clearRequests();
		told.clear();
		const task = await api.update(id, { pinned: true });
		assert.equal(task?.pinned, true);
		assert.equal(task.pending, false);
		assert.deepEqual([...told.keys()], [id]);
		assert.equal(told.get(id)?.pinned, true);
		assert.equal(api.sync?.state.waiting, 0);
		close();
		const later = open();
		assert.deepEqual(await pinned(later), [id]);
		assert.deepEqual(server.requests, []);
		await later.update(id, { pinned: false });
		assert.deepEqual(await pinned(later), []);
	});

	it('are never sent with what else is changed', async () => {
		const api = open();
		await pinned(api);
		const [one, other] = [
			api.update(id, { name: 'Count them', pinned: true }),
			api.update(id, { pinned: false }),
		];
		await api.update(id, { pinned: true });
		await Promise.all([one, other]);
		await api.updateMany?.([
			{ id: 'track:6102', changes: { pinned: true } },
			{ id: 'track:6106', changes: { pinned: true, done: true } },
		]);
		assert.deepEqual(writes(), [{ name: 'Count them' }, { active: false }]);
		assert.deepEqual(await pinned(api), [id, 'track:6102', 'track:6106']);
	});

	it('go with a new task to the id that the service gives it', async () => {
		const api = open();
		await pinned(api);
		const created = await api.create({ name: 'New', projectId: 'track:801', pinned: true });
		assert.match(created.id, /^track:\d+$/);
		assert.equal(created.pinned, true);
		assert.deepEqual(writes(), [{ name: 'New' }]);
		assert.deepEqual(await pinned(api), [created.id]);
	});

	for (const changes of ['keep', 'discard'] as const) {
		it(`outlive a reading of everything, and a sign-out that is to ${changes} the changes`, async () => {
			const api = open();
			await pinned(api);
			await api.update(id, { pinned: true });
			await api.sync?.refresh('whole');
			assert.deepEqual(await pinned(api), [id]);
			api.sync?.forget(changes);
			close();
			assert.deepEqual(await pinned(open()), [id]);
		});
	}

	it('are seen by the other windows', async () => {
		const [here, there] = [open(), open()];
		await pinned(here);
		await here.update(id, { pinned: true });
		assert.deepEqual(await pinned(there), [id]);
	});
});
