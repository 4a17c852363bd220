import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import {
	idOf,
	type NewTask,
	numberOf,
	productOf,
	type Task,
	type TaskChanges,
	type TaskId,
} from '../../tasks/task.ts';
import type { TaskUpdate } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { type Failed, Outcomes } from '../outcomes.ts';
import { listOf, maybe, wireId, wireLine } from '../wire.ts';
import { decodeAnswer } from './decodeTask.ts';
import { encodeChanges, type WireChanges } from './encodeChanges.ts';
import type { Reading } from './listTasks.ts';
import { product } from './product.ts';
import { isGone, nameOf, taskNumber } from './trackPlace.ts';

/** The most tasks of one call; time entries have that limit, and for tasks none is documented. */
export const atOnce = 100;

/** A task lives in a project (documented). */
export async function createTask({ place, projects }: Reading, task: NewTask): Promise<Task> {
	const { projectId } = task;
	if (!projectId || productOf(projectId) !== product || !Number.isSafeInteger(numberOf(projectId))) {
		const sentence = l10n.t('A task of Toggl Track lives in a project. Choose one of its projects.');
		throw new TaskError({ kind: 'invalid', sentence });
	}
	const body = encodeChanges(task, 'create');
	const what = l10n.t('The project {0}', projectId);
	const answer = await place.http.send(projects.tasksOf(projectId), { method: 'POST', body, what });
	const created = decodeAnswer(answer, place);
	projects.remember([created]);
	return created;
}

export async function getTask({ place, projects }: Reading, id: TaskId): Promise<Task> {
	return projects.at(id, async (path) =>
		decodeAnswer(await place.http.send(path, { what: nameOf(id) }), place),
	);
}

/** Sends what changed alone: the other fields stay as they are (documented for all PUTs). */
export async function updateTask(
	reading: Reading,
	id: TaskId,
	changes: TaskChanges,
): Promise<Task | undefined> {
	const body = encodeChanges(changes, 'update');
	return Object.keys(body).length === 0 ? undefined : put(reading, id, body);
}

async function put({ place, projects }: Reading, id: TaskId, body: WireChanges): Promise<Task> {
	const request = { method: 'PUT', body, what: nameOf(id) } as const;
	return projects.at(id, async (path) => decodeAnswer(await place.http.send(path, request), place));
}

/**
 * Tasks of one project that change alike go in one call, others each in their own.
 * @throws TaskError of kind `partial` that says of each task how it ended, when some failed
 */
export async function updateTasks(reading: Reading, updates: readonly TaskUpdate[]): Promise<void> {
	const outcomes = new Outcomes();
	const groups = new Map<string, { path: string; body: WireChanges; ids: TaskId[] }>();
	for (const { id, changes } of updates) {
		await outcomes.attempt([id], async () => {
			const body = encodeChanges(changes, 'update');
			if (Object.keys(body).length === 0) {
				return [];
			}
			const path = reading.projects.tasksOf(await reading.projects.of(id));
			const key = `${path} ${JSON.stringify(body)}`;
			const group = groups.get(key) ?? { path, body, ids: [] };
			group.ids.push(id);
			groups.set(key, group);
			return 'later';
		});
	}
	for (const { path, body, ids } of groups.values()) {
		await outcomes.attempt(ids, async () => {
			const [only, ...others] = ids;
			if (only !== undefined && others.length === 0) {
				await put(reading, only, body);
				return [];
			}
			const failed = await patch(reading, path, ids, body);
			// They may be in another project now: no documented answer tells.
			reading.projects.forget(failed.map(({ id }) => id));
			return failed;
		});
	}
	outcomes.prove('update');
}

const wireOutcome = v.object({
	success: listOf(wireId),
	failure: listOf(v.object({ id: wireId, message: maybe(wireLine) })),
});

/** The tasks that failed: the answer is a 200 all the same (documented). */
async function patch(
	{ place }: Reading,
	path: string,
	ids: readonly TaskId[],
	changes: WireChanges,
): Promise<Failed[]> {
	const body = Object.entries(changes).map(([name, value]) => ({ op: 'replace', path: `/${name}`, value }));
	const numbers = ids.map((id) => taskNumber(id)).join(',');
	const what = l10n.t('One of the tasks');
	const answer = await place.http.send(`${path}/${numbers}`, { method: 'PATCH', body, what });
	const result = v.safeParse(wireOutcome, answer);
	const { success, failure } = result.success ? result.output : { success: null, failure: null };
	const done = new Set(success);
	const reasons = new Map((failure ?? []).map(({ id, message }) => [idOf(product, id), message]));
	return ids
		.filter((id) => reasons.has(id) || !done.has(taskNumber(id)))
		.map((id) => {
			const { service } = place;
			// What is in neither list may be done or not.
			const problem = reasons.has(id)
				? ({
						kind: 'rejected',
						service,
						reason: reasons.get(id) ?? l10n.t('no reason was given'),
					} as const)
				: ({ kind: 'unreadable', service } as const);
			return { id, error: new TaskError(problem) };
		});
}

/** One by one: there is no call for several. A task that is gone is what was asked for; one that has moved isn't gone. */
export async function deleteTasks({ place, projects }: Reading, ids: readonly TaskId[]): Promise<void> {
	const outcomes = new Outcomes();
	const isFound = async (id: TaskId): Promise<boolean> => {
		try {
			await place.http.send(await projects.pathOf(id), { method: 'DELETE', what: nameOf(id) });
			return true;
		} catch (error) {
			if (isGone(error)) {
				return false;
			}
			throw error;
		}
	};
	const missing: TaskId[] = [];
	for (const id of new Set(ids)) {
		await outcomes.attempt([id], async () => {
			if (await isFound(id)) {
				return [];
			}
			missing.push(id);
			return 'later';
		});
	}
	let moved: Promise<ReadonlySet<TaskId>> | undefined;
	for (const id of missing) {
		await outcomes.attempt([id], async () => {
			moved ??= projects.moved(missing);
			if ((await moved).has(id)) {
				await isFound(id);
			}
			return [];
		});
	}
	outcomes.prove('delete');
}
