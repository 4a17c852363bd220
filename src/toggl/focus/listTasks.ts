import type { Task } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { TaskFilter } from '../../tasks/taskFilter.ts';
import { batches } from '../batches.ts';
import { JsonArraySplitter } from '../jsonArraySplitter.ts';
import { pages } from '../pages.ts';
import { readRows } from '../readRows.ts';
import { decodeTask } from './decodeTask.ts';
import { encodeFilter, type Query } from './encodeQuery.ts';
import type { FocusPlace } from './focusPlace.ts';
import { type WireTask, wireTask } from './schemas.ts';

export type ListOptions = { archived: boolean; signal?: AbortSignal; filter?: TaskFilter };

/** What the stream can't filter by (documented). */
const pagesOnly = ['private', 'timeblock_start_from', 'timeblock_start_until'];

/**
 * All tasks of a workspace that the filter lets through, one list or the other, in batches as they arrive. They come as one stream,
 * which is one request of the hour's 30; where the service refuses that, page by page.
 *
 * Tasks of completed projects are left out of the list in use, as Toggl's own app does it, but not
 * out of the archive.
 */
export async function* listTasks(
	context: FocusPlace,
	{ archived, signal, filter = {} }: ListOptions,
): AsyncGenerator<readonly Task[], void, undefined> {
	const query: Query = {
		archived,
		...(archived ? { include_project_completed: true } : {}),
		...encodeFilter(filter),
	};
	let rowCount = 0;
	let readCount = 0;
	const decode = (rows: readonly unknown[]): Task[] => {
		const wires = readRows(wireTask, rows, 'task', context.log);
		rowCount += rows.length;
		readCount += wires.length;
		return tasksOf(wires, archived);
	};
	if (pagesOnly.some((name) => name in query)) {
		yield* batches(paged(context, query, signal, decode));
	} else {
		try {
			yield* batches(streamed(context, query, signal, decode));
		} catch (error) {
			if (!isRefusal(error)) {
				throw error;
			}
			context.log('The stream of tasks was refused; reading pages instead.');
			yield* batches(paged(context, query, signal, decode));
		}
	}
	// One row may be odd; when all are, it is not that there are no tasks.
	if (rowCount > 0 && readCount === 0) {
		throw new TaskError(
			{ kind: 'unreadable', service: context.service },
			{ cause: new Error(`None of ${rowCount} tasks can be read.`) },
		);
	}
}

type Decode = (rows: readonly unknown[]) => Task[];

async function* streamed(
	{ http, service, tasks }: FocusPlace,
	query: Query,
	signal: AbortSignal | undefined,
	decode: Decode,
) {
	const splitter = new JsonArraySplitter();
	let count = 0;
	for await (const piece of http.stream(`${tasks}/stream`, { query, signal })) {
		const rows = parsed(() => splitter.push(piece), count, service);
		count += rows.length;
		if (rows.length > 0) {
			yield decode(rows);
		}
	}
	parsed(() => splitter.end(), count, service);
}

async function* paged(
	{ http, service, tasks }: FocusPlace,
	query: Query,
	signal: AbortSignal | undefined,
	decode: Decode,
) {
	// In the order of their making, so that a task that is made meanwhile moves no other to a page that was read before.
	const all = {
		...query,
		// Without them no task tells its tracked time; what was asked for by that is to be filtered by it here too.
		...('state' in query ? {} : { disable_aggregations: true }),
		order_by: 'created_at',
	};
	for await (const rows of pages(http, tasks, { query: all, signal }, service)) {
		yield decode(rows);
	}
}

/** The tasks that belong into the list; what is deleted, or in the other list, is left out. */
function tasksOf(wires: readonly WireTask[], archived: boolean): Task[] {
	return wires
		.filter((wire) => wire.deleted_at === null)
		.map((wire) => decodeTask(wire, archived))
		.filter((task) => task.archived === archived);
}

function parsed<T>(parse: () => T, count: number, service: string): T {
	try {
		return parse();
	} catch {
		// The parser's own message would quote the text.
		throw new TaskError(
			{ kind: 'unreadable', service },
			{ cause: new Error(`The list is incomplete: it broke off after ${count} tasks.`) },
		);
	}
}

/** Whether the service has no such call, or doesn't take it as it is: 400, 404, 405. */
function isRefusal(error: unknown): boolean {
	return (
		error instanceof TaskError && (error.problem.kind === 'rejected' || error.problem.kind === 'notFound')
	);
}
