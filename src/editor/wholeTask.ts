import type { NewTask } from '../tasks/task.ts';
import type { FormValues } from './protocol.ts';

/** What a new task of the same product gets of the form: what has something in it. */
export function taskAnew(values: FormValues, formerName: string): NewTask {
	const leftOut: ReadonlySet<string> = new Set(['recurringTaskId', 'ghostAssigneeIds', 'outboundSync']);
	const filled = Object.fromEntries(
		Object.entries(values).filter(
			([field, value]) =>
				!leftOut.has(field) &&
				value !== null &&
				value !== '' &&
				value !== false &&
				!(Array.isArray(value) && value.length === 0),
		),
	);
	return { name: formerName, ...filled };
}

/** What a task is overwritten with: all that the form shows. */
export function taskInstead({ outboundSync, ...fields }: FormValues, formerName: string): NewTask {
	const calendar = outboundSync === null || outboundSync === undefined ? {} : { outboundSync };
	return { name: formerName, ...fields, ...calendar };
}
