import * as l10n from '@vscode/l10n';
import type { Task } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { Anchor } from './anchor.ts';
import type { Todo } from '../findTodos.ts';

/** That the task of a TODO is being made. */
export type Claim = { made: (task: Task | undefined) => void };

/** The tasks that this window is making of TODOs. Whoever asks for one of them meanwhile gets that one. */
export class TasksInMaking {
	readonly #making = new Map<Anchor, { uri: string; task: Promise<Task> }>();

	/** The task that is being made of a TODO, one of all those of a text. */
	of(uri: string, text: string, todos: readonly Todo[], todo: Todo): Promise<Task> | undefined {
		for (const [anchor, making] of this.#making) {
			if (making.uri === uri) {
				anchor.sync(text);
				if (anchor.locate(todos)?.start === todo.start) {
					return making.task;
				}
			}
		}
		return undefined;
	}

	/** Says that the task of the TODO at the anchor is being made. */
	add(uri: string, anchor: Anchor, making: Promise<Task>): Promise<Task> {
		const task = making.finally(() => this.#making.delete(anchor));
		this.#making.set(anchor, { uri, task });
		return task;
	}

	/** The same for one that is made together with others. */
	claim(uri: string, anchor: Anchor): Claim {
		const { promise, resolve, reject } = Promise.withResolvers<Task>();
		// Perhaps nobody else asks for it.
		promise.catch(() => undefined);
		this.#making.set(anchor, { uri, task: promise });
		return {
			made: (task) => {
				this.#making.delete(anchor);
				if (task) {
					resolve(task);
				} else {
					const sentence = l10n.t('The task of this TODO was not created.');
					reject(new TaskError({ kind: 'invalid', sentence }));
				}
			},
		};
	}
}
