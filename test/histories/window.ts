import { syncedTasks } from '../../src/sync/syncedTasks.ts';
import type { SyncApi } from '../../src/tasks/syncApi.ts';
import type { Disposable, TaskApi } from '../../src/tasks/taskApi.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { focusConnector } from '../../src/toggl/focus/focusConnector.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import type { Clock } from './clock.ts';
import type { Disk, Handle } from './disk.ts';

export const account = 'focus/of/histories';

/** One window: the store, the account that is kept in the file, and the client of the service. */
export class Window {
	readonly store = new TaskStore();
	readonly handle: Handle;
	readonly api: TaskApi & Disposable;
	#calls = 0;

	constructor({ server, disk, clock }: { server: FocusServer; disk: Disk; clock: Clock }) {
		this.handle = disk.open();
		const connector = focusConnector({
			apiUrl: () => {
				if (!this.handle.isOpen) {
					throw new Error('A window that is gone asks for something.');
				}
				return server.url;
			},
			log: () => {},
			timeout: 400,
		});
		const { key: token, organizationId, workspaceId } = server;
		this.api = syncedTasks(
			(onAnswer) =>
				clock.clientOf(
					connector.connect({ product: 'focus', token, organizationId, workspaceId }, (facts) =>
						onAnswer(clock.facts(facts)),
					),
					(calls) => {
						this.#calls += calls;
					},
				),
			this.handle,
			{ account, owner: 'me', log: () => {}, now: clock.now, gather: 4, lateness: 40 },
		);
		this.store.connect(this.api);
	}

	get sync(): SyncApi {
		return this.api.sync ?? raise();
	}

	/** Whether it waits for answers of the service. */
	get isAsking(): boolean {
		return this.handle.isOpen && this.#calls > 0;
	}

	/** Nothing that it does from now on reaches the disk or the service; what it sent is on its way. */
	kill(): void {
		this.handle.close();
		this.#dispose();
	}

	close(): void {
		this.#dispose();
		this.handle.close();
	}

	#dispose(): void {
		this.store.dispose();
		this.api.dispose();
	}
}

function raise(): never {
	throw new Error('not kept');
}
