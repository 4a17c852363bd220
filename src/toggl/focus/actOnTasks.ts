import * as l10n from '@vscode/l10n';
import { idOf, type TaskId } from '../../tasks/task.ts';
import type { TaskAction } from '../../tasks/taskAction.ts';
import type { RecurrenceScope } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { Outcomes } from '../outcomes.ts';
import { product } from './product.ts';
import type { FocusPlace } from './focusPlace.ts';
import { nameOf, scopeQuery, taskNumbers } from './taskNumbers.ts';

/** Several go in one call: all of them or none. */
export async function archiveTasks(
	{ http, tasks }: FocusPlace,
	ids: readonly TaskId[],
	scope: RecurrenceScope,
): Promise<void> {
	const task_ids = named(ids, scope);
	if (task_ids.length > 1) {
		const what = l10n.t('One of the tasks');
		await http.send(`${tasks}/bulk/archive`, { method: 'POST', body: { task_ids }, what });
		return;
	}
	for (const number of task_ids) {
		const what = nameOf(idOf(product, number));
		const query = scopeQuery(scope, number);
		await http.send(`${tasks}/${number}/archive`, { method: 'POST', query, what });
	}
}

/**
 * One by one: the reference pages have no call for several.
 * @throws TaskError of kind `partial` that says of each task how it ended, when some failed
 */
export function unarchiveTasks({ http, tasks }: FocusPlace, ids: readonly TaskId[]): Promise<void> {
	return oneByOne('unarchive', ids, (number) =>
		http.send(`${tasks}/${number}/unarchive`, { method: 'POST', what: nameOf(idOf(product, number)) }),
	);
}

/** As {@link unarchiveTasks}. */
export function restoreTasks({ http, tasks }: FocusPlace, ids: readonly TaskId[]): Promise<void> {
	return oneByOne('restore', ids, (number) =>
		http.send(`${tasks}/${number}/restore`, { method: 'PATCH', what: nameOf(idOf(product, number)) }),
	);
}

/** As {@link archiveTasks}. A single task that is gone is what was asked for; of several, all have to be there. */
export async function deleteTasks(
	{ http, tasks }: FocusPlace,
	ids: readonly TaskId[],
	scope: RecurrenceScope,
): Promise<void> {
	const numbers = named(ids, scope);
	if (numbers.length > 1) {
		const what = l10n.t('One of the tasks');
		await http.send(`${tasks}/bulk`, { method: 'DELETE', query: { ids: numbers }, what });
		return;
	}
	for (const number of numbers) {
		await http
			.send(`${tasks}/${number}`, { method: 'DELETE', query: scopeQuery(scope, number) })
			.catch(throwUnlessGone);
	}
}

async function oneByOne(
	action: TaskAction,
	ids: readonly TaskId[],
	send: (number: number) => Promise<unknown>,
): Promise<void> {
	const outcomes = new Outcomes();
	for (const number of taskNumbers(ids)) {
		await outcomes.attempt([idOf(product, number)], async () => {
			await send(number);
			return [];
		});
	}
	outcomes.prove(action);
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
