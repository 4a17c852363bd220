import type { TaskChanges } from './task.ts';

/** What a field has that has nothing in it. */
export const emptyFields: TaskChanges = {
	description: '',
	notes: '',
	projectId: null,
	parentId: null,
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
	ghostAssigneeIds: [],
};
