import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'mocha';
import { focusConnector } from '../../../src/toggl/focus/focusConnector.ts';
import { FocusApi } from '../../../src/toggl/focus/focusApi.ts';

import type { AnswerFacts, Connector } from '../../../src/tasks/connector.ts';
import type { GroupKind, GroupQuery, TaskGroup } from '../../../src/tasks/groupApi.ts';
import type { Task } from '../../../src/tasks/task.ts';
import type { TaskFilter } from '../../../src/tasks/taskFilter.ts';
import { type ProblemKind, TaskError } from '../../../src/tasks/taskError.ts';
import { type FocusServer, startFocusServer } from '../../server/focus/startFocusServer.ts';

export type FocusFixture = {
	readonly server: FocusServer;
	readonly connector: Connector;
	/** Signed in as the server's own person. */
	readonly api: FocusApi;
	/** The same without patience, for a service that doesn't answer at all. */
	readonly hurriedConnector: Connector;
	readonly hurriedApi: FocusApi;
	/** What was logged in this test. */
	lines: string[];
	answers: AnswerFacts[];
};

/**
 * A strict server and a client of it for each test of a suite. After each test it proves that the key was in no line of the log.
 */
export function focusFixture(): FocusFixture {
	const lines: string[] = [];
	const answers: AnswerFacts[] = [];
	let started: Omit<FocusFixture, 'lines' | 'answers'> | undefined;
	const parts = (): Omit<FocusFixture, 'lines' | 'answers'> => started ?? assert.fail('not started');
	const fixture: FocusFixture = {
		lines,
		answers,
		get server() {
			return parts().server;
		},
		get connector() {
			return parts().connector;
		},
		get api() {
			return parts().api;
		},
		get hurriedConnector() {
			return parts().hurriedConnector;
		},
		get hurriedApi() {
			return parts().hurriedApi;
		},
	};

	before(async () => {
		const server = await startFocusServer();
		const connect = (timeout: number): Connector =>
			focusConnector({
				apiUrl: () => server.url,
				log: (line) => lines.push(line),

				timeout,
			});
		const [connector, hurriedConnector] = [connect(9000), connect(150)];
		const apiOf = (each: Connector): FocusApi => {
			const { key: token, organizationId, workspaceId } = server;
			const api = each.connect({ product: 'focus', token, organizationId, workspaceId }, (facts) =>
				answers.push(facts),
			);
			assert.ok(api instanceof FocusApi);
			return api;
		};
		const [api, hurriedApi] = [apiOf(connector), apiOf(hurriedConnector)];
		started = { server, connector, api, hurriedConnector, hurriedApi };
	});
	beforeEach(() => {
		fixture.server.reset();
		lines.length = 0;
		answers.length = 0;
	});
	afterEach(() => {
		assert.ok(!lines.join('\n').includes(fixture.server.key), 'the key is in the log');
	});
	after(() => fixture.server.close());
	return fixture;
}

export async function allTasks(api: FocusApi, archived = false, filter: TaskFilter = {}): Promise<Task[]> {
	const tasks: Task[] = [];
	for await (const batch of api.list({ archived, filter })) {
		tasks.push(...batch);
	}
	return tasks;
}

export async function allGroups(api: FocusApi, kind: GroupKind, query?: GroupQuery): Promise<TaskGroup[]> {
	const groups: TaskGroup[] = [];
	for await (const batch of api.groups.list(kind, query)) {
		groups.push(...batch);
	}
	return groups;
}

/** Waits for a failure of that kind, and proves that nothing of it holds the key. */
export async function failure(work: Promise<unknown>, kind: ProblemKind, key: string): Promise<TaskError> {
	const error: unknown = await work.then(
		(value) => assert.fail(`It went well: ${JSON.stringify(value)}`),
		(reason: unknown) => reason,
	);
	assert.ok(error instanceof TaskError, String(error));
	assert.equal(error.problem.kind, kind, error.message);
	assert.ok(!everythingIn(error).includes(key), 'the key is in the error');
	return error;
}

/** All text in an error, its causes and their hidden properties. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null || seen.has(value)) {
		return String(value);
	}
	seen.add(value);
	const names = Object.getOwnPropertyNames(value);
	return names
		.map((name) => everythingIn(Object.getOwnPropertyDescriptor(value, name)?.value, seen))
		.join('\n');
}
