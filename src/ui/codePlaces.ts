import type { TaskId } from '../tasks/task.ts';
import type { Disposable } from '../tasks/taskApi.ts';

/** A place in code that refers to a task. */
export type CodePlace = {
	uri: string;
	/** In the file of a notebook: which cell it is in, from 0. */
	cell?: number;
	/** Counts from 0. */
	line: number;
	character: number;
	/** The path in the workspace, and the line as people count. */
	label: string;
	/** What is to be done there, in the words of the comment. */
	text: string;
};

/** Where tasks are referred to, as far as that is known. Nobody is asked, and no file is read for it. */
export interface CodePlaces {
	of(id: TaskId): readonly CodePlace[];
	onDidChange(listener: () => void): Disposable;
}
