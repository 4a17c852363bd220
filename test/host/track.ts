import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { control, environment } from './control.ts';
import type { RecordedRequest } from '../server/incoming.ts';
import type { TrackTask } from '../server/track/trackState.ts';
import type { FaultWish } from './focus.ts';
import { call } from './support.ts';

const login = JSON.parse(environment('TRACK_LOGIN')) as { email: string; password: string };
const [workspaceId = 0, freeWorkspaceId = 0] = JSON.parse(environment('TRACK_WORKSPACES')) as number[];

/** The strict Toggl Track that runs beside the tests, in another process. */
export const track = {
	token: environment('TRACK_TOKEN'),
	/** Well-formed, but refused. */
	revokedToken: 'f'.repeat(32),
	login,
	workspaceId,
	freeWorkspaceId,

	/** Back to the data of the start, without faults and requests. */
	reset: () => control('TRACK_CONTROL_URL', 'POST', 'reset'),

	/** Lets matching requests go wrong; the next one without a `count`. */
	fail: (match: { method?: string; path?: string; count?: number; skip?: number }, fault: FaultWish) =>
		control('TRACK_CONTROL_URL', 'POST', 'fail', { ...match, fault }),

	/** Changes tasks and options, as if from elsewhere. */
	change: (wish: { tasks?: readonly Record<string, unknown>[]; options?: Record<string, unknown> }) =>
		control('TRACK_CONTROL_URL', 'POST', 'state', wish),

	/** The task as the service keeps it. */
	async row(id: string): Promise<TrackTask> {
		const { tasks } = (await control('TRACK_CONTROL_URL', 'POST', 'state', {})) as { tasks: TrackTask[] };
		const row = tasks.find((task) => id === `track:${task.id}`);
		assert.ok(row, `the service has ${id}`);
		return row;
	},

	/** What changed something, as `METHOD /path` below the workspace, with its body. */
	async writes(): Promise<[line: string, body: unknown][]> {
		const requests = (await control('TRACK_CONTROL_URL', 'GET', 'requests')) as RecordedRequest[];
		return requests
			.filter(({ method }) => method !== 'GET')
			.map(({ method, path, body }) => [`${method} ${path.replace(/^\/workspaces\/\d+/, '')}`, body]);
	},

	async requests(): Promise<RecordedRequest[]> {
		return (await control('TRACK_CONTROL_URL', 'GET', 'requests')) as RecordedRequest[];
	},

	forgetRequests: () => control('TRACK_CONTROL_URL', 'DELETE', 'requests'),
};

/** Signs in to the strict Track, as it is at its start and without requests, and waits for its tasks. */
export async function signInToTrack(): Promise<void> {
	await signOutOfTrack();
	await call('signIn', { product: 'track', token: track.token });
	await trackTasks();
	await track.forgetRequests();
}

export async function signOutOfTrack(): Promise<void> {
	await call('signOut', { product: 'track', changes: 'discard' });
	await track.reset();
}

export async function trackTasks(query: Readonly<Record<string, unknown>> = {}): Promise<Task[]> {
	return (await call('findTasks', { product: 'track', ...query })) as Task[];
}
