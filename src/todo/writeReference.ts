import type { TaskId } from '../tasks/task.ts';
import type { Todo } from './findTodos.ts';
import { mentions } from './mentions.ts';
import { referenceEdit } from './referenceEdit.ts';
import type { Texts } from './texts.ts';

/** How long the edit is tried anew while somebody types all the time, in milliseconds. */
const patience = 20_000;

/** How the writing of a reference ended. */
export type Written =
	| 'saved'
	/** It is in the text, and on no disk yet. */
	| 'unsaved'
	/** The TODO isn't there any more, has another task by now, or can't be told from others. */
	| 'gone'
	/** The document takes no edits. */
	| 'readOnly';

/**
 * Writes the task's reference into its TODO, wherever that is now, as one edit that can be undone. Where the text
 * names the task already there is nothing to do.
 * @param uri as it is now: the file may be renamed meanwhile
 * @param before how often the text named it when there was nothing written yet
 * @param find the TODO among all those of a text
 */
export async function writeReference(
	id: TaskId,
	{
		texts,
		uri,
		before,
		find,
		format,
	}: {
		texts: Texts;
		uri: () => string;
		before: number;
		find: (text: string, todos: readonly Todo[]) => Todo | undefined;
		format: () => string;
	},
): Promise<Written> {
	const deadline = performance.now() + patience;
	// Not on every attempt: who types fast is faster than a look at the disk.
	let proven: string | undefined;
	while (performance.now() < deadline) {
		const live = texts.opened(uri()) ?? (await texts.open(uri()));
		if (!live) {
			return 'gone';
		}
		if (live.uri !== proven) {
			if (!(await live.isWritable())) {
				return 'readOnly';
			}
			proven = live.uri;
			continue;
		}
		const todos = await live.todos();
		// From here to the edit nothing is awaited, and an edit of another text than this is refused.
		if (mentions(live.text, id) > before) {
			return live.isUnsaved ? 'unsaved' : 'saved';
		}
		const todo = find(live.text, todos);
		if (!todo || todo.reference !== undefined) {
			return 'gone';
		}
		const changed = texts.nextChange(live.uri);
		if (await live.replace(referenceEdit(todo, id, format()))) {
			return live.isUnsaved ? 'unsaved' : 'saved';
		}
		await changed;
	}
	return 'gone';
}
