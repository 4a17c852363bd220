import assert from 'node:assert/strict';
import { control, environment } from './control.ts';
import type { RecordedRequest } from '../server/incoming.ts';

/** A fault as `/__test/fail` takes it. */
export type FaultWish = { kind: string; [option: string]: unknown };

/** A task as the strict Focus keeps it, with the names of the wire. */
type FocusRow = { id: number; name: string; [field: string]: unknown };

/** The strict Toggl Focus that runs beside the tests, in another process. */
export const focus = {
	key: environment('FOCUS_KEY'),
	/** Another one that is accepted. */
	otherKey: `toggl_sk_${'fedcba9876543210'.repeat(2)}`,
	/** Well-formed, but refused. */
	revokedKey: `toggl_sk_${'f'.repeat(32)}`,
	trackToken: '0123456789abcdef'.repeat(2),
	/** The address of the workspace in the web app. */
	webUrl: environment('FOCUS_WEB_URL'),

	/** Back to the data of the start, without faults and requests. */
	reset: () => control('FOCUS_CONTROL_URL', 'POST', 'reset'),

	/** Lets matching requests go wrong; the next one without a `count`. */
	fail: (match: { method?: string; path?: string; count?: number; skip?: number }, fault: FaultWish) =>
		control('FOCUS_CONTROL_URL', 'POST', 'fail', { ...match, fault }),

	/**
	 * Lets the next matching request wait, before the service does it or before it answers. Whoever waits for a time
	 * instead finds out on a busy computer how long that can be.
	 */
	hold: (match: { method?: string; path?: string }, when: 'before' | 'after' = 'before') =>
		focus.fail(match, { kind: 'hold', after: when === 'after' }),

	/** Whether a request waits that was to be held. */
	isHolding: async (): Promise<boolean> => (await focus.requests()).some(({ held }) => held === true),

	/** Lets go what is held, and nothing go wrong that is still to come. */
	mend: () => control('FOCUS_CONTROL_URL', 'DELETE', 'fail'),

	/** Changes tasks and options, as if from elsewhere. */
	change: (wish: {
		tasks?: readonly Record<string, unknown>[];
		options?: Record<string, unknown>;
		revokeKey?: true;
	}) => control('FOCUS_CONTROL_URL', 'POST', 'state', wish),

	/** The task as the service keeps it. */
	async row(id: string): Promise<FocusRow> {
		const { tasks } = (await control('FOCUS_CONTROL_URL', 'POST', 'state', {})) as { tasks: FocusRow[] };
		const row = tasks.find((task) => id === `focus:${task.id}`);
		assert.ok(row, `the service has ${id}`);
		return row;
	},

	/** The requests that came since they were last forgotten, as `METHOD /path` below the workspace, with their bodies. */
	async writes(): Promise<{ line: string; body: unknown }[]> {
		const requests = (await control('FOCUS_CONTROL_URL', 'GET', 'requests')) as RecordedRequest[];
		return requests
			.filter(({ method }) => method !== 'GET')
			.map(({ method, path, body, query }) => ({
				line: `${method} ${path.replace(/^\/organizations\/\d+\/workspaces\/\d+/, '')}${query['ids'] ? ` ${query['ids']}` : ''}`,
				body,
			}));
	},

	async requests(): Promise<RecordedRequest[]> {
		return (await control('FOCUS_CONTROL_URL', 'GET', 'requests')) as RecordedRequest[];
	},

	forgetRequests: () => control('FOCUS_CONTROL_URL', 'DELETE', 'requests'),
};
