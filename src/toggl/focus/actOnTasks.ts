import * as l10n from '@vscode/l10n';
import { idOf, type TaskId } from '../../tasks/task.ts';
import type { RecurrenceScope } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { product } from './product.ts';
import type { FocusPlace } from './focusPlace.ts';
import { nameOf, scopeQuery, taskNumbers } from './taskNumbers.ts';

/** Several go in one call. */
export async function archiveTasks(
	{ http, tasks }: FocusPlace,
	ids: readonly TaskId[],
	scope: RecurrenceScope,
): Promise<void> {
	const task_ids = named(ids, scope);
	const request = { method: 'POST', what: l10n.t('The task') } as const;
	if (task_ids.length > 1) {
		await http.send(`${tasks}/bulk/archive`, { ...request, body: { task_ids } });
		return;
	}
	for (const number of task_ids) {
		await http.send(`${tasks}/${number}/archive`, { ...request, query: scopeQuery(scope, number) });
	}
}

/** One by one: the reference pages have no call for several. */
export async function unarchiveTasks({ http, tasks }: FocusPlace, ids: readonly TaskId[]): Promise<void> {
	for (const number of taskNumbers(ids)) {
		await http.send(`${tasks}/${number}/unarchive`, { method: 'POST', what: l10n.t('The task') });
	}
}

/** As {@link unarchiveTasks}. */
export async function restoreTasks({ http, tasks }: FocusPlace, ids: readonly TaskId[]): Promise<void> {
	for (const number of taskNumbers(ids)) {
		const what = nameOf(idOf(product, number));
		await http.send(`${tasks}/${number}/restore`, { method: 'PATCH', what });
	}
}

/** As {@link archiveTasks}. A task that is gone is what was asked for. */
export async function deleteTasks(
	place: FocusPlace,
	ids: readonly TaskId[],
	scope: RecurrenceScope,
): Promise<void> {
	const numbers = named(ids, scope);
	if (numbers.length > 1) {
		try {
			await place.http.send(`${place.tasks}/bulk`, { method: 'DELETE', query: { ids: numbers } });
			return;
		} catch (error) {
			// One of them is gone, and the others may still be there.
			throwUnlessGone(error);
		}
	}
	for (const number of numbers) {
		await place.http
			.send(`${place.tasks}/${number}`, { method: 'DELETE', query: scopeQuery(scope, number) })
			.catch(throwUnlessGone);
	}
}

/** The tasks that a call names: a series goes by its first instance that is meant (documented). */
function named(ids: readonly TaskId[], scope: RecurrenceScope): number[] {
	return taskNumbers(scope === 'following' ? ids.slice(0, 1) : ids);
}

function throwUnlessGone(error: unknown): void {
	if (!(error instanceof TaskError && error.problem.kind === 'notFound')) {
		throw error;
	}
}
