import { TaskError } from '../tasks/taskError.ts';

/**
 * The same as `work`, or a `timeout` when that has not settled after so many milliseconds. What has come by then
 * counts, also where nobody could look at it: timers ring before that is read when the process was held up.
 */
export async function withDeadline<T>(work: T | Promise<T>, ms: number, service: string): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_resolve, reject) => {
		timer = setTimeout(() => setImmediate(() => reject(new TaskError({ kind: 'timeout', service }))), ms);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
