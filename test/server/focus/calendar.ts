import { invalid } from '../answer.ts';
import { done, livingTasks, type FocusHandler } from './focusCall.ts';
import type { FocusState } from './focusState.ts';
import { createTask, patchTask } from './writeTask.ts';

/**
 * `PUT tasks/calendar`: makes tasks of the linked calendar's events in the range, renames those that changed
 * and deletes those whose event is gone. 204 on the reference page; 200 with a summary in Swagger, whose
 * fields are not known (the ones here are ours).
 */
export const syncCalendar: FocusHandler = ({ state, options, query }) => {
	const from = query.string('date_from')?.slice(0, 10) ?? '';
	const to = query.string('date_to')?.slice(0, 10) ?? '';
	if (from > to) {
		throw invalid('date_to', 'gtefield');
	}
	const summary = sync(state, (date) => from <= date && date <= to);
	return options.calendarAnswer === 'empty' ? done : { status: 200, body: summary };
};

function sync(state: FocusState, inRange: (date: string) => boolean) {
	const summary = { created: 0, updated: 0, deleted: 0 };
	const tasks = livingTasks(state).filter((task) => task.calendar_event_id !== null);
	for (const event of state.events.filter(({ date }) => inRange(date))) {
		const known = tasks.find((task) => task.calendar_event_id === event.id);
		const fields = { name: event.name, start_date: event.date, end_date: event.date };
		if (known === undefined) {
			createTask(state, { ...fields, integration_source: 'google_calendar' }).calendar_event_id =
				event.id;
			summary.created += 1;
		} else if (known.name !== event.name || known.start_date !== event.date) {
			patchTask(state, known, fields);
			summary.updated += 1;
		}
	}
	for (const task of tasks) {
		const gone = !state.events.some(({ id }) => id === task.calendar_event_id);
		if (gone && inRange(task.start_date ?? '')) {
			patchTask(state, task, {});
			task.deleted_at = task.updated_at;
			summary.deleted += 1;
		}
	}
	return summary;
}
