import { refuse } from '../answer.ts';
import { isRecord } from '../isRecord.ts';
import { serve, type Served } from '../serve.ts';
import { answerFocus } from './answerFocus.ts';
import { defaultOptions, type FocusOptions } from './focusOptions.ts';
import type { FocusState, FocusTask } from './focusState.ts';
import { newTask, touch } from './focusState.ts';
import { Quota } from './quota.ts';
import { manyTasks, seed, seedWorkspace } from './seed.ts';

export type FocusServer = Omit<Served, 'origin'> & {
	/** The base of the API, ending in `/api`. */
	readonly url: string;
	/** For `/__test/…` from another process. */
	readonly controlUrl: string;
	/** What a person would paste at sign-in: the web app's address of the workspace. */
	readonly webUrl: string;
	readonly key: string;
	/** Well-formed, but refused. */
	readonly revokedKey: string;
	/** A Track token: 32 hexadecimal digits, refused here. */
	readonly trackToken: string;
	readonly organizationId: number;
	readonly workspaceId: number;
	/** The data as it is now; replaced by reset and seed. Changing it is like a change in the web app. */
	readonly state: FocusState;
	/** May be changed at any time. */
	readonly options: FocusOptions;
	/** Starts a new quota window with this many requests left; the whole budget without a number. */
	readonly refillQuota: (left?: number) => void;
	/** From now on the key is refused, until reset. */
	readonly revokeKey: () => void;
	/** Replaces the data. */
	readonly load: (state: FocusState) => void;
	/** Adds or changes a task, as if someone did it in the web app: without a request, with a new `updated_at`. */
	readonly changeTask: (id: number, fields: Partial<FocusTask>) => FocusTask;
};

const key = `toggl_sk_${'0123456789abcdef'.repeat(2)}`;
/** Another person's, or the same person's next one. */
const otherKey = `toggl_sk_${'fedcba9876543210'.repeat(2)}`;

/** Starts a strict Toggl Focus on a free port of the loopback, with the believable workspace. */
export async function startFocusServer(wanted: Partial<FocusOptions> = {}): Promise<FocusServer> {
	const options: FocusOptions = { ...defaultOptions, ...wanted };
	const keys = new Set([key, otherKey]);
	const quota = new Quota(options);
	let state = seed();

	const load = (next: FocusState) => {
		state = next;
	};
	const revokeKey = () => {
		keys.clear();
	};
	const refillQuota = (left?: number) => {
		quota.refill(left);
	};
	const changeTask = (id: number, fields: Partial<FocusTask>) => {
		const task = state.tasks.get(id) ?? newTask(state, id, `Task ${id}`);
		Object.assign(task, fields, { updated_at: touch(state) });
		state.tasks.set(id, task);
		state.nextId = Math.max(state.nextId, id + 1);
		return task;
	};

	const served = await serve({
		base: '/api',
		answer: (incoming) => answerFocus(incoming, { state, options, keys, quota }),
		quotaHeaders: (left, seconds) => quota.headers(left, seconds),
		reset: () => {
			Object.assign(options, defaultOptions, wanted);
			keys.add(key).add(otherKey);
			refillQuota();
			load(seed());
		},
		seed: (wish) => {
			load(stateFor(wish));
			return snapshot(state);
		},
		change: (wish) => {
			Object.assign(options, readOptions(wish['options']));
			if (wish['revokeKey'] === true) {
				revokeKey();
			}
			if (typeof wish['quotaLeft'] === 'number') {
				refillQuota(wish['quotaLeft']);
			}
			for (const [id, fields] of readTasks(wish['tasks'])) {
				changeTask(id, fields);
			}
			return snapshot(state);
		},
	});

	const { organizationId, workspaceId } = state;
	return {
		...served,
		url: `${served.origin}/api`,
		controlUrl: `${served.origin}/__test`,
		webUrl: `https://focus.toggl.com/${organizationId}/workspaces/${workspaceId}/calendar`,
		key,
		revokedKey: `toggl_sk_${'f'.repeat(32)}`,
		trackToken: '0123456789abcdef'.repeat(2),
		organizationId,
		workspaceId,
		get state() {
			return state;
		},
		options,
		refillQuota,
		revokeKey,
		load,
		changeTask,
	};
}

/** `{ data: 'workspace' | 'empty' | 'many', count? }` */
function stateFor({ data, count }: Readonly<Record<string, unknown>>): FocusState {
	switch (data ?? 'workspace') {
		case 'workspace':
			return seed();
		case 'empty':
			return seedWorkspace();
		case 'many':
			return manyTasks(typeof count === 'number' ? count : 1000);
		default:
			throw refuse(400, 'bad_wish', `Unknown data ${JSON.stringify(data)}`);
	}
}

function readOptions(wish: unknown): Record<string, unknown> {
	const options = isRecord(wish) ? wish : {};
	for (const [name, value] of Object.entries(options)) {
		if (!Object.hasOwn(defaultOptions, name) || !['string', 'number', 'boolean'].includes(typeof value)) {
			throw refuse(400, 'bad_wish', `Unknown option ${name}`);
		}
	}
	return options;
}

function readTasks(wish: unknown): [number, Record<string, unknown>][] {
	const rows: unknown[] = Array.isArray(wish) ? wish : [];
	return rows.map((row) => {
		if (!isRecord(row) || typeof row['id'] !== 'number') {
			throw refuse(400, 'bad_wish', 'A task needs an id');
		}
		return [row['id'], row];
	});
}

function snapshot({ tasks, ...rest }: FocusState): unknown {
	return { ...rest, tasks: [...tasks.values()] };
}
