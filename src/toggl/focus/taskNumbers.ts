import * as l10n from '@vscode/l10n';
import { numberOf, productOf, type TaskId } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { product } from './decodeTask.ts';

/** The most tasks that a bulk call takes (documented). */
const bulk = 100;

/** @throws TaskError for an id that the service didn't give */
export function taskNumber(id: TaskId): number {
	const number = numberOf(id);
	if (productOf(id) !== product || !Number.isSafeInteger(number) || number < 1) {
		throw new TaskError({ kind: 'notFound', what: nameOf(id) });
	}
	return number;
}

/** The numbers of the tasks, each once, in parts that a bulk call takes. */
export function bulks(ids: readonly TaskId[]): number[][] {
	const numbers = [...new Set(ids)].map((id) => taskNumber(id));
	return Array.from({ length: Math.ceil(numbers.length / bulk) }, (_part, i) =>
		numbers.slice(i * bulk, (i + 1) * bulk),
	);
}

/** The task in the words of an error's sentence. */
export function nameOf(id: TaskId): string {
	return l10n.t('The task {0}', id);
}
