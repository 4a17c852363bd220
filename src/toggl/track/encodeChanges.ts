import * as l10n from '@vscode/l10n';
import { type EntityId, numberOf, productOf, type TaskChanges, type TaskField } from '../../tasks/task.ts';
import type { OneAssignee } from '../../tasks/taskApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { product } from './product.ts';

/** The fields that a task of Track has. Its project is given to it once. */
export const trackFields: ReadonlySet<TaskField> = new Set<TaskField>([
	'name',
	'done',
	'projectId',
	'estimatedMins',
	'assigneeIds',
]);

/** Why a task stays in its project: no call takes another one (documented). */
export function fixedProject(): string {
	return l10n.t(
		'Toggl Track can’t move a task to another project. Create the task there, then delete this one.',
	);
}

/** Why a task has one assignee, who can be replaced and not taken away: no field takes several, and none takes null (documented). */
export function oneAssignee(): Required<OneAssignee> {
	return {
		several: l10n.t('A task of Toggl Track has one assignee at most. Choose one person.'),
		nobody: l10n.t(
			'Toggl Track has no way to take the assignee of a task away from here. Choose another person, or do it in Toggl Track.',
		),
	};
}

/** What goes out, by the names of the tables. None of them takes null (documented). */
export type WireChanges = {
	name?: string;
	active?: boolean;
	estimated_seconds?: number;
	user_id?: number;
};

/**
 * What goes out for a change or a new task: the fields that it holds, and no others. The project is said by
 * the path.
 * @throws TaskError with a sentence, for what the service has no way to say
 */
export function encodeChanges(changes: TaskChanges, call: 'create' | 'update'): WireChanges {
	const body: WireChanges = {};
	const { name, done, estimatedMins, assigneeIds, projectId } = changes;
	if (name !== undefined) {
		body.name =
			name.trim() === ''
				? refuse(l10n.t('A task needs a name. Type one, then save.'))
				: name.toWellFormed();
	}
	if (done !== undefined) {
		body.active = !done;
	}
	if (estimatedMins !== undefined && !(estimatedMins === null && call === 'create')) {
		body.estimated_seconds = seconds(estimatedMins ?? 0);
	}
	const [person, ...others] = assigneeIds ?? [];
	if (others.length > 0) {
		refuse(oneAssignee().several);
	}
	if (person !== undefined) {
		body.user_id = personNumber(person);
	} else if (assigneeIds && call === 'update') {
		refuse(oneAssignee().nobody);
	}
	if (projectId !== undefined && call === 'update') {
		refuse(fixedProject());
	}
	return body;
}

function seconds(minutes: number): number {
	return Number.isSafeInteger(minutes * 60) && Number.isInteger(minutes) && minutes >= 0
		? minutes * 60
		: refuse(l10n.t('The estimate is in whole minutes, 0 or more.'));
}

function personNumber(id: EntityId): number {
	const number = numberOf(id);
	return productOf(id) === product && Number.isSafeInteger(number) && number > 0
		? number
		: refuse(l10n.t('There is no person {0} in this workspace.', id));
}

function refuse(sentence: string): never {
	throw new TaskError({ kind: 'invalid', sentence });
}
