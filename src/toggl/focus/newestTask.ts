import * as v from 'valibot';
import type { Task } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { cleanLine } from '../cleanText.ts';
import type { Http } from '../http.ts';
import { decodeTask } from './decodeTask.ts';
import { type WireTask, wireTask } from './schemas.ts';

const firstPage = v.fallback(v.object({ data: v.array(v.unknown()) }), { data: [] });

/**
 * The task that a POST without a body in its answer has just made: the newest one of that name. Two of
 * the same name within one round trip can be mistaken for each other, which changes nothing.
 * @param path of the workspace's tasks
 * @param service the product's label
 */
export async function newestTask(http: Http, path: string, name: string, service: string): Promise<Task> {
	const query = { order_by: '-created_at', page: 1, per_page: 20, disable_aggregations: true };
	const { data } = v.parse(firstPage, await http.send(path, { query }));
	const found = data
		.map((row) => readTask(row))
		.find((wire) => wire?.name.trim() === cleanLine(name).trim());
	if (!found) {
		const cause = new Error('The new task is not in the list.');
		throw new TaskError({ kind: 'unreadable', service }, { cause });
	}
	return decodeTask(found);
}

/** The task in an answer, or nothing when there is none that can be read. */
export function readTask(answer: unknown): WireTask | undefined {
	const result = v.safeParse(wireTask, answer);
	return result.success ? result.output : undefined;
}
