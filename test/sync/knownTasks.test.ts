import assert from 'node:assert/strict';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { syncedTasks } from '../../src/sync/syncedTasks.ts';
import type { Disposable, TaskApi } from '../../src/tasks/taskApi.ts';
import { trackConnector } from '../../src/toggl/track/trackConnector.ts';
import { startTrackServer, type TrackServer } from '../server/track/startTrackServer.ts';
import { newFile } from './openWindow.ts';

describe('What is known of tasks after a start', () => {
	let server: TrackServer;
	const place = newFile();
	before(async () => {
		server = await startTrackServer();
	});
	after(async () => {
		await server.close();
		place.remove();
	});

	const inWindow = async (work: (api: TaskApi & Disposable) => Promise<unknown>): Promise<void> => {
		const { token, workspaceId } = server;
		const connector = trackConnector({ apiUrl: () => server.url, log: () => {} });
		const documents = openSqliteDocuments(place.file);
		const api = syncedTasks(
			(onAnswer) => connector.connect({ product: 'track', token, workspaceId }, onAnswer),
			documents,
			{ account: 'track/test', owner: 'me', log: () => {}, gather: 0 },
		);
		try {
			await work(api);
		} finally {
			api.dispose();
			documents.close();
		}
	};

	it('is not asked for again before they are changed', async () => {
		await inWindow(async (api) => api.sync?.refresh('whole'));
		server.clearRequests();
		await inWindow((api) => api.update('track:6101', { estimatedMins: 5 }));
		await inWindow(async (api) =>
			api.updateMany?.(['track:6101', 'track:6102'].map((id) => ({ id, changes: { done: true } }))),
		);
		await inWindow(async (api) => api.delete?.(['track:6106']));
		assert.deepEqual(
			server.requests.map(({ method }) => method),
			['PUT', 'PATCH', 'DELETE'],
		);
	});
});
