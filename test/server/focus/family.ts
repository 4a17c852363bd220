import { archivedTest, filterTasks } from './filterTasks.ts';
import { livingTasks, taskById, taskInPath, type FocusCall, type FocusHandler } from './focusCall.ts';
import type { FocusState, FocusTask } from './focusState.ts';
import { orderTasks } from './orderTasks.ts';
import { page } from './page.ts';
import { taskJsonMaker } from './taskJson.ts';

/** `GET tasks/{id}/children`: the task itself and its sub-tasks, a page without total. */
export const listChildren: FocusHandler = (call) => family(call, childrenOf);

/** `GET tasks/{id}/parents`: the task itself and what is above it up to the top. */
export const listParents: FocusHandler = (call) => family(call, parentsOf);

/** `GET tasks/recurring`: the instances of recurring tasks. */
export const listRecurring: FocusHandler = ({ state, options, query }) => {
	const instances = livingTasks(state).filter(({ recurring_task_id }) => recurring_task_id !== null);
	const tasks = orderTasks(filterTasks(state, instances.filter(archivedTest(query)), query), [
		'start_date',
	]);
	const { data, ...rest } = page(tasks, query);
	return { status: 200, body: { data: data.map(taskJsonMaker({ state, options })), ...rest } };
};

/** The filters are for the relatives; the task itself is always there, and first. */
function family(call: FocusCall, relatives: (state: FocusState, task: FocusTask) => FocusTask[]) {
	const { state, options, query } = call;
	const task = taskInPath(call);
	const isShown =
		options.relatives === 'all' && query.boolean('archived') === undefined
			? () => true
			: archivedTest(query);
	const others = filterTasks(state, relatives(state, task).filter(isShown), query);
	const { data, ...rest } = page([task, ...orderTasks(others, query.strings('order_by'))], query);
	return { status: 200, body: { data: data.map(taskJsonMaker({ state, options })), ...rest } };
}

function childrenOf(state: FocusState, { id }: FocusTask): FocusTask[] {
	return livingTasks(state).filter(({ parent_task_id }) => parent_task_id === id);
}

function parentsOf(state: FocusState, { parent_task_id }: FocusTask): FocusTask[] {
	const parent = parent_task_id === null ? undefined : taskById(state, parent_task_id);
	return parent === undefined ? [] : [parent, ...parentsOf(state, parent)];
}
