import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { Ledger } from '../../src/sync/ledger.ts';
import { mirrorIn } from '../../src/sync/mirrorState.ts';
import { type SyncOptions, syncedTasks } from '../../src/sync/syncedTasks.ts';
import type { KeptTasks } from '../../src/tasks/taskApi.ts';
import type { Connector, Credential } from '../../src/tasks/connector.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { focusConnector } from '../../src/toggl/focus/focusConnector.ts';
import { trackConnector } from '../../src/toggl/track/trackConnector.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import type { TrackServer } from '../server/track/startTrackServer.ts';

/** What a window of the editor has of one account: the tasks, and below them the way to the service. */
export type Window = { store: TaskStore; api: KeptTasks; log: readonly string[]; close: () => void };

/** Opens the account of the strict server on a file of tasks, as the extension does when it starts. */
export function openWindow(
	server: FocusServer,
	file: string,
	{
		timeout = 9000,
		waits = false,
		...options
	}: Partial<SyncOptions> & {
		timeout?: number;
		/** Connects the account when the store is asked to begin, and not before. */
		waits?: boolean;
	} = {},
): Window {
	const { url, key: token, organizationId, workspaceId } = server;
	const credential = { product: 'focus', token, organizationId, workspaceId };
	return openAccount(file, { waits, ...options }, credential, (log) =>
		focusConnector({ apiUrl: () => url, log, timeout }),
	);
}

/** The same for the account of the strict Track. */
export function openTrackWindow(
	server: TrackServer,
	file: string,
	options: Partial<SyncOptions> = {},
): Window {
	const { url, token, workspaceId } = server;
	const credential = { product: 'track', token, workspaceId };
	return openAccount(file, options, credential, (log) => trackConnector({ apiUrl: () => url, log }));
}

function openAccount(
	file: string,
	{ waits = false, ...options }: Partial<SyncOptions> & { waits?: boolean },
	credential: Credential,
	connectorFor: (log: (line: string) => void) => Connector,
): Window {
	const lines: string[] = [];
	const log = (line: string): void => void lines.push(line);
	const connector = connectorFor(log);
	const documents = openSqliteDocuments(file);
	const api = syncedTasks((onAnswer) => connector.connect(credential, onAnswer), documents, {
		account: `${credential.product}/test`,
		owner: 'me',
		log,
		...options,
	});
	const store = new TaskStore();
	if (waits) {
		store.startWith(async () => store.connect(api));
	} else {
		store.connect(api);
	}
	return {
		store,
		api,
		log: lines,
		close() {
			store.dispose();
			api.dispose();
			documents.close();
		},
	};
}

/** The name of a file in a new folder, and what takes the folder away. */
export function newFile(): { file: string; remove: () => void } {
	const folder = mkdtempSync(join(tmpdir(), 'tasks-'));
	return {
		file: join(folder, 'tasks.sqlite'),
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** The requests since they were last forgotten, without what all paths begin with. */
export function sent({ requests }: Pick<FocusServer, 'requests'>): string[] {
	return requests.map(({ method, path }) => `${method} ${path.replace(/^.*?\/workspaces\/\d+\//, '')}`);
}

/** Resolves when the condition has come true; fails when it doesn't in a while. */
export async function until(condition: () => boolean): Promise<void> {
	for (let turn = 0; !condition(); turn++) {
		assert.ok(turn < 250, 'in 5 seconds');
		await pause(20);
	}
}

/** Resolves when no window sends or reads any more what all of them share, by what is on the disk. */
export async function quiet(file: string, product: 'focus' | 'track'): Promise<void> {
	const documents = openSqliteDocuments(file);
	const ledger = new Ledger(documents, `${product}/test`);
	const isBusy = (): boolean =>
		ledger.read(
			(reading) =>
				reading.entries.some(({ entry }) => entry.state.kind === 'sent') ||
				Object.values(mirrorIn(reading).shared ?? {}).some((state) => (state?.until ?? 0) > 0),
		);
	try {
		await until(() => !isBusy());
	} finally {
		ledger.dispose();
		documents.close();
	}
}

export function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}
