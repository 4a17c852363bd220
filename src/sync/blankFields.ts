import { type Catalog, emptyCatalog, statusFor } from '../tasks/catalog.ts';
import { emptyFields } from '../tasks/emptyFields.ts';
import type { TaskChanges, TaskField } from '../tasks/task.ts';

/** What a new task has in the fields of its product as long as nobody filled them and the service said nothing. */
export function blankFields(fields: ReadonlySet<TaskField>, catalog: Catalog = emptyCatalog): TaskChanges {
	const all: TaskChanges = {
		...emptyFields,
		statusId: statusFor(catalog, false)?.id ?? null,
		done: false,
		position: null,
		recurringTaskId: null,
	};
	const names: ReadonlySet<string> = fields;
	return Object.fromEntries(Object.entries(all).filter(([field]) => names.has(field)));
}
