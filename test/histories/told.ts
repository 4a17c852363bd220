import { setTimeout } from 'node:timers/promises';
import { type Problem, TaskError } from '../../src/tasks/taskError.ts';
import type { Model } from './model.ts';
import type { Window } from './window.ts';
import type { Mark, Outcome } from './write.ts';

type Result = { mark: Mark; outcome: Outcome };

/** Adds text to the line of the step, the last one without a number, and gives the number of that. */
export type Note = (at: number | undefined, text: string) => number;

/** Writes down what the person is told of what was done. */
export class Told {
	readonly #model: Model;
	readonly #note: Note;

	constructor(model: Model, note: Note) {
		this.#model = model;
		this.#note = note;
	}

	/**
	 * Does something, and writes down how that ended.
	 * @param doneOf the ones that were done, where only some were
	 */
	async follow(
		{ handle }: Window,
		results: readonly Result[],
		wait: boolean,
		work: () => Promise<unknown>,
		doneOf: (problem: Problem & { kind: 'partial' }) => readonly Mark[] = () => [],
	): Promise<void> {
		const at = this.#note(undefined, '');
		const say = (some: readonly Result[], outcome: Outcome, why = ''): void => {
			const open = some.filter((result) => result.outcome === 'open');
			if (open.length === 0 && results.length > 0) {
				return;
			}
			this.#note(at, `→ ${outcome} ${[...new Set(open.map(({ mark }) => mark))].join()} ${why}`);
			for (const result of open) {
				result.outcome = outcome;
			}
		};
		const done = work().then(
			() => say(results, 'kept'),
			(error: unknown) => {
				if (!handle.isOpen) {
					// Nobody is there to be told.
					return;
				}
				const problem = error instanceof TaskError ? error.problem : undefined;
				if (problem?.kind === 'partial') {
					const marks = new Set(doneOf(problem));
					say(
						results.filter(({ mark }) => marks.has(mark)),
						'kept',
					);
				}
				// A task that is gone when there is an answer has no use for the change, whether it was made or not.
				const isGone = ({ mark }: Result): boolean =>
					problem?.kind === 'notFound' ||
					(problem?.kind === 'partial' && problem.deed === 'update') ||
					this.#model.isDeleted(mark);
				if (problem?.kind === 'conflict' && problem.waits !== undefined) {
					say(results, 'kept', String(error));
				}
				say(results.filter(isGone), 'given up', String(error));
				say(results, 'refused', String(error));
			},
		);
		if (wait) {
			await Promise.race([done, setTimeout(60)]);
		}
	}
}
