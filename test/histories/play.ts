import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { subjectsOf } from '../../src/sync/deed.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import type { Task } from '../../src/tasks/task.ts';
import { seedWorkspace } from '../server/focus/seed.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import { Clock } from './clock.ts';
import { Disk } from './disk.ts';
import { drain } from './drain.ts';
import { type Mark, Model, openEntries } from './model.ts';
import type { History, Step } from './steps.ts';
import { proveViews } from './views.ts';
import { Window } from './window.ts';

type Result = { outcome: 'open' | 'kept' | 'refused' | 'given up' };

/** Plays a history from an empty file and a new workspace to its end, and proves what has to be true then. */
export async function play(server: FocusServer, history: History): Promise<void> {
	server.reset();
	server.load(seedWorkspace());
	server.options.createAnswer = history.createAnswer;
	const folder = mkdtempSync(join(tmpdir(), 'history-'));
	const player = new Player(server, join(folder, 'tasks.sqlite'), history.skew * 60_000);
	try {
		await player.run(history.steps.filter((step) => step !== null));
	} catch (error) {
		throw new Error(`${error instanceof Error ? error.stack : String(error)}\n\n${player.trace}`, {
			cause: error,
		});
	} finally {
		player.close();
		rmSync(folder, { recursive: true });
	}
}

function isAboutGone(error: unknown): boolean {
	return error instanceof TaskError && error.problem.kind === 'notFound';
}

class Player {
	readonly #server: FocusServer;
	readonly #disk: Disk;
	readonly #clock: Clock;
	readonly #model = new Model();
	readonly #windows: (Window | undefined)[] = [];
	readonly #lines: string[] = [];

	constructor(server: FocusServer, file: string, skew: number) {
		this.#server = server;
		this.#disk = new Disk(file);
		this.#clock = new Clock(server, skew);
		for (const name of ['One', 'Two', 'Three']) {
			const { state } = server;
			server.changeTask(state.nextId, { name, description: this.#model.nextMark('theirs') });
		}
	}

	get trace(): string {
		const requests = this.#server.requests.map(
			({ method, path, status, body }) => `${method} ${path} ${status} ${JSON.stringify(body)}`,
		);
		const handle = this.#windows.find((window) => window?.handle.isOpen)?.handle;
		const entries = handle ? openEntries(handle).map((entry) => JSON.stringify(entry)) : [];
		return [...this.#lines, ...requests, ...entries].join('\n');
	}

	close(): void {
		for (const window of this.#windows) {
			window?.close();
		}
		this.#disk.close();
	}

	async run(steps: readonly Step[]): Promise<void> {
		await this.#window(0).store.settled();
		for (const step of steps) {
			this.#clock.pass();
			this.#lines.push(JSON.stringify(step));
			await this.#play(step);
			this.#model.look(this.#window(0).handle);
		}
		await this.#end();
	}

	#window(at: 0 | 1): Window {
		const window = this.#windows[at] ?? this.#open();
		this.#windows[at] = window;
		return window;
	}

	#open(): Window {
		return new Window({ server: this.#server, disk: this.#disk, clock: this.#clock });
	}

	async #play(step: Step): Promise<void> {
		switch (step.kind) {
			case 'create':
				return this.#create(step);
			case 'update':
				return this.#update(step);
			case 'act':
				return this.#act(step);
			case 'refresh': {
				const { sync } = this.#window(step.window);
				return this.#follow([], step.wait, () => sync.refresh(step.how));
			}
			case 'elsewhere':
				return this.#elsewhere(step);
			case 'fault':
				this.#server.fail(step.match, step.fault);
				return;
			case 'calm':
				this.#server.clearFaults();
				return;
			case 'restart':
			case 'kill':
				return this.#stop(step);
			case 'choose':
				this.#choose(step);
				return;
			case 'pass':
				// What is asked for while a computer sleeps is another matter.
				if (!this.#windows.some((window) => window?.isAsking)) {
					this.#clock.pass(step.minutes * 60_000);
				}
				return;
			case 'turns':
				return this.#turn(step.turns);
		}
	}

	async #turn(turns: number): Promise<void> {
		for (let turn = 0; turn < turns; turn++) {
			await setImmediate();
		}
	}

	#shown(window: Window, picks: readonly number[]): readonly Task[] {
		const { store } = window;
		const all = [...store.find({}), ...store.find({ archived: true })].toSorted((a, b) =>
			(a.description ?? '') < (b.description ?? '') ? -1 : 1,
		);
		// One whose creation is in the dark may be there twice, until it's known that both are one.
		const dark = new Set(
			openEntries(window.handle).flatMap(({ deed }) =>
				deed.kind === 'create' ? deed.tasks.map(({ task }) => task.description) : [],
			),
		);
		const known = all.filter(({ id, description }) => id.includes(':new-') || !dark.has(description));
		return [...new Set(picks.flatMap((pick) => known[pick % known.length] ?? []))];
	}

	/** Does what a person does, and writes down what the person is told. */
	async #follow(results: readonly Result[], wait: boolean, work: () => Promise<unknown>): Promise<void> {
		const at = this.#lines.length - 1;
		const say = (outcome: Result['outcome'], why = ''): void => {
			this.#lines[at] += ` → ${outcome} ${why}`;
			for (const result of results) {
				if (result.outcome === 'open') {
					result.outcome = outcome;
				}
			}
		};
		const done = work().then(
			() => say('kept'),
			// A task that is gone when there is an answer has no use for the change, whether it was made or not.
			(error: unknown) => say(isAboutGone(error) ? 'given up' : 'refused', String(error)),
		);
		if (wait) {
			await Promise.race([done, setTimeout(60)]);
		}
	}

	async #create({ window: at, names, below, wait }: Step & { kind: 'create' }): Promise<void> {
		const window = this.#window(at);
		const [parent] = below === undefined ? [] : this.#shown(window, [below]);
		const tasks = names.map((name) => ({
			name,
			description: this.#model.nextMark('mine'),
			...(parent ? { parentId: parent.id } : {}),
		}));
		const results = tasks.map(({ name, description }) => this.#model.create(description, name));
		const [only, ...others] = tasks;
		await this.#follow(results, wait, () =>
			only && others.length === 0
				? window.store.create('focus', only)
				: window.store.createMany('focus', tasks),
		);
	}

	async #update({ window: at, picks, fields, twice, wait }: Step & { kind: 'update' }): Promise<void> {
		const window = this.#window(at);
		const tasks = this.#shown(window, picks);
		for (let time = 0; time < (twice ? 2 : 1); time++) {
			const updates = tasks.map(({ id, description = '' }) => {
				const changes = Object.fromEntries(
					fields.map((field) => [field, this.#model.nextValue(field)]),
				);
				const writes = fields.map((field) =>
					this.#model.write(description, field, changes[field] ?? ''),
				);
				return { id, changes, writes };
			});
			const results = updates.flatMap(({ writes }) => writes);
			this.#lines[this.#lines.length - 1] += ` [${tasks.map(({ description }) => description).join()}]`;
			const [only, ...others] = updates;
			await this.#follow(results, wait, async () => {
				await (only && others.length === 0
					? window.store.update(only.id, only.changes)
					: window.store.updateMany(updates));
			});
		}
	}

	async #act({ window: at, action, picks, wait }: Step & { kind: 'act' }): Promise<void> {
		const window = this.#window(at);
		const tasks = action === 'restore' ? this.#deleted(picks) : this.#shown(window, picks);
		const field = action === 'archive' || action === 'unarchive' ? 'archived' : 'deleted';
		const value = action === 'archive' || action === 'delete';
		const writes = tasks.map(({ description }) => this.#model.write(description ?? '', field, value));
		this.#lines[this.#lines.length - 1] += ` [${tasks.map(({ description }) => description).join()}]`;
		await this.#follow(writes, wait, async () => {
			try {
				await window.store.act(
					action,
					tasks.map(({ id }) => id),
				);
			} catch (error) {
				// Of several some may have been done: the service has no one call for most of it.
				for (const write of writes) {
					write.outcome = tasks.length > 1 ? 'given up' : write.outcome;
				}
				throw error;
			}
		});
	}

	/** Tasks to bring back, as the undo of a deletion knows them. */
	#deleted(picks: readonly number[]): readonly { id: string; description: string | null }[] {
		const gone = [...this.#server.state.tasks.values()].filter(({ deleted_at }) => deleted_at !== null);
		return [...new Set(picks.flatMap((pick) => gone[pick % gone.length] ?? []))].map(
			({ id, description }) => ({
				id: `focus:${id}`,
				description,
			}),
		);
	}

	#elsewhere({ what, pick, name, field }: Step & { kind: 'elsewhere' }): void {
		const { state } = this.#server;
		if (what === 'create') {
			this.#server.changeTask(state.nextId, { name, description: this.#model.nextMark('theirs') });
			return;
		}
		const living = [...state.tasks.values()].filter(({ deleted_at }) => deleted_at === null);
		const task = living[pick % living.length];
		if (!task) {
			return;
		}
		const mark = task.description ?? '';
		this.#lines[this.#lines.length - 1] += ` [${mark}]`;
		const now = new Date(this.#clock.now()).toISOString();
		if (what === 'edit') {
			const value = this.#model.nextValue(field);
			this.#model.write(mark, field, value, 'given up');
			this.#server.changeTask(
				task.id,
				field === 'notes' ? { notes: String(value) } : { estimated_mins: Number(value) },
			);
		} else if (what === 'archive') {
			this.#model.write(mark, 'archived', true, 'given up');
			this.#server.changeTask(task.id, { archived_at: now });
		} else {
			this.#model.write(mark, 'deleted', true, 'given up');
			this.#server.changeTask(task.id, { deleted_at: now });
		}
	}

	async #stop(step: Step & { kind: 'kill' | 'restart' }): Promise<void> {
		const window = this.#windows[step.window];
		if (!window) {
			return;
		}
		if (step.kind === 'kill') {
			await this.#turn(step.turns);
			window.kill();
		} else {
			window.close();
		}
		this.#windows[step.window] = undefined;
		this.#window(step.window);
		await setImmediate();
	}

	#choose({ window: at, pick, choice }: Step & { kind: 'choose' }): void {
		const { sync, handle } = this.#window(at);
		const stuck = openEntries(handle).filter(({ state }) => state.kind === 'stuck');
		// One choice is about the first of several changes of a task.
		const id = stuck.map(({ deed }) => subjectsOf(deed)[0]).at(pick % Math.max(1, stuck.length));
		const entry = stuck.find(({ deed }) => id !== undefined && subjectsOf(deed).includes(id));
		if (!entry || id === undefined || entry.state.kind !== 'stuck') {
			return;
		}
		this.#lines[this.#lines.length - 1] += ` [${JSON.stringify(entry)}]`;
		const { trouble } = entry.state;
		const marks = this.#marks();
		if (choice === 'discard') {
			this.#model.giveUp(entry, (one) => marks.get(one));
		} else if (choice === 'theirs' && trouble.fields) {
			this.#model.giveUp(
				entry,
				(one) => marks.get(one),
				trouble.fields.map(({ field }) => field),
			);
		}
		sync.settle(id, choice);
	}

	#marks(): Map<string, Mark> {
		return new Map(
			[...this.#server.state.tasks.values()].map(({ id, description }) => [
				`focus:${id}`,
				description ?? '',
			]),
		);
	}

	async #end(): Promise<void> {
		this.#lines.push('the end');
		const first = this.#window(0);
		const open = (): Window[] => this.#windows.filter((window) => window !== undefined);
		await drain({
			server: this.#server,
			clock: this.#clock,
			windows: open(),
			onRound: () => this.#model.look(first.handle),
		});
		const fresh = this.#open();
		this.#windows.push(fresh);
		await fresh.store.settled();
		await proveViews(open(), this.#server);
		this.#model.prove(this.#server.state, fresh.handle);
	}
}
