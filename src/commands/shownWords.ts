import { formatReference } from '../products/reference.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/** The tags of a task as its row has them, `#bug`. */
export function shownTags(store: TaskStore): (task: Task) => readonly string[] {
	const names = new Map(
		store.accounts.flatMap(({ catalog }) => catalog.tags.map(({ id, name }) => [id, `#${name}`])),
	);
	return ({ tagIds }) => (tagIds ?? []).flatMap((id) => names.get(id) ?? []);
}

/** What a person has seen of a task and may look for: its tags, and its reference in code. */
export function shownWords(store: TaskStore): (task: Task) => readonly string[] {
	const tagsOf = shownTags(store);
	return (task) => [...tagsOf(task), formatReference(task.id)];
}
