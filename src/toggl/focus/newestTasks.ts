import * as v from 'valibot';
import type { IsoInstant, NewTask, Task } from '../../tasks/task.ts';
import type { Delta } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { cleanLine } from '../../tasks/cleanText.ts';
import { decodeTask } from './decodeTask.ts';
import type { Query } from './encodeQuery.ts';
import type { FocusPlace } from './focusPlace.ts';
import { type WireTask, wireTask } from './schemas.ts';

const firstPage = v.fallback(v.object({ data: v.array(v.unknown()) }), { data: [] });

/** How many rows beside the new ones are looked at: others may be making tasks too. */
const margin = 19;

/** The most that the service gives on a page (seen live). */
const perPage = 100;

/** Beyond this the service is counting wrongly. */
const mostPages = 1000;

/** Also those in projects that are completed: a new task may be in one. */
const newestFirst: Query = { order_by: '-created_at', include_project_completed: true };

/**
 * The tasks that a POST without a body in its answer has just made: the newest ones of these names and
 * descriptions, in their order. One that is alike in both, and that somebody else made within one round trip,
 * can be mistaken for them.
 */
export async function newestTasks(place: FocusPlace, made: readonly Made[]): Promise<Task[]> {
	const rows = await firstRows(place, newestFirst, made.length + margin);
	const alike = rows.filter((row) => made.some((one) => isAlike(readTask(row), one)));
	const found = inOrder(alike, made);
	if (!found) {
		const cause = new Error('A new task is not in the list.');
		throw new TaskError({ kind: 'unreadable', service: place.service }, { cause });
	}
	return found;
}

/** The tasks in the order of their making, the newest first, a page at a time. */
export async function* fromNewest(
	place: FocusPlace,
	{ archived, signal }: { archived: boolean; signal?: AbortSignal },
): AsyncGenerator<readonly Task[], void, undefined> {
	for (let number = 1; number <= mostPages; number++) {
		const rows = await pageOf(place, number, { ...newestFirst, archived, per_page: perPage }, signal);
		yield decoded(rows);
		if (rows.length < perPage) {
			return;
		}
	}
}

/** How many tasks are looked at for what changed; where all of them did, it's cheaper to read everything. */
const fewChanges = 20;

/**
 * The tasks in use that were changed since an instant, by the service's clock. No call tells of tasks that
 * were deleted or archived (documented); only reading everything does.
 */
export async function changedTasks(
	place: FocusPlace,
	since: IsoInstant,
	signal?: AbortSignal,
): Promise<Delta | undefined> {
	const rows = await firstRows(place, { order_by: '-updated_at' }, fewChanges, signal);
	const tasks = decoded(rows);
	// The same instant may have more than one change.
	const changed = tasks.filter(({ updatedAt }) => Date.parse(updatedAt ?? '') >= Date.parse(since));
	return rows.length === fewChanges && changed.length === tasks.length ? undefined : { changed, gone: [] };
}

async function firstRows(
	place: FocusPlace,
	query: Query,
	wanted: number,
	signal?: AbortSignal,
): Promise<readonly unknown[]> {
	const rows: unknown[] = [];
	const size = Math.min(perPage, wanted);
	for (let number = 1; rows.length < wanted; number++) {
		const page = await pageOf(place, number, { ...query, per_page: size }, signal);
		rows.push(...page);
		if (page.length < size) {
			break;
		}
	}
	return rows;
}

async function pageOf(
	place: FocusPlace,
	page: number,
	query: Query,
	signal?: AbortSignal,
): Promise<readonly unknown[]> {
	const request = { query: { ...query, page, disable_aggregations: true }, signal };
	return v.parse(firstPage, await place.http.send(place.tasks, request)).data;
}

function decoded(rows: readonly unknown[]): readonly Task[] {
	return rows.flatMap((row) => {
		const wire = readTask(row);
		return wire && wire.deleted_at === null ? decodeTask(wire) : [];
	});
}

/** What a new task is known by. */
type Made = Pick<NewTask, 'name' | 'description'>;

/**
 * The tasks of these names among the rows, in their order; of several with the same name the newest with the
 * same description, else the newest. `undefined` where one is missing.
 */
export function inOrder(rows: readonly unknown[], made: readonly Made[]): Task[] | undefined {
	const oldestFirst = rows.flatMap((row) => readTask(row) ?? []).toSorted((a, b) => a.id - b.id);
	const byName = Map.groupBy(oldestFirst, ({ name }) => name.trim());
	const found = made.toReversed().flatMap(({ name, description }) => {
		const same = byName.get(cleanLine(name).trim()) ?? [];
		const at = same.findLastIndex((row) => (row.description ?? '') === (description ?? ''));
		return same.splice(at, 1);
	});
	return found.length === made.length ? found.toReversed().map((wire) => decodeTask(wire)) : undefined;
}

/** Whether it may be the new one, by what it says. */
function isAlike(row: WireTask | undefined, { name, description }: Made): boolean {
	return (
		row?.name.trim() === cleanLine(name).trim() &&
		cleanLine(row.description ?? '').trim() === cleanLine(description ?? '').trim()
	);
}

/** The task in an answer, or nothing when there is none that can be read. */
export function readTask(answer: unknown): WireTask | undefined {
	const result = v.safeParse(wireTask, answer);
	return result.success ? result.output : undefined;
}
