import type { TaskId } from '../../tasks/task.ts';
import type { Todo } from '../findTodos.ts';
import { mentions } from '../mentions.ts';
import { referenceEdit, type TextEdit } from '../referenceEdit.ts';
import type { LiveText, Texts } from './texts.ts';

/** How long the edit is tried anew while somebody types all the time, in milliseconds. */
const longest = 20_000;

/** How soon a file that couldn't be opened is tried again, in milliseconds. */
const retryAfter = 200;
/** How long a file that isn't there may be on its way to another name, in milliseconds: that is told afterwards. */
const renaming = 1000;

/** How the writing of a reference ended. */
export type Written =
	| 'saved'
	/** It is in the text, and on no disk yet. */
	| 'unsaved'
	/** The TODO isn't there any more, has another task by now, or can't be told from others. */
	| 'gone'
	/** The document takes no edits. */
	| 'readOnly';

/** A task, and its TODO among all those of a text. */
export type WantedReference = {
	id: TaskId;
	/** How often the text named it when there was nothing written yet. */
	before: number;
	find: (text: string, todos: readonly Todo[]) => Todo | undefined;
};

/**
 * Writes the references to tasks into their TODOs in one file, wherever those are now, as one edit that can be
 * undone. Where the text names a task already there is nothing to do.
 * @param uri as it is now: the file may be renamed meanwhile
 * @returns how it ended for each, in their order. Rejects when the file is there and all the time can't be opened, or
 * changes before each edit arrives: the references are still to be written then
 */
export async function writeReferences(
	wanted: readonly WantedReference[],
	{
		texts,
		uri,
		format,
		patience = longest,
	}: { texts: Texts; uri: () => string; format: () => string; patience?: number },
): Promise<readonly Written[]> {
	const deadline = performance.now() + patience;
	// Not on every attempt: who types fast is faster than a look at the disk.
	let proven: string | undefined;
	let missing: { uri: string; since: number } | undefined;
	while (performance.now() < deadline) {
		const now = uri();
		const live = texts.opened(now) ?? (await opened(texts, now, deadline));
		if (live === 'later') {
			continue;
		}
		if (!live) {
			if (missing?.uri !== now) {
				missing = { uri: now, since: performance.now() };
			} else if (performance.now() - missing.since > renaming) {
				return wanted.map(() => 'gone');
			}
			await wait(retryAfter);
			continue;
		}
		if (live.uri !== proven) {
			if (!(await live.isWritable())) {
				return wanted.map(() => 'readOnly');
			}
			proven = live.uri;
			continue;
		}
		const todos = await live.todos();
		// From here to the edit nothing is awaited, and an edit of another text than this is refused.
		const plan = planOf(wanted, live.text, todos, format());
		const edits = plan.filter((each) => typeof each === 'object');
		const changed = texts.nextChange(live.uri);
		if (edits.length === 0 || (await live.replace(...edits))) {
			const kept = live.isUnsaved ? 'unsaved' : 'saved';
			return plan.map((each) => (each === 'gone' ? 'gone' : kept));
		}
		await changed;
	}
	throw new Error('The text changed before each edit arrived.');
}

/** The text of a file that nobody has open; `later`, after a moment, when it can't be opened now. */
async function opened(texts: Texts, uri: string, deadline: number): Promise<LiveText | 'later' | undefined> {
	try {
		return await texts.open(uri);
	} catch (error) {
		if (performance.now() + retryAfter >= deadline) {
			throw error;
		}
		await wait(retryAfter);
		return 'later';
	}
}

function wait(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}

/** What there is to do for each: an edit, or nothing. No TODO gets two tasks. */
function planOf(
	wanted: readonly WantedReference[],
	text: string,
	todos: readonly Todo[],
	format: string,
): readonly (TextEdit | 'there' | 'gone')[] {
	const taken = new Set<number>();
	return wanted.map(({ id, before, find }) => {
		if (mentions(text, id) > before) {
			return 'there';
		}
		const todo = find(text, todos);
		if (!todo || todo.reference !== undefined || taken.has(todo.start)) {
			return 'gone';
		}
		taken.add(todo.start);
		return referenceEdit(todo, id, format);
	});
}
