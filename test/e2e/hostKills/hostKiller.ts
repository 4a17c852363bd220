import { expect } from '@playwright/test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Product, Task } from '../../../src/tasks/task.ts';
import type { Model } from '../../histories/model.ts';
import type { PlayedProduct } from '../../histories/product.ts';
import type { FocusServer } from '../../server/focus/startFocusServer.ts';
import type { Workbench } from '../workbench.ts';
import { type HostWrite, isDone, isRequestOf, tellModel } from './hostWrite.ts';
import { hostWrites, type WriteKind } from './hostWrites.ts';
import { KilledTodo } from './killedTodo.ts';
import { type Moment, prepare } from './moment.ts';
import { Tally } from './tally.ts';

/** A command that was sent, and whether it has ended. */
type Call = {
	isAcknowledged: boolean;
	readonly ended: Promise<void>;
	complaint?: unknown;
	/** Says that it may not be lost any more. */
	readonly keep: () => void;
};

/** How far a write has come, for people. */
const progresses: Readonly<Record<Moment, string>> = {
	sent: 'command sent',
	arrived: 'request there',
	done: 'work done',
	acknowledged: 'acknowledged',
	waiting: 'said to wait',
};

/** The longest until a moment comes: what a dead host had begun is left alone for ten seconds, and more may wait for it. */
const patience = 30_000;

/** With as many changes under way, those of dead hosts among them, a further one waits until one of them is over. */
const mostUnderWay = 4;

/** Has the extension host of a window write, and kills it meanwhile. The model hears of all that is written. */
export class HostKiller {
	/** How far the writes had come when their hosts were killed. */
	readonly tally = new Tally(Object.values(progresses));
	readonly todos: KilledTodo[] = [];
	/** How many writes were acknowledged. */
	acknowledged = 0;
	readonly #workbench: Workbench;
	readonly #focus: FocusServer;
	readonly #played: PlayedProduct;
	readonly #model: Model;
	readonly #random: () => number;
	#marks = 0;

	constructor(parts: {
		workbench: Workbench;
		focus: FocusServer;
		played: PlayedProduct;
		model: Model;
		random: () => number;
	}) {
		this.#workbench = parts.workbench;
		this.#focus = parts.focus;
		this.#played = parts.played;
		this.#model = parts.model;
		this.#random = parts.random;
	}

	/** Kills the host while a task of Toggl Focus is written. */
	async kill(kind: WriteKind, moment: Moment): Promise<void> {
		const write = await this.#last(this.#writes(kind, 'focus', await this.tasksOf('focus')));
		await this.#free();
		const from = this.#focus.requests.length;
		const release = prepare(moment, this.#focus, this.#random);
		const call = this.#call(write);
		const isSent = (): boolean =>
			this.#focus.requests.slice(from).some((request) => isRequestOf(write, request));
		const isOver = (): boolean => isDone(write, this.#played.tasks());
		await this.#reached(moment, { call, isSent, isOver });
		const progress = progressOf(call, isSent(), isOver());
		await this.#workbench.driver.killHost();
		release();
		if (progress !== 'sent') {
			// What the service was asked for was on the disk before.
			call.keep();
		}
		// At any time is at any of these.
		expect(moment === 'sent' ? 'sent' : progress).toBe(moment);
		await this.#over(kind, progress, call);
	}

	/** Kills the host while a task of this computer is written, which takes some milliseconds, after some that were. */
	async killLocal(kind: WriteKind, moment: 'sent' | 'acknowledged'): Promise<void> {
		let tasks = await this.tasksOf('local');
		const writes = Array.from({ length: 1 + Math.floor(this.#random() * 4) }, () => {
			const some = this.#writes(kind, 'local', tasks);
			const taken = new Set(some.flatMap((write) => write.writes.map(({ id }) => id)));
			tasks = tasks.filter(({ id }) => !taken.has(id));
			return some;
		}).flat();
		const call = this.#call(await this.#last(writes));
		await (moment === 'sent' ? sleep(this.#random() * 15) : this.#settled(call));
		const progress = call.isAcknowledged ? 'acknowledged' : 'sent';
		await this.#workbench.driver.killHost();
		await this.#over(`${kind} (local)`, progress, call);
	}

	/** Those without a change on its way. */
	async tasksOf(product: Product): Promise<Task[]> {
		const found = await this.#workbench.driver.command<Task[]>('togglTasks.findTasks', { product });
		return found.filter(({ pending }) => !pending);
	}

	#writes(kind: WriteKind, product: Product, tasks: readonly Task[]): readonly HostWrite[] {
		const todo = (): KilledTodo => {
			const made = new KilledTodo(this.#workbench.folder, this.todos.length);
			this.todos.push(made);
			return made;
		};
		const mark = `mark ${++this.#marks}`;
		return hostWrites({ kind, product, mark, tasks, random: this.#random, todo });
	}

	/** Makes all but the last. @returns that one */
	async #last(writes: readonly HostWrite[]): Promise<HostWrite> {
		for (const write of writes.slice(0, -1)) {
			await this.#settled(this.#call(write));
		}
		const last = writes.at(-1);
		if (!last) {
			throw new Error('There is nothing to write.');
		}
		return last;
	}

	#call(write: HostWrite): Call {
		const outcome = tellModel(write, this.#model);
		const keep = (): void => outcome('kept');
		const ended = this.#workbench.driver.command(write.command, write.argument).then(
			() => {
				call.isAcknowledged = true;
				this.acknowledged++;
				keep();
			},
			(error: unknown) => {
				call.complaint = error;
			},
		);
		const call: Call = { isAcknowledged: false, ended, keep };
		return call;
	}

	async #reached(
		moment: Moment,
		{ call, isSent, isOver }: { call: Call; isSent: () => boolean; isOver: () => boolean },
	): Promise<void> {
		switch (moment) {
			case 'sent':
				// A change of one task is held back for a tenth of a second, in which others may join it.
				return sleep(this.#random() * 130);
			case 'arrived':
				await this.#until(isSent, call);
				return sleep(this.#random() * 15);
			case 'done':
				await this.#until(isOver, call);
				return sleep(this.#random() * 15);
			case 'acknowledged':
			case 'waiting':
				await this.#settled(call);
				return sleep(this.#random() * 5);
		}
	}

	async #until(isSo: () => boolean, call: Call): Promise<void> {
		for (const end = performance.now() + patience; !isSo(); await sleep(1)) {
			if (call.isAcknowledged || call.complaint !== undefined || performance.now() > end) {
				const failure = call.complaint instanceof Error ? call.complaint.message : 'too late';
				const why = call.isAcknowledged ? 'it was acknowledged before' : failure;
				throw new Error(`The moment to kill the host never came: ${why}.`);
			}
		}
	}

	/** Waits until a change is sent as soon as it's made. */
	async #free(): Promise<void> {
		await expect
			.poll(
				async () =>
					(await this.#workbench.driver.command<unknown[]>('togglTasks.waitingChanges', {})).length,
				{ timeout: 60_000 },
			)
			.toBeLessThan(mostUnderWay);
	}

	async #settled(call: Call): Promise<void> {
		await call.ended;
		if (call.complaint !== undefined) {
			throw call.complaint;
		}
	}

	/** The host is dead, and the next one comes. */
	async #over(kind: string, progress: Moment, call: Call): Promise<void> {
		await call.ended;
		// That the connection broke is all that a dead host may say.
		if (call.complaint !== undefined && !(call.complaint instanceof TypeError)) {
			throw call.complaint;
		}
		this.tally.add(kind, progresses[progress]);
		await this.#workbench.hostBack();
	}
}

function progressOf({ isAcknowledged }: Call, isSent: boolean, isOver: boolean): Moment {
	if (isAcknowledged) {
		return isSent && isOver ? 'acknowledged' : 'waiting';
	}
	return isOver ? 'done' : isSent ? 'arrived' : 'sent';
}
