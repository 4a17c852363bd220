import type { Task, TaskId } from '../tasks/task.ts';
import { effectOf, type Known, subjectsOf } from './deed.ts';
import type { Numbered } from './entry.ts';

/** A task with the changes that are on their way to the service laid over it; nothing when it's gone. */
export function shownTask(
	id: TaskId,
	said: Known | undefined,
	entries: readonly Numbered[],
): Task | undefined {
	let known: Known | undefined = said;
	let pending = false;
	let trouble: Task['trouble'];
	let isHeld = false;
	for (const { entry } of entries) {
		if (subjectsOf(entry.deed).includes(id)) {
			known =
				entry.state.kind === 'stuck' && isRefusedDeletion(entry.deed)
					? known
					: effectOf(entry.deed, id, known);
			pending = true;
			isHeld ||= said?.gone === true && entry.state.kind === 'stuck' && entry.deed.kind !== 'act';
			trouble ??= entry.state.kind === 'stuck' ? entry.state.trouble : undefined;
		}
	}
	// What was typed into a task that went elsewhere is to be seen until the person has chosen.
	if (!known || (known.gone && !isHeld)) {
		return undefined;
	}
	const { pending: _was, trouble: _former, ...task } = known.task;
	return { ...task, pending, ...(trouble ? { trouble } : {}) };
}

/** A task that could not be deleted has to be seen, so that the person can choose what becomes of it. */
function isRefusedDeletion(deed: Numbered['entry']['deed']): boolean {
	return deed.kind === 'act' && (deed.action === 'delete' || deed.action === 'archive');
}
