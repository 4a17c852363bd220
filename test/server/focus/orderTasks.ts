import { refuse } from '../answer.ts';
import type { FocusTask } from './focusState.ts';

type Key = string | number | null;

const priorities = ['none', 'low', 'medium', 'high'];

/**
 * What each order looks at. `last_activity` is the last change here; the orders by time blocks, relevance and
 * custom fields change nothing, as there are none of these.
 */
const keys: Readonly<Record<string, (task: FocusTask) => Key>> = {
	user_id: (task) => task.toggl_user_id,
	project_id: (task) => task.project_id,
	parent_task_id: (task) => task.parent_task_id,
	name: (task) => task.name.toLowerCase(),
	estimated_mins: (task) => task.estimated_mins,
	priority: (task) => priorities.indexOf(task.priority),
	priority_at: (task) => task.priority_at,
	start_date: (task) => task.start_date,
	end_date: (task) => task.end_date,
	status_id: (task) => task.status_id,
	pinned: (task) => Number(task.pinned),
	billable: (task) => Number(task.billable),
	created_at: (task) => task.created_at,
	updated_at: (task) => task.updated_at,
	last_activity: (task) => task.updated_at,
	position: (task) => task.position,
	tag_ids: (task) => canonical(task.tag_ids),
	assignees: (task) => canonical(task.assignee_user_ids),
	sub_tasks_grouped: (task) => task.parent_task_id ?? task.id,
};

/**
 * Orders by each name in turn, `-` in front turning it round, what is empty last. Without an order: by
 * position, which repeats between projects, and then by id.
 * @throws {Refusal} 400 when `sub_tasks_grouped` is not alone
 */
export function orderTasks(
	tasks: readonly FocusTask[],
	orders: readonly string[] = ['position'],
): FocusTask[] {
	if (orders.length > 1 && orders.some((order) => order.endsWith('sub_tasks_grouped'))) {
		throw refuse(400, 'validation', 'order_by: sub_tasks_grouped works only alone');
	}
	return tasks.toSorted((a, b) => {
		for (const order of orders) {
			const descending = order.startsWith('-');
			const key = keys[descending ? order.slice(1) : order];
			const difference = key === undefined ? 0 : compare(key(a), key(b), descending);
			if (difference !== 0) {
				return difference;
			}
		}
		return a.id - b.id;
	});
}

function compare(a: Key, b: Key, descending: boolean): number {
	if (a === b) {
		return 0;
	}
	if (a === null || b === null) {
		return a === null ? 1 : -1;
	}
	return a < b === descending ? 1 : -1;
}

/** The same set of ids sorts to the same place, in whatever order it is stored (documented). */
function canonical(ids: readonly number[]): string {
	return ids
		.toSorted((a, b) => a - b)
		.map((id) => String(id).padStart(12, '0'))
		.join(',');
}
