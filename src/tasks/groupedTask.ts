import type { GroupedTask } from './groupApi.ts';
import type { IsoDate, Task } from './task.ts';

/** The first and the last day of a range. */
export type DayRange = { from: IsoDate; to: IsoDate };

/** Whether the task has its place among those of the range: it is in use and has a day of it. */
export function isPlanned({ archived, startDate, endDate }: Task, { from, to }: DayRange): boolean {
	const start = startDate ?? endDate;
	const end = endDate ?? startDate;
	return !archived && !!start && !!end && start <= to && end >= from;
}

/** The task as groups have it, at their first place. */
export function groupedTask(task: Task): GroupedTask {
	return {
		id: task.id,
		masked: false,
		name: task.name,
		startDate: task.startDate ?? null,
		endDate: task.endDate ?? null,
		statusId: task.statusId ?? null,
		projectId: task.projectId ?? null,
		projectName: task.projectName ?? null,
		clientName: null,
		assigneeIds: task.assigneeIds ?? [],
		estimatedMins: task.estimatedMins ?? null,
		color: task.color ?? null,
		private: task.private ?? false,
		weight: 0,
	};
}
