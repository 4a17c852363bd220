import * as v from 'valibot';
import { idOf, type TaskId } from '../../tasks/task.ts';
import type { RunningTimer, TimerApi } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { maybe, wireId, wireInstant, wireText } from '../wire.ts';
import { product } from './product.ts';
import type { FocusPlace } from './focusPlace.ts';
import { nameOf, taskNumber } from './taskNumbers.ts';

const wireEntry = v.object({
	task_id: maybe(wireId),
	description: maybe(wireText),
	start: wireInstant,
});

/** The time tracking of one workspace, for the owner of the key. */
export class FocusTimer implements TimerApi {
	readonly #place: FocusPlace;
	readonly #path: string;
	/** As it was last heard of; another program may have stopped it or started something else. */
	#running: RunningTimer | undefined;

	constructor(place: FocusPlace) {
		this.#place = place;
		this.#path = `${place.whole}/tracking`;
	}

	/** 204 without a body when nothing runs (seen live). */
	async current(signal?: AbortSignal): Promise<RunningTimer | undefined> {
		const answer = await this.#place.http.send(`${this.#path}/current`, { signal });
		this.#running = answer === undefined || answer === null ? undefined : this.#decode(answer);
		return this.#running;
	}

	async start(taskId: TaskId): Promise<RunningTimer> {
		const body = { type: 'activity', task_id: taskNumber(taskId) };
		const request = { method: 'POST', body, what: nameOf(taskId) } as const;
		const started = this.#decode(await this.#place.http.send(`${this.#path}/start`, request));
		this.#running = started;
		return started;
	}

	/** Nothing that runs is what was asked for. */
	async stop(): Promise<void> {
		const running = this.#running ?? (await this.current());
		if (!running) {
			return;
		}
		try {
			await this.#stop(running);
		} catch (error) {
			// What runs may have begun later than what we knew of.
			const isRefused = error instanceof TaskError && error.problem.kind === 'rejected';
			const other = isRefused ? await this.current() : undefined;
			if (!other) {
				throw error;
			}
			await this.#stop(other);
		}
		this.#running = undefined;
	}

	/** The end must be after the start: within the same second it is refused (seen live). Clocks may differ, too. */
	async #stop({ startedAt }: RunningTimer): Promise<void> {
		const end = new Date(Math.max(Date.now(), Date.parse(startedAt) + 1000)).toISOString();
		try {
			await this.#place.http.send(`${this.#path}/stop`, { method: 'POST', body: { end } });
		} catch (error) {
			if (!(error instanceof TaskError && error.problem.kind === 'notFound')) {
				throw error;
			}
		}
	}

	#decode(answer: unknown): RunningTimer {
		const result = v.safeParse(wireEntry, answer);
		if (!result.success) {
			throw new TaskError({ kind: 'unreadable', service: this.#place.service });
		}
		const { task_id, description, start } = result.output;
		return {
			taskId: task_id === null ? null : idOf(product, task_id),
			description: description ?? '',
			startedAt: start,
		};
	}
}
