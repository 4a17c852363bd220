import * as l10n from '@vscode/l10n';
import { difference } from '../../tasks/changes.ts';
import type { NewTask, Task, TaskChanges, TaskId } from '../../tasks/task.ts';
import type { RecurrenceScope, TaskUpdate } from '../../tasks/taskApi.ts';
import { asTaskError, TaskError } from '../../tasks/taskError.ts';
import { decodeTask } from './decodeTask.ts';
import { encodeChanges, unsaidInPut } from './encodeChanges.ts';
import type { FocusPlace } from './focusPlace.ts';
import { inOrder, newestTasks, readTask } from './newestTasks.ts';
import { getTask } from './readTasks.ts';
import { checkCount, nameOf, scopeQuery, taskNumber } from './taskNumbers.ts';

export async function createTask(place: FocusPlace, task: NewTask): Promise<Task> {
	const body = encodeNew(place, task);
	// The reference pages show no body in the answer; the service sends the task (seen live).
	const wire = readTask(await place.http.send(place.tasks, { method: 'POST', body }));
	const created = wire ? decodeTask(wire) : (await madeTasks(place, [task]))[0];
	if (!created) {
		throw new TaskError({ kind: 'unreadable', service: place.service });
	}
	return created;
}

/** All of them or none. No page says that the tasks come back in the order in which they went. */
export async function createTasks(place: FocusPlace, tasks: readonly NewTask[]): Promise<Task[]> {
	checkCount(tasks.length);
	if (tasks.length === 0) {
		return [];
	}
	const body = { tasks: tasks.map((task) => encodeNew(place, task)) };
	const answer = await place.http.send(`${place.tasks}/bulk`, { method: 'POST', body });
	// As with one task: no body on the reference page, the tasks in Toggl's Swagger file.
	return (Array.isArray(answer) ? inOrder(answer, tasks) : undefined) ?? madeTasks(place, tasks);
}

/** What was made is there, whatever keeps it from being seen: no failure may say that nothing was done. */
async function madeTasks(place: FocusPlace, tasks: readonly NewTask[]): Promise<Task[]> {
	try {
		return await newestTasks(place, tasks);
	} catch (cause) {
		throw new TaskError({ kind: 'unreadable', service: place.service }, { cause });
	}
}

export async function updateTask(
	place: FocusPlace,
	id: TaskId,
	changes: TaskChanges,
	scope: RecurrenceScope,
): Promise<Task | undefined> {
	const body = encodeUpdate(place, changes);
	if (Object.keys(body).length === 0) {
		return undefined;
	}
	const number = taskNumber(id);
	const request = { method: 'PATCH', body, query: scopeQuery(scope, number), what: nameOf(id) } as const;
	// Documented and seen live as 204 without a body.
	const wire = readTask(await place.http.send(`${place.tasks}/${number}`, request));
	const told = wire ? decodeTask(wire) : undefined;
	return changes.projectId === undefined
		? told
		: ((await proveProject(place, id, changes.projectId)) ?? told);
}

/** All of them or none. The body is the bare array that was seen live; `items` on the page is how its generator writes one. */
export async function updateTasks(place: FocusPlace, updates: readonly TaskUpdate[]): Promise<void> {
	checkCount(updates.length);
	const body = updates
		.map(({ id, changes }) => ({ id: taskNumber(id), ...encodeUpdate(place, changes) }))
		.filter((row) => Object.keys(row).length > 1);
	if (body.length === 0) {
		return;
	}
	await place.http.send(`${place.tasks}/bulk`, { method: 'PATCH', body, what: l10n.t('One of the tasks') });
	// One stands for all: to look at each would use up the hour's requests.
	const moved = updates.find(({ changes }) => changes.projectId !== undefined);
	if (moved?.changes.projectId !== undefined) {
		await proveProject(place, moved.id, moved.changes.projectId);
	}
}

/**
 * PUT wants a name and a status (documented). Its table has no empty value for most fields, and no page says
 * whether what it isn't given is emptied: what is to be empty and isn't then goes out as a change.
 */
export async function replaceTask(place: FocusPlace, id: TaskId, task: NewTask): Promise<Task | undefined> {
	proveStatus(place, task.done ?? false, task);
	const unsaid = unsaidInPut(task);
	const said = Object.fromEntries(Object.entries(task).filter(([field]) => !(field in unsaid)));
	const request = { method: 'PUT', body: encodeChanges(said, 'replace'), what: nameOf(id) } as const;
	const wire = readTask(await place.http.send(`${place.tasks}/${taskNumber(id)}`, request));
	if (Object.keys(unsaid).length === 0) {
		return wire && decodeTask(wire);
	}
	try {
		const now = await getTask(place, id);
		const left = difference(now, unsaid);
		await updateTask(place, id, left, 'this');
		return { ...now, ...left };
	} catch (cause) {
		throw halfDone(place, cause);
	}
}

/** Something of a change was made before it failed: no failure may say that nothing was done. */
function halfDone({ service }: FocusPlace, cause: unknown): TaskError {
	const { problem } = asTaskError(cause);
	switch (problem.kind) {
		case 'timeout':
		case 'service':
			return new TaskError(problem, { cause });
		case 'offline':
			return new TaskError({ kind: 'offline', service }, { cause });
		default:
			return new TaskError({ kind: 'unreadable', service }, { cause });
	}
}

function encodeNew(place: FocusPlace, task: NewTask) {
	// A new task is to do without being told.
	proveStatus(place, task.done || undefined, task);
	return encodeChanges(task, 'create');
}

function encodeUpdate(place: FocusPlace, changes: TaskChanges) {
	proveStatus(place, changes.done, changes);
	return encodeChanges(changes, 'update');
}

/** The store says `done` by a status; what comes here without one could not be sent. */
function proveStatus({ service }: FocusPlace, done: boolean | undefined, { statusId }: TaskChanges): void {
	if (done !== undefined && statusId === undefined) {
		const sentence = l10n.t(
			'This workspace has no status for that. Add one in {0}, then refresh.',
			service,
		);
		throw new TaskError({ kind: 'invalid', sentence });
	}
}

/** Toggl is said to ignore a change of project at times, with a 204 all the same (seen live). */
async function proveProject(
	place: FocusPlace,
	id: TaskId,
	projectId: string | null,
): Promise<Task | undefined> {
	// The change is made; that nobody can look at it right now doesn't undo it.
	const task = await getTask(place, id).catch(() => undefined);
	if (task && task.projectId !== projectId) {
		const { service, webUrl } = place;
		const sentence = l10n.t(
			'{0} left the task in its project. Move it there yourself: {1}',
			service,
			webUrl,
		);
		throw new TaskError({ kind: 'invalid', sentence });
	}
	return task;
}
