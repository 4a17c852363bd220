import { anyTaskInPath, done, taskInPath, type FocusHandler } from './focusCall.ts';
import { touch } from './focusState.ts';
import { seriesFrom } from './writeTask.ts';

export const archiveTask: FocusHandler = (call) => {
	const { state, query } = call;
	for (const task of seriesFrom(state, taskInPath(call), query.number('from_recurring_task_id'))) {
		task.archived_at ??= touch(state);
		task.updated_at = touch(state);
	}
	return done;
};

export const unarchiveTask: FocusHandler = (call) => {
	const task = taskInPath(call);
	task.archived_at = null;
	task.updated_at = touch(call.state);
	return done;
};

/** `PATCH tasks/{id}/restore`: takes a deletion back. */
export const restoreTask: FocusHandler = (call) => {
	const task = anyTaskInPath(call);
	task.deleted_at = null;
	task.updated_at = touch(call.state);
	return done;
};
