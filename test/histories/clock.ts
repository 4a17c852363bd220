import type { AnswerFacts } from '../../src/tasks/connector.ts';
import type { TaskApi } from '../../src/tasks/taskApi.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import type { PlayedProduct } from './product.ts';

/** The clock of the person's computer, which may be wrong, and the servers': time can be made to pass for all. */
export class Clock {
	readonly #products: readonly PlayedProduct[];
	readonly #skew: number;
	#passed = 0;
	/** How much had passed when, by the real clock; the newest first. */
	readonly #passes: { at: number; passed: number }[] = [{ at: 0, passed: 0 }];

	/** @param skew by how many milliseconds the computer's clock is ahead of the servers' */
	constructor(products: readonly PlayedProduct[], skew: number) {
		this.#products = products;
		this.#skew = skew;
	}

	readonly now = (): number => Date.now() + this.#skew + this.#passed;

	/** Lets milliseconds pass; without any it only brings the servers' clocks up to this one. */
	pass(milliseconds = 0): void {
		this.#passed += milliseconds;
		this.#passes.unshift({ at: Date.now(), passed: this.#passed });
		this.tick();
	}

	/** Lets the servers' clocks show what they would by now: each shows no more than it was told, and its last change. */
	tick(): void {
		for (const product of this.#products) {
			product.passTo(Date.now() + this.#passed);
		}
	}

	/** What this clock showed at a moment by the real clock. */
	at(real: number): number {
		return real + this.#skew + (this.#passes.find(({ at }) => at <= real)?.passed ?? 0);
	}

	/** What an answer tells, by these clocks. */
	facts({ remaining, resetsAt, serverTime }: AnswerFacts): AnswerFacts {
		return {
			remaining,
			resetsAt: resetsAt === undefined ? undefined : resetsAt + this.#skew + this.#passed,
			serverTime: serverTime === undefined ? undefined : serverTime + this.#passed,
		};
	}

	/** A client whose failures speak of this clock's times. `count` hears of calls that begin and end. */
	clientOf(remote: TaskApi, count: (calls: 1 | -1) => void): TaskApi {
		const later = (error: unknown): never => {
			throw this.#translated(error);
		};
		return new Proxy(remote, {
			get: (target, name): unknown => {
				const member: unknown = Reflect.get(target, name);
				if (name === 'list' || name === 'fromNewest') {
					return async function* (options: Parameters<TaskApi['list']>[0]) {
						count(1);
						try {
							yield* target[name]?.(options) ?? [];
						} catch (error) {
							later(error);
						} finally {
							count(-1);
						}
					};
				}
				return typeof member !== 'function'
					? member
					: (...args: unknown[]): unknown => {
							count(1);
							const result: unknown = Reflect.apply(member, target, args);
							return Promise.resolve(result)
								.catch(later)
								.finally(() => count(-1));
						};
			},
		});
	}

	#translated(error: unknown): unknown {
		if (!(error instanceof TaskError)) {
			return error;
		}
		const { problem } = error;
		const moved = (time: number | undefined): number | undefined =>
			time === undefined ? undefined : time + this.#skew + this.#passed;
		switch (problem.kind) {
			case 'quota':
				return new TaskError({ ...problem, resetsAt: moved(problem.resetsAt) });
			case 'busy':
				return new TaskError({ ...problem, retryAt: moved(problem.retryAt) });
			default:
				return error;
		}
	}
}
