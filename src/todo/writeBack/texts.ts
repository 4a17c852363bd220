import type { Disposable } from '../../tasks/taskApi.ts';
import type { TextChange } from './anchor.ts';
import type { Todo } from '../findTodos.ts';
import type { TextEdit } from '../referenceEdit.ts';

/** A text as an editor holds it now, or the disk where no editor does. */
export interface LiveText {
	readonly uri: string;
	readonly text: string;
	/** Whether it has changes that only this window has, and that would be lost with it. */
	readonly isUnsaved: boolean;
	/** The TODOs of the text as it is when this resolves. */
	todos(): Promise<readonly Todo[]>;
	isWritable(): Promise<boolean>;
	/**
	 * Makes changes that don't touch each other, in one step to undo. Nothing happens, and the answer is no, when the text is not what it
	 * was at the call any more. A file that nobody looks at and that had no unsaved changes is saved.
	 */
	replace(...edits: readonly TextEdit[]): Promise<boolean>;
}

/** What happened to texts in this window. */
export type TextEvent =
	| { kind: 'changed'; uri: string; changes: readonly TextChange[]; text: string }
	| { kind: 'opened' | 'closed' | 'saved'; uri: string }
	/** Files got other names; `nameNow` gives that of each, changed or not. */
	| { kind: 'renamed'; nameNow: (uri: string) => string };

/** The texts that a window can reach, by their URIs. */
export interface Texts {
	/** The text, when it is open here. */
	opened(uri: string): LiveText | undefined;
	/** The text, from the disk when it isn't open; nothing where there is none. Rejects when it can't be opened now. */
	open(uri: string): Promise<LiveText | undefined>;
	/** Whether every window of this computer reaches it under this name. */
	isShared(uri: string): boolean;
	/** Resolves when the text changes, or after a moment. */
	nextChange(uri: string): Promise<void>;
	onDidHappen(listener: (event: TextEvent) => void): Disposable;
}
