import type { Answer } from '../answer.ts';
import type { Query } from '../query.ts';
import { checkRequired } from './constraints.ts';
import { archivedTest, completedProjectTest, filterTasks } from './filterTasks.ts';
import { done, livingTasks, taskInPath, type FocusHandler } from './focusCall.ts';
import { newTask, touch, type FocusState, type FocusTask } from './focusState.ts';
import { orderTasks } from './orderTasks.ts';
import { pageWithTotal } from './page.ts';
import { bareTaskJson, taskJson, taskJsonMaker } from './taskJson.ts';
import { checkReferences, createTask, patchTask, seriesFrom } from './writeTask.ts';

/** `GET tasks`: a page with total. */
export const listTasks: FocusHandler = ({ state, options, query }) => {
	const { data, ...rest } = pageWithTotal(selected(state, query), query);
	const show =
		query.boolean('disable_aggregations') === true
			? (task: FocusTask) => bareTaskJson({ state, options }, task)
			: taskJsonMaker({ state, options });
	return { status: 200, body: { data: data.map(show), ...rest } };
};

/** `GET tasks/stream`: all in one plain JSON array, without pages (seen live). */
export const streamTasks: FocusHandler = ({ state, options, query }) => ({
	status: 200,
	body: selected(state, query).map(taskJsonMaker({ state, options })),
	streamed: true,
});

function selected(state: FocusState, query: Query): FocusTask[] {
	const tasks = livingTasks(state).filter(archivedTest(query)).filter(completedProjectTest(state, query));
	return orderTasks(filterTasks(state, tasks, query), query.strings('order_by'));
}

/**
 * `POST tasks`: 201. The reference page shows no body; Swagger and live notes have the whole task, without
 * the counts of the lists.
 */
export const postTask: FocusHandler = ({ state, options, body }): Answer => {
	checkReferences(state, body);
	checkRequired(options, body, true);
	const task = createTask(state, body);
	return options.createAnswer === 'empty'
		? { status: 201 }
		: { status: 201, body: bareTaskJson({ state, options }, task) };
};

export const getTask: FocusHandler = (call) => ({ status: 200, body: taskJson(call, taskInPath(call)) });

/** `PATCH tasks/{id}`: 204 without a body (seen live). */
export const patchOneTask: FocusHandler = (call) => {
	const task = taskInPath(call);
	checkReferences(call.state, call.body, '', task);
	checkRequired(call.options, call.body, false);
	for (const each of seriesFrom(call.state, task, call.query.number('from_recurring_task_id'))) {
		patchTask(call.state, each, call.body);
	}
	return done;
};

/**
 * `PUT tasks/{id}`: a full replace, so what is not sent is emptied. The page does not say so, but Swagger
 * requires `name` and `status_id`; a client had better use PATCH.
 */
export const putTask: FocusHandler = (call) => {
	const { state, options, body } = call;
	const task = taskInPath(call);
	checkReferences(state, body, '', task);
	checkRequired(options, body, true);
	if (options.put === 'keeps') {
		patchTask(state, task, body);
		return done;
	}
	const { created_at, toggl_user_id, source, recurring_task_id, recurrence_date, archived_at } = task;
	const { calendar_event_id, total_tracked_time, weights, position } = task;
	const kept = { created_at, toggl_user_id, source, recurring_task_id, recurrence_date, archived_at };
	Object.assign(task, newTask(state, task.id, task.name), kept);
	Object.assign(task, { calendar_event_id, total_tracked_time, weights, position });
	patchTask(state, task, body);
	return done;
};

/**
 * `DELETE tasks/{id}`: 204; the task vanishes without a trace, its time entries with it (seen live). What
 * happens to its sub-tasks is not known: here they stay and name a parent that is not there any more.
 */
export const deleteTask: FocusHandler = (call) => {
	const { state, query } = call;
	for (const task of seriesFrom(state, taskInPath(call), query.number('from_recurring_task_id'))) {
		task.deleted_at = touch(state);
		task.updated_at = task.deleted_at;
	}
	return done;
};
