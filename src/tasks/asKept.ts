import { cleanLine, cleanText } from './cleanText.ts';
import { defined } from './defined.ts';
import type { TaskChanges } from './task.ts';

/**
 * What a person or a caller gave, as it is to be seen once it was kept and read again: a name on one line, no
 * control characters, each entry of a list once. Whether a task is done is what its status says, where one is given.
 */
export function asKept<T extends TaskChanges>(given: T): T {
	const { name, description, notes, rrule, tagIds, assigneeIds, ghostAssigneeIds } = given;
	const kept = {
		...given,
		...defined({
			name: name === undefined ? undefined : cleanLine(name.trim()),
			description: description === undefined ? undefined : cleanText(description),
			notes: notes === undefined ? undefined : cleanText(notes),
			rrule: typeof rrule === 'string' ? bareRule(rrule) : undefined,
			tagIds: once(tagIds),
			assigneeIds: once(assigneeIds),
			ghostAssigneeIds: once(ghostAssigneeIds),
		}),
	};
	if (kept.statusId) {
		delete kept.done;
	}
	return kept;
}

/** Without its `RRULE:`, unless it is one of several lines; `null` for none. */
function bareRule(rule: string): string | null {
	return cleanText(rule).replace(/^RRULE:(?=.*$)/i, '') || null;
}

function once<T>(entries: readonly T[] | undefined): readonly T[] | undefined {
	return entries && [...new Set(entries)];
}
