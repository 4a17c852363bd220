import * as v from 'valibot';
import {
	type EntityId,
	idOf,
	type IsoInstant,
	numberOf,
	productOf,
	type Task,
	type TaskId,
} from '../../tasks/task.ts';
import type { Delta } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { TaskFilter } from '../../tasks/taskFilter.ts';
import { decodeRows, decodeTask, readTasks } from './decodeTask.ts';
import type { WireTask } from './schemas.ts';
import type { TaskPages } from './taskPages.ts';
import type { TaskProjects } from './taskProjects.ts';
import { product } from './product.ts';
import type { TrackPlace } from './trackPlace.ts';

/** What lists need beside the place. */
export type Reading = { place: TrackPlace; pages: TaskPages; projects: TaskProjects };

/** The newest first, as `TaskPages` wants it. */
const everything = { active: 'both', sort_field: 'created_at', sort_order: 'DESC' } as const;

/** The look-back of `since` is about 90 days (seen by others); some are left as a margin. Milliseconds. */
const lookBack = 80 * 24 * 60 * 60 * 1000;

/** Up to how many projects are cheaper to ask for than all tasks. */
const fewProjects = 3;

/** All tasks, done or not, page by page; those of a few projects alone where the filter names them. */
export async function* listTasks(
	reading: Reading,
	{ archived, signal, filter = {} }: { archived: boolean; signal?: AbortSignal; filter?: TaskFilter },
): AsyncGenerator<readonly Task[], void, undefined> {
	if (archived) {
		return;
	}
	const { place, projects } = reading;
	const { unit, service } = place;
	const wanted = wantedProjects(filter);
	const read: WireTask[] = [];
	let rowCount = 0;
	let readCount = 0;
	const decoded = (wires: readonly WireTask[]): Task[] => wires.map((wire) => decodeTask(wire, unit));
	const decide = (): boolean => unit.decide(read.map(({ tracked_seconds }) => tracked_seconds));
	for await (const rows of rowsOf(reading, wanted, signal)) {
		const { living, gone } = readTasks(rows, place);
		rowCount += rows.length;
		readCount += living.length + gone.length;
		read.push(...living);
		if (!wanted && !unit.isKnown) {
			decide();
		}
		const tasks = decoded(living);
		projects.remember(tasks);
		if (tasks.length > 0) {
			yield tasks;
		}
	}
	// One row may be odd; when all are, it is not that there are no tasks.
	if (rowCount > 0 && readCount === 0) {
		throw new TaskError({ kind: 'unreadable', service });
	}
	if (!wanted && decide()) {
		yield decoded(read);
	}
}

/** What changed since an instant. Deleted tasks are told of where they come with the time of their end. */
export async function changedTasks(
	{ place, pages, projects }: Reading,
	since: IsoInstant,
	signal: AbortSignal | undefined,
	known: (id: TaskId) => Task | undefined = () => undefined,
): Promise<Delta | undefined> {
	const instant = Date.parse(since);
	if (Number.isNaN(instant) || instant < Date.now() - lookBack) {
		return undefined;
	}
	const { unit } = place;
	const delta = { changed: new Array<Task>(), gone: new Array<TaskId>() };
	try {
		for await (const rows of pages.read({ ...everything, since: Math.floor(instant / 1000) }, signal)) {
			const { living, gone } = readTasks(rows, place);
			unit.recall(
				living.map(({ id, tracked_seconds }) => [
					tracked_seconds,
					known(idOf(product, id))?.trackedSeconds,
				]),
			);
			if (living.some(({ tracked_seconds }) => unit.isOpen(tracked_seconds))) {
				return undefined;
			}
			const tasks = living.map((wire) => decodeTask(wire, unit));
			projects.remember(tasks);
			delta.changed.push(...tasks);
			delta.gone.push(...gone);
		}
		return delta;
	} catch (error) {
		if (error instanceof TaskError && error.problem.kind === 'rejected') {
			return undefined;
		}
		throw error;
	}
}

/** The tasks in the order of their making, the newest first, a page at a time; none is archived. */
export async function* fromNewest(
	{ place, pages, projects }: Reading,
	{ archived, signal }: { archived: boolean; signal?: AbortSignal },
): AsyncGenerator<readonly Task[], void, undefined> {
	if (archived) {
		return;
	}
	for await (const rows of pages.read(everything, signal)) {
		const tasks = decodeRows(rows, place);
		projects.remember(tasks);
		yield tasks;
	}
}

/** The projects that are to be asked for one by one; nothing where all tasks are. */
function wantedProjects({ projectIds = [] }: TaskFilter): readonly EntityId[] | undefined {
	const own = [...new Set(projectIds)].filter((id) => id !== null).filter(isOwn);
	return projectIds.length === 0 || own.length > fewProjects ? undefined : own;
}

async function* rowsOf(
	{ place, pages, projects }: Reading,
	wanted: readonly EntityId[] | undefined,
	signal: AbortSignal | undefined,
): AsyncGenerator<readonly unknown[], void, undefined> {
	if (!wanted) {
		yield* pages.read(everything, signal);
		return;
	}
	for (const projectId of wanted) {
		const answer = await place.http.send(projects.tasksOf(projectId), { signal });
		yield rowsIn(answer, place.service);
	}
}

/** An array (newer Swagger), one task, as the reference page has it, or null for none. */
function rowsIn(answer: unknown, service: string): readonly unknown[] {
	const rows = v.safeParse(
		v.nullish(v.union([v.array(v.unknown()), v.object({ id: v.unknown() })]), []),
		answer,
	);
	if (!rows.success) {
		throw new TaskError({ kind: 'unreadable', service });
	}
	return Array.isArray(rows.output) ? rows.output : [answer];
}

/** A project of another product has none of these tasks. */
function isOwn(id: EntityId): boolean {
	return productOf(id) === product && Number.isSafeInteger(numberOf(id));
}
