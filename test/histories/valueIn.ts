import type { TaskChanges } from '../../src/tasks/task.ts';
import type { Abilities } from './product.ts';
import type { ModelField, Value, WrittenField } from './write.ts';

export type Values = Readonly<Partial<Record<WrittenField, Value>>>;

/** What a task, or a change of one, has in a field. */
export function valueIn(fields: object, field: ModelField): Value {
	const value: unknown = new Map(Object.entries(fields)).get(field);
	if (Array.isArray(value)) {
		return listOf(value.map(String));
	}
	return value === undefined || value === '' ? null : (value as Value);
}

/** Lists of ids have no order. */
export function listOf(ids: readonly string[]): Value {
	return ids.toSorted().join(' ') || null;
}

/**
 * The changes by which a person gives a task these values.
 * @param isDone whether it is done: what is not can't be reopened
 */
export function changesOf(
	values: Values,
	{ doneBy }: Pick<Abilities, 'doneBy'>,
	isDone: boolean,
): TaskChanges {
	const changes = Object.entries(values).map(([field, value]) => {
		switch (field) {
			case 'statusId': {
				const done = doneBy?.get(value);
				return done === undefined || done === isDone ? [field, value] : ['done', done];
			}
			case 'tagIds':
				return [field, typeof value === 'string' ? value.split(' ') : []];
			case 'notes':
				return [field, value ?? ''];
			default:
				return [field, value];
		}
	});
	return Object.fromEntries(changes) as TaskChanges;
}
