import assert from 'node:assert/strict';
import { findEndpoint } from '../../server/contract.ts';
import { documentedEndpoints } from '../../server/track/trackEndpoints.ts';
import type { TrackApi } from '../../../src/toggl/track/trackApi.ts';
import { allTasks, idsOf, trackFixture } from './trackFixture.ts';

/** One call of the reference pages, made through the client. */
type CallRow = {
	readonly call: string;
	readonly does: (api: TrackApi) => Promise<unknown>;
	/** What has to go out; nothing else may. */
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	/** What the client makes of the answer, or a part of it. */
	readonly gives?: object;
	/** What the service has afterwards, or a part of it, by the task's number. */
	readonly leaves?: Readonly<Record<number, object>>;
};

const project = 'projects/{project_id}/tasks';

const table: readonly CallRow[] = [
	{
		call: 'GET tasks',
		does: async (api) => idsOf(await allTasks(api)),
		query: { active: 'both', sort_field: 'created_at', sort_order: 'DESC', page: '1', per_page: '200' },
		gives: [6110, 6109, 6108, 6107, 6106, 6105, 6104, 6103, 6102, 6101].map((id) => `track:${id}`),
	},
	{
		call: `GET ${project}`,
		does: async (api) => idsOf(await allTasks(api, { projectIds: ['track:803', null, 'focus:801'] })),
		query: {},
		gives: ['track:6110'],
	},
	{
		call: `POST ${project}`,
		does: (api) =>
			api.create({
				name: 'Paint the bollards',
				projectId: 'track:802',
				done: false,
				estimatedMins: 45,
				assigneeIds: ['track:4002'],
			}),
		body: { name: 'Paint the bollards', active: true, estimated_seconds: 2700, user_id: 4002 },
		gives: {
			id: 'track:6111',
			projectId: 'track:802',
			projectName: 'Price list',
			done: false,
			estimatedMins: 45,
			assigneeIds: ['track:4002'],
			trackedSeconds: 0,
		},
		leaves: { 6111: { name: 'Paint the bollards', project_id: 802, estimated_seconds: 2700 } },
	},
	{
		call: `GET ${project}/{task_id}`,
		does: (api) => api.get('track:6101'),
		query: {},
		gives: {
			id: 'track:6101',
			name: 'Count the berths',
			projectId: 'track:801',
			done: false,
			pinned: false,
			archived: false,
			estimatedMins: 120,
			assigneeIds: ['track:4001'],
			trackedSeconds: 5430,
		},
	},
	{
		call: `PUT ${project}/{task_id}`,
		does: (api) =>
			api.update('track:6101', { name: 'Count all berths', done: true, estimatedMins: null }),
		body: { name: 'Count all berths', active: false, estimated_seconds: 0 },
		gives: { name: 'Count all berths', done: true, estimatedMins: null, assigneeIds: ['track:4001'] },
		leaves: { 6101: { name: 'Count all berths', active: false, estimated_seconds: 0, user_id: 4001 } },
	},
	{
		call: `PATCH ${project}/{task_ids}`,
		does: (api) =>
			api.updateMany([
				{ id: 'track:6101', changes: { done: true } },
				{ id: 'track:6102', changes: { done: true } },
			]),
		body: [{ op: 'replace', path: '/active', value: false }],
		leaves: { 6101: { active: false }, 6102: { active: false, estimated_seconds: 5400 } },
	},
	{
		call: `DELETE ${project}/{task_id}`,
		does: (api) => api.delete(['track:6107']),
	},
];

describe('The Track client: each call of the reference pages', () => {
	const track = trackFixture();

	it('has a row for every documented call, and one alone', () => {
		const documented = documentedEndpoints.map(({ method, template }) => called(method, template));
		assert.equal(documented.length, 7);
		assert.deepEqual(table.map(({ call }) => call).toSorted(), documented.toSorted());
	});

	for (const nulls of ['missing', 'null'] as const) {
		for (const row of table) {
			it(`makes ${row.call}, where empty fields are ${nulls}`, async () => {
				Object.assign(track.server.options, {
					nulls,
					permissions: nulls === 'null' ? 'array' : 'text',
					emptyList: nulls === 'null' ? 'null' : 'array',
				});
				// So that the client knows which task is in which project.
				await allTasks(track.api);
				track.server.clearRequests();
				const given = await row.does(track.api);
				const [sent, ...others] = track.server.requests;
				assert.ok(sent);
				assert.deepEqual(others, [], 'more than one request');
				const found = findEndpoint(documentedEndpoints, sent.method, sent.path);
				assert.ok(found.kind === 'found');
				assert.equal(called(sent.method, found.endpoint.template), row.call);
				assert.equal(sent.status, 200);
				assert.deepEqual(sent.query, row.query ?? {});
				assert.deepEqual(sent.body, row.body);
				if (row.gives && given instanceof Object) {
					assert.partialDeepStrictEqual(given, row.gives);
				} else {
					assert.equal(given, row.gives);
				}
				for (const [id, task] of Object.entries(row.leaves ?? {})) {
					assert.partialDeepStrictEqual(track.server.state.tasks.get(Number(id)), task);
				}
				const isDeleted = (track.server.state.tasks.get(6107)?.deleted_at ?? null) !== null;
				assert.equal(isDeleted, row.call.startsWith('DELETE'));
			});
		}
	}
});

function called(method: string, template: string): string {
	return `${method} ${template.replace('/workspaces/{workspace_id}/', '')}`;
}
