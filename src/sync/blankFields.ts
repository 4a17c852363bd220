import { type Catalog, emptyCatalog, statusFor } from '../tasks/catalog.ts';
import type { TaskChanges, TaskField, TaskFields } from '../tasks/task.ts';

const blanks: Partial<TaskFields> = {
	description: '',
	notes: '',
	projectId: null,
	parentId: null,
	statusId: null,
	done: false,
	priority: 'none',
	priorityAt: null,
	pinned: false,
	startDate: null,
	endDate: null,
	estimatedMins: null,
	tagIds: [],
	assigneeIds: [],
	billable: false,
	private: false,
	color: null,
	autoLogTime: null,
	rrule: null,
	position: null,
	recurringTaskId: null,
	ghostAssigneeIds: [],
};

/** What a new task has in the fields of its product as long as nobody filled them and the service said nothing. */
export function blankFields(fields: ReadonlySet<TaskField>, catalog: Catalog = emptyCatalog): TaskChanges {
	const all = { ...blanks, statusId: statusFor(catalog, false)?.id ?? null };
	const names: ReadonlySet<string> = fields;
	return Object.fromEntries(Object.entries(all).filter(([field]) => names.has(field)));
}
