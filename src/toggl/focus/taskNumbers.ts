import * as l10n from '@vscode/l10n';
import { numberOf, productOf, type TaskId } from '../../tasks/task.ts';
import type { RecurrenceScope } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { product } from './product.ts';

/** The most tasks that a bulk call takes (documented). */
export const atOnce = 100;

/** @throws TaskError for an id that the service didn't give */
export function taskNumber(id: TaskId): number {
	const number = numberOf(id);
	if (productOf(id) !== product || !Number.isSafeInteger(number) || number < 1) {
		throw new TaskError({ kind: 'notFound', what: nameOf(id) });
	}
	return number;
}

/**
 * The numbers of the tasks, each once.
 * @throws TaskError for more of them than a bulk call takes
 */
export function taskNumbers(ids: readonly TaskId[]): number[] {
	const numbers = [...new Set(ids)].map((id) => taskNumber(id));
	checkCount(numbers.length);
	return numbers;
}

/** @throws TaskError for more tasks than a bulk call takes */
export function checkCount(count: number): void {
	if (count > atOnce) {
		const sentence = l10n.t('These are {0} tasks; {1} at once are the most.', count, atOnce);
		throw new TaskError({ kind: 'invalid', sentence });
	}
}

/** The task in the words of an error's sentence. */
export function nameOf(id: TaskId): string {
	return l10n.t('The task {0}', id);
}

/** Makes a change of an instance of a recurring task one of all later instances too (documented). */
export function scopeQuery(
	scope: RecurrenceScope,
	number: number,
): { readonly from_recurring_task_id?: number } {
	return scope === 'following' ? { from_recurring_task_id: number } : {};
}
