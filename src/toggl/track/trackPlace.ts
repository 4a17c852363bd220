import * as l10n from '@vscode/l10n';
import { numberOf, productOf, type TaskId } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { Http } from '../http.ts';
import type { TrackedUnit } from './trackedUnit.ts';
import { product } from './product.ts';

/** One workspace, and the way there. Paths are below the API's base, without slashes around. */
export type TrackPlace = {
	readonly http: Http;
	/** The product's label. */
	readonly service: string;
	/** Path of the workspace. */
	readonly workspace: string;
	readonly unit: TrackedUnit;
	/** Takes one line. */
	readonly log: (line: string) => void;
};

/** @throws TaskError for an id that the service didn't give */
export function taskNumber(id: TaskId): number {
	const number = numberOf(id);
	if (productOf(id) !== product || !Number.isSafeInteger(number) || number < 1) {
		throw gone(id);
	}
	return number;
}

export function gone(id: TaskId): TaskError {
	return new TaskError({ kind: 'notFound', what: nameOf(id) });
}

/** The task in the words of an error's sentence. */
export function nameOf(id: TaskId): string {
	return l10n.t('The task {0}', id);
}

export function isGone(error: unknown): boolean {
	return error instanceof TaskError && error.problem.kind === 'notFound';
}
