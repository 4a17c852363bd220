import type { Task } from '../../src/tasks/task.ts';
import type { ModelField, Value, WrittenField } from './write.ts';
import { listOf } from './valueIn.ts';

/** Fields with so many values that no two writes give the same one. */
const countless: Readonly<
	Partial<Record<WrittenField, (number: number, choices: readonly Value[]) => Value>>
> = {
	name: (number) => `Name ${number}`,
	notes: (number) => `note ${number}`,
	estimatedMins: (number) => number,
	endDate: (number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10),
	tagIds: (number, tags) => listOf(tags.filter((_tag, at) => (number >> at) % 2 === 1).map(String)),
};

/** Whether no two writes of the field give the same value, but for an empty one. */
export function isCountless(field: ModelField): boolean {
	return field in countless;
}

/**
 * A value for a field that it has not had, or where it has only a few another one than it has.
 * @param choices what it can have: the tags, or else all of its values
 */
export function nextValue(
	field: WrittenField,
	was: Value,
	number: number,
	choices: readonly Value[] = [true, false],
): Value {
	const others = choices.filter((value) => value !== was);
	return countless[field]?.(number, choices) ?? others[number % others.length] ?? was;
}

type Placed = Pick<Task, 'id'> & { parentId?: string | null };

/**
 * The tasks that one can be put under, and none for the top.
 * @param all also those that are no parents but may stand between: archived and deleted ones
 */
export function parentsFor(
	{ id }: Pick<Task, 'id'>,
	tasks: readonly Placed[],
	all: readonly Placed[] = tasks,
): readonly Value[] {
	const parentOf = new Map(all.map((task) => [task.id, task.parentId]));
	const isBelow = (one: string): boolean => {
		const seen = new Set<string>();
		let at: string | null | undefined = one;
		for (; at && at !== id && !seen.has(at); at = parentOf.get(at)) {
			seen.add(at);
		}
		return at === id;
	};
	return [null, ...tasks.map((task) => task.id).filter((one) => !isBelow(one))];
}
