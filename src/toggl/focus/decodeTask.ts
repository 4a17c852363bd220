import type { Task } from '../../tasks/task.ts';
import { idOf } from '../../tasks/task.ts';
import type { WireTask } from './schemas.ts';
import { product } from './product.ts';

/**
 * A task of the service as a task of the model. What the answer doesn't have is as it is with a new task.
 * @param archived what the list is of that the task came in: some answers don't say it of each task
 */
export function decodeTask(wire: WireTask, archived = false): Task {
	return {
		id: idOf(product, wire.id),
		product,
		name: wire.name,
		description: wire.description ?? '',
		notes: wire.notes ?? '',
		projectId: idOrNull(wire.project_id ?? wire.project?.id),
		projectName: wire.project?.name ?? null,
		parentId: idOrNull(wire.parent_task_id ?? wire.parent?.id),
		statusId: idOrNull(wire.status_id ?? wire.status?.id),
		statusName: wire.status?.name ?? null,
		done: wire.status?.type === 'done',
		priority: wire.priority ?? 'none',
		priorityAt: wire.priority_at,
		pinned: wire.pinned,
		startDate: wire.start_date,
		endDate: wire.end_date,
		estimatedMins: wire.estimated_mins,
		tagIds: idsOf(wire.tag_ids ?? wire.tags?.map(({ id }) => id)),
		assigneeIds: idsOf(
			wire.assignee_user_ids ??
				wire.assignees?.filter(({ type }) => type !== 'team').map(({ id }) => id),
		),
		ghostAssigneeIds: wire.ghost_assignee_ids ?? [],
		billable: wire.billable,
		private: wire.private,
		color: wire.color,
		autoLogTime: wire.auto_log_time,
		rrule: wire.rrule?.replace(/^RRULE:(?=.*$)/i, '') ?? null,
		position: wire.position,
		recurringTaskId: wire.recurring_task_id,
		archived: wire.archived_at === undefined ? archived : wire.archived_at !== null,
		pending: false,
		createdAt: wire.created_at,
		updatedAt: wire.updated_at,
		trackedSeconds: wire.total_tracked_time,
		recurrenceDate: wire.recurrence_date,
	};
}

export function idOrNull(number: number | null | undefined): string | null {
	return typeof number === 'number' ? idOf(product, number) : null;
}

/** Each once. */
export function idsOf(numbers: readonly number[] | undefined): string[] {
	return [...new Set(numbers)].map((number) => idOf(product, number));
}
