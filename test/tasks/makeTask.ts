import { numberOf, productOf, type Task, type TaskId } from '../../src/tasks/task.ts';

/** A task as a service tells it, with every field. */
export function makeTask(id: TaskId, fields: Partial<Task> = {}): Task {
	return {
		id,
		product: productOf(id),
		name: `Task ${numberOf(id)}`,
		description: '',
		notes: '',
		projectId: null,
		projectName: null,
		parentId: null,
		statusId: null,
		statusName: null,
		done: false,
		priority: 'none',
		pinned: false,
		startDate: null,
		endDate: null,
		estimatedMins: null,
		tagIds: [],
		assigneeIds: [],
		position: null,
		archived: false,
		pending: false,
		createdAt: '2026-11-01T08:00:00Z',
		updatedAt: '2026-11-01T08:00:00Z',
		...fields,
	};
}
