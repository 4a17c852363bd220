import type { Task, TaskId } from '../../tasks/task.ts';
import type { FollowedTodos } from './followedTodos.ts';
import { loadUnlessGone, type TaskSource } from './intentTask.ts';
import type { Intents, NumberedIntent } from '../intents.ts';
import type { Texts } from './texts.ts';
import { type WantedReference, writeReferences, type Written } from './writeReference.ts';

/** An intent whose task has its number, so that its reference can be written. */
export type Due = { numbered: NumberedIntent; id: TaskId };

type Parts = {
	intents: Intents;
	texts: Texts;
	store: TaskSource;
	followed: FollowedTodos;
	format: () => string;
	/** The intent as it is now. */
	current: (numbered: NumberedIntent) => NumberedIntent;
	/** Told of each that can't be written now. */
	failed: (number: number, id: TaskId, error: unknown) => void;
};

type Ready = WantedReference & { numbered: NumberedIntent; task: Task };

/**
 * Writes the references of one file together. Tells how it ended for each whose task is there; those whose task
 * is gone end here, and those that somebody else sees to are left out.
 */
export async function writeDue(
	due: readonly Due[],
	parts: Parts,
): Promise<{ number: number; task: Task; result: Written }[]> {
	const ready: Ready[] = [];
	for (const each of due) {
		ready.push(...(await prepared(each, parts)));
	}
	const [first] = ready;
	if (!first) {
		return [];
	}
	const { texts, format, current, failed } = parts;
	try {
		const uri = (): string => current(first.numbered).intent.uri;
		const results = await writeReferences(ready, { texts, format, uri });
		return ready.flatMap(({ numbered: { number }, task }, at) => {
			const result = results[at];
			return result ? [{ number, task, result }] : [];
		});
	} catch (error) {
		for (const { numbered, id } of ready) {
			failed(numbered.number, id, error);
		}
		return [];
	}
}

async function prepared({ numbered, id }: Due, parts: Parts): Promise<Ready[]> {
	const { intents, store, followed, current, failed } = parts;
	const { number } = numbered;
	try {
		if (!intents.change(number, { task: id })) {
			return [];
		}
		const task = await loadUnlessGone(id, store);
		if (!task) {
			followed.forget(number);
			intents.end(number);
			return [];
		}
		const find: Ready['find'] = (text, todos) => followed.find(current(numbered), text, todos);
		return [{ numbered, id, task, before: numbered.intent.mentions, find }];
	} catch (error) {
		failed(number, id, error);
		return [];
	}
}
