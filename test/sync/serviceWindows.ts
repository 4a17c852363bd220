import assert from 'node:assert/strict';
import { numberOf, type TaskId } from '../../src/tasks/task.ts';
import type { FocusTask } from '../server/focus/focusState.ts';
import { manyTasks } from '../server/focus/seed.ts';
import { type FocusServer, startFocusServer } from '../server/focus/startFocusServer.ts';
import { startTrackServer, type TrackServer } from '../server/track/startTrackServer.ts';
import { newFile, openTrackWindow, openWindow, type Window } from './openWindow.ts';

type Open<Server, Options> = (server: Server, file: string, options?: Options) => Window;

/**
 * What every test of a suite finds: a strict server as it is at first, and an empty file of tasks to open windows
 * on. To be made in the suite, whose hooks it is.
 */
class ServiceWindows<Server extends { reset(): void; close(): Promise<void> }, Options> {
	readonly #open: Open<Server, Options>;
	readonly #windows: Window[] = [];
	/** How far the windows' clock is ahead of the computer's, in milliseconds. */
	ahead = 0;
	#server: Server | undefined;
	#place: ReturnType<typeof newFile> | undefined;

	constructor(start: () => Promise<Server>, open: Open<Server, Options>) {
		this.#open = open;
		before(async () => {
			this.#server = await start();
		});
		beforeEach(() => {
			this.server.reset();
			this.#place = newFile();
			this.ahead = 0;
		});
		afterEach(() => {
			this.close();
			this.#place?.remove();
		});
		after(() => this.server.close());
	}

	get server(): Server {
		return this.#server ?? assert.fail('no test runs');
	}

	get file(): string {
		return this.#place?.file ?? assert.fail('no test runs');
	}

	/** The time of windows that are opened with it. */
	readonly now = (): number => Date.now() + this.ahead;

	/** Those that are open, in the order in which they were opened. */
	get windows(): readonly Window[] {
		return this.#windows;
	}

	/** Opens a window, which is closed after the test where the test doesn't. */
	open(options?: Options): Window {
		const opened = this.#open(this.server, this.file, options);
		const window: Window = {
			...opened,
			close: () => {
				this.#windows.splice(this.#windows.indexOf(window), 1);
				opened.close();
			},
		};
		this.#windows.push(window);
		return window;
	}

	/** The same, once all was read there. */
	async openSettled(options?: Options): Promise<Window> {
		const window = this.open(options);
		await window.store.settled();
		return window;
	}

	/** Closes all windows. */
	close(): void {
		[...this.#windows].forEach((window) => window.close());
	}
}

/** The same of Toggl Focus. */
export class FocusWindows extends ServiceWindows<FocusServer, Parameters<typeof openWindow>[2]> {
	/** @param tasks how many tasks the service has; without it, those that it has at first */
	constructor(tasks?: number) {
		super(startFocusServer, openWindow);
		beforeEach(() => {
			if (tasks !== undefined) {
				this.server.load(manyTasks(tasks));
			}
		});
	}

	/** The task as the service has it. */
	row(id: TaskId | undefined): FocusTask {
		return this.server.state.tasks.get(numberOf(id ?? '')) ?? assert.fail('no row');
	}

	/** How many tasks of a name the service has. */
	count(name: string): number {
		return [...this.server.state.tasks.values()].filter((task) => task.name === name).length;
	}
}

/** The same of Toggl Track. */
export class TrackWindows extends ServiceWindows<TrackServer, Parameters<typeof openTrackWindow>[2]> {
	constructor() {
		super(startTrackServer, openTrackWindow);
	}
}
