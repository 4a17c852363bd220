import type { Task } from '../../tasks/task.ts';
import type { Disposable } from '../../tasks/taskApi.ts';
import type { TaskSource } from './intentTask.ts';
import type { Intents, IntentWindow } from '../intents.ts';
import type { Patience } from './takeOvers.ts';
import type { Texts } from './texts.ts';

/** What the write-back is made of. */
export type WriteBackParts = {
	readonly intents: Intents;
	readonly texts: Texts;
	readonly store: TaskSource & { onDidChange(listener: () => void): Disposable };
	readonly window: IntentWindow;
	/** How references are written. */
	readonly format: () => string;
	/** The task is there, and its reference can't be written. Of several windows one is told. */
	readonly tell: (task: Task, why: 'gone' | 'readOnly') => void;
	readonly log: (line: string) => void;
	readonly patience?: Patience;
	/** How soon it's kept how a TODO looks that somebody edits, in milliseconds. */
	readonly keepAfter?: number;
};
