import * as v from 'valibot';
import type { TaskQuery } from '../tasks/findTasks.ts';
import { type Product, productOf, type Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { longestWord } from '../ui/longestWord.ts';
import { entityId, inProduct, parseArgument } from '../ui/argument.ts';
import { shownWords } from './shownWords.ts';
import { parentId as anyParentId } from './taskFields.ts';

const query = v.strictObject({
	text: v.optional(v.string()),
	product: v.optional(v.string()),
	projectId: v.optional(v.nullable(entityId)),
	parentId: v.optional(v.nullable(anyParentId)),
	archived: v.optional(v.boolean()),
	pinned: v.optional(v.boolean()),
	done: v.optional(v.boolean()),
	limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/**
 * The tasks that a caller asks for, once the accounts have been read; where that failed, the services are asked.
 * @throws TaskError why an account was never read, where no task is found
 */
export async function findGivenTasks(store: TaskStore, argument: unknown): Promise<Task[]> {
	const { projectId: project, parentId: parent, ...given } = parseArgument(query, argument);
	await store.begin();
	const own = (id: string | number | null | undefined): string | null | undefined =>
		typeof id === 'number' ? inProduct(id, given.product ?? store.defaultProduct) : id;
	const projectId = own(project);
	const parentId = own(parent);
	// What another account is at, or fails at, is nothing to who asks for tasks of one.
	const named = parentId ?? projectId;
	const only = given.product ?? (named ? productOf(named) : undefined);
	if (only !== undefined) {
		store.checkProduct(only);
	}
	await store.settled(only);
	if (given.archived) {
		await store.loadArchived(only);
	}
	const wanted: TaskQuery = { ...given, projectId, parentId, alsoOf: shownWords(store) };
	const found = store.find(wanted);
	if (found.length > 0 || given.limit === 0) {
		return found;
	}
	if (given.text?.trim() && !given.archived) {
		const text = longestWord(given.text.trim());
		await store.ask(({ product }) => (product === (only ?? product) ? { text } : undefined));
	}
	return foundOrTold(store, store.find(wanted), only);
}

/** No task would say that there is none: where nothing is known of an account, who asks is told why. */
function foundOrTold(store: TaskStore, found: Task[], only: Product | undefined): Task[] {
	const unread = store.accounts.find(
		({ product, whole, state }) =>
			product === (only ?? product) &&
			!whole &&
			state.kind === 'failed' &&
			store.find({ product, limit: 1 }).length === 0,
	);
	if (found.length === 0 && unread?.state.kind === 'failed') {
		throw unread.state.error;
	}
	return found;
}
