import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'mocha';
import type { Connector } from '../../../src/tasks/connector.ts';
import type { Task } from '../../../src/tasks/task.ts';
import type { TaskFilter } from '../../../src/tasks/taskFilter.ts';
import { TrackApi } from '../../../src/toggl/track/trackApi.ts';
import { trackConnector } from '../../../src/toggl/track/trackConnector.ts';
import { Pace } from '../../../src/toggl/pace.ts';
import { startTrackServer, type TrackServer } from '../../server/track/startTrackServer.ts';

/** Time that passes only where something waits for it. */
export class StandInClock {
	readonly waits: number[] = [];
	#now = 0;

	readonly now = (): number => this.#now;

	readonly wait = (milliseconds: number): Promise<void> => {
		this.waits.push(milliseconds);
		this.#now += milliseconds;
		return Promise.resolve();
	};
}

export type TrackFixture = {
	readonly server: TrackServer;
	readonly connector: Connector;
	/** Signed in as the server's own person; new for each test. */
	readonly api: TrackApi;
	/** What was logged in this test. */
	readonly lines: string[];
	/** A client that spaces its requests by this clock. */
	readonly paced: (clock: StandInClock) => TrackApi;
};

/** A strict server for a suite, and a client of it for each test. After each it proves that no secret was in a line of the log. */
export function trackFixture(): TrackFixture {
	const lines: string[] = [];
	let server: TrackServer | undefined;
	let api: TrackApi | undefined;
	const connect = (connector: Connector): TrackApi => {
		const { token, workspaceId } = fixture.server;
		const connected = connector.connect({ product: 'track', token, workspaceId });
		assert.ok(connected instanceof TrackApi);
		return connected;
	};
	const fixture: TrackFixture = {
		lines,
		paced: (clock) =>
			connect(
				trackConnector({
					apiUrl: () => fixture.server.url,
					log: (line) => lines.push(line),
					pace: new Pace({ burst: 2, every: 1000, clock }),
				}),
			),
		get server() {
			return server ?? assert.fail('not started');
		},
		get connector() {
			return trackConnector({ apiUrl: () => fixture.server.url, log: (line) => lines.push(line) });
		},
		get api() {
			return api ?? assert.fail('not started');
		},
	};
	before(async () => {
		server = await startTrackServer();
	});
	beforeEach(() => {
		fixture.server.reset();
		lines.length = 0;
		api = connect(fixture.connector);
	});
	afterEach(() => {
		const log = lines.join('\n');
		for (const secret of [fixture.server.token, fixture.server.login.password]) {
			assert.ok(!log.includes(secret), 'a secret is in the log');
		}
	});
	after(() => server?.close());
	return fixture;
}

export async function allTasks(api: TrackApi, filter: TaskFilter = {}, archived = false): Promise<Task[]> {
	const tasks: Task[] = [];
	for await (const batch of api.list({ archived, filter })) {
		tasks.push(...batch);
	}
	return tasks;
}

export function idsOf(tasks: readonly Task[]): string[] {
	return tasks.map(({ id }) => id);
}
