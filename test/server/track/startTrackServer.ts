import { refuse } from '../answer.ts';
import { Quota } from '../focus/quota.ts';
import { isRecord } from '../isRecord.ts';
import { serve, type Served } from '../serve.ts';
import { answerTrack, textOf } from './answerTrack.ts';
import { defaultOptions, type TrackOptions } from './trackOptions.ts';
import { manyTasks, newTask, seed, touch, type TrackState, type TrackTask } from './trackState.ts';

export type TrackServer = Omit<Served, 'origin'> & {
	/** The base of the API. */
	readonly url: string;
	/** For `/__test/…` from another process. */
	readonly controlUrl: string;
	readonly token: string;
	/** Well-formed, but refused. */
	readonly revokedToken: string;
	readonly login: { readonly email: string; readonly password: string };
	readonly workspaceId: number;
	readonly freeWorkspaceId: number;
	readonly organizationId: number;
	/** The data as it is now; changing it is like a change in the web app. */
	readonly state: TrackState;
	/** May be changed at any time. */
	readonly options: TrackOptions;
	readonly revokeToken: () => void;
	readonly load: (state: TrackState) => void;
	/** Adds or changes a task, as if someone did it in the web app. */
	readonly changeTask: (id: number, fields: Partial<TrackTask>) => TrackTask;
};

const token = 'fedcba9876543210'.repeat(2);
/** Its password has what a careless client takes for something else: blanks at the ends, a colon, more than ASCII. */
const login = { email: 'ada@example.com', password: ' correct: horse é ', token };

/** Starts a strict Toggl Track on a free port of the loopback. */
export async function startTrackServer(wanted: Partial<TrackOptions> = {}): Promise<TrackServer> {
	const options: TrackOptions = { ...defaultOptions, ...wanted };
	const tokens = new Set([token]);
	const quota = new Quota(options);
	let state = seed();
	const load = (next: TrackState) => {
		state = next;
	};
	const revokeToken = () => {
		tokens.clear();
	};
	const changeTask = (id: number, fields: Partial<TrackTask>) => {
		const known = state.tasks.get(id);
		return known
			? Object.assign(known, fields, { at: touch(state) })
			: newTask(state, fields.project_id ?? 801, { name: `Task ${id}`, ...fields, id });
	};

	const served = await serve({
		base: '/api/v9',
		answer: (incoming) => answerTrack(incoming, { state, options, tokens, login, quota }),
		quotaHeaders: (left, seconds) => quota.headers(left, seconds),
		errorBody: textOf,
		reset: () => {
			Object.assign(options, defaultOptions, wanted);
			tokens.add(token);
			quota.refill();
			load(seed());
		},
		seed: ({ count }) => {
			load(typeof count === 'number' ? manyTasks(count) : seed());
			return snapshot(state);
		},
		change: (wish) => {
			Object.assign(options, readOptions(wish['options']));
			if (wish['revokeKey'] === true) {
				revokeToken();
			}
			const rows: unknown[] = Array.isArray(wish['tasks']) ? wish['tasks'] : [];
			for (const row of rows) {
				if (!isRecord(row) || typeof row['id'] !== 'number') {
					throw refuse(400, 'bad_wish', 'A task needs an id');
				}
				changeTask(row['id'], row);
			}
			return snapshot(state);
		},
	});

	const { organizationId, workspaceId, freeWorkspaceId } = state;
	return {
		...served,
		url: `${served.origin}/api/v9`,
		controlUrl: `${served.origin}/__test`,
		token,
		revokedToken: 'f'.repeat(32),
		login,
		organizationId,
		workspaceId,
		freeWorkspaceId,
		get state() {
			return state;
		},
		options,
		revokeToken,
		load,
		changeTask,
	};
}

function readOptions(wish: unknown): Record<string, unknown> {
	const options = isRecord(wish) ? wish : {};
	for (const name of Object.keys(options)) {
		if (!Object.hasOwn(defaultOptions, name)) {
			throw refuse(400, 'bad_wish', `Unknown option ${name}`);
		}
	}
	return options;
}

function snapshot({ tasks, ...rest }: TrackState): unknown {
	return { ...rest, tasks: [...tasks.values()] };
}
