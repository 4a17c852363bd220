import type { InstanceRange } from '../../tasks/taskApi.ts';
import type { Task, TaskId } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { allPages } from '../pages.ts';
import { readRows } from '../readRows.ts';
import { decodeTask } from './decodeTask.ts';
import { encodeRange, type Query } from './encodeQuery.ts';
import type { FocusPlace } from './focusPlace.ts';
import { readTask } from './newestTasks.ts';
import { wireTask } from './schemas.ts';
import { nameOf, taskNumber } from './taskNumbers.ts';

export async function getTask({ http, tasks, service }: FocusPlace, id: TaskId): Promise<Task> {
	const wire = readTask(await http.send(`${tasks}/${taskNumber(id)}`, { what: nameOf(id) }));
	if (!wire) {
		throw new TaskError({ kind: 'unreadable', service });
	}
	if (wire.deleted_at !== null) {
		throw new TaskError({ kind: 'notFound', what: nameOf(id) });
	}
	return decodeTask(wire);
}

/** The tasks below or above one. The service gives that one with them (documented); it is left out. */
export async function relatives(
	place: FocusPlace,
	id: TaskId,
	kind: 'children' | 'parents',
	signal: AbortSignal | undefined,
	query: Query = {},
): Promise<Task[]> {
	const tasks = await readAll(place, `${taskNumber(id)}/${kind}`, query, signal, nameOf(id));
	return tasks.filter((task) => task.id !== id);
}

export function instances(
	place: FocusPlace,
	range: InstanceRange,
	signal: AbortSignal | undefined,
): Promise<Task[]> {
	return readAll(place, 'recurring', encodeRange(range), signal);
}

async function readAll(
	{ http, tasks, service, log }: FocusPlace,
	path: string,
	query: Query,
	signal: AbortSignal | undefined,
	what?: string,
): Promise<Task[]> {
	const request = { query, signal, ...(what === undefined ? {} : { what }) };
	const rows = await allPages(http, `${tasks}/${path}`, request, service);
	return readRows(wireTask, rows, 'task', log)
		.filter(({ deleted_at }) => deleted_at === null)
		.map((wire) => decodeTask(wire));
}
