import * as l10n from '@vscode/l10n';
import type { Account } from './account.ts';
import { statusFor } from './catalog.ts';
import { checkKept } from './checkKept.ts';
import { isBlank } from './isBlank.ts';
import { isUnsent } from './isUnsent.ts';
import { emptiedFields, missingFields, sayFields } from './requiredFields.ts';
import { priorities, type Task, type TaskChanges, type TaskId } from './task.ts';
import { TaskError } from './taskError.ts';

/**
 * Throws a `TaskError` with a sentence when the changes can't be right, so that no request is spent on
 * them. `task` is absent for a new one; `parentOf` tells a task's parent as far as it's known.
 */
export function checkChanges(
	account: Account,
	task: Task | undefined,
	changes: TaskChanges,
	parentOf: (id: TaskId) => TaskId | null | undefined,
): void {
	for (const field of Object.keys(changes)) {
		if (field !== 'done' && !(account.fields as ReadonlySet<string>).has(field)) {
			refuse(l10n.t('Tasks of {0} have no “{1}”.', account.label, field));
		}
	}
	if (task) {
		checkKept(account, changes);
	}
	if (account.oneAssignee && changes.assigneeIds && changes.assigneeIds.length > 1) {
		refuse(account.oneAssignee.several);
	}
	if (changes.name !== undefined && isBlank(changes.name)) {
		refuse(l10n.t('A task needs a name. Type one, then save.'));
	}
	checkRequired(account, task, changes);
	checkDone(account, changes);
	checkDates(task, changes);
	if (
		typeof changes.estimatedMins === 'number' &&
		!(Number.isInteger(changes.estimatedMins) && changes.estimatedMins >= 0)
	) {
		refuse(l10n.t('The estimate is in whole minutes, 0 or more.'));
	}
	if (
		typeof changes.position === 'number' &&
		!(Number.isInteger(changes.position) && changes.position >= 1)
	) {
		refuse(l10n.t('The position is a whole number, 1 or more.'));
	}
	const { priority } = changes;
	if (
		priority !== undefined &&
		!priorities.some((known) => known === priority) &&
		priority !== task?.priority
	) {
		refuse(l10n.t('There is no priority “{0}”. Choose one of {1}.', priority, priorities.join(', ')));
	}
	checkReferences(account, changes);
	checkParent(account, task, changes, parentOf);
	// A task that waits has no number that could be looked at.
	const isParentUnsent = typeof changes.parentId === 'string' && isUnsent(changes.parentId);
	account.check?.(isParentUnsent ? { ...changes, parentId: null } : changes, task ? 'update' : 'create');
}

function checkRequired(account: Account, task: Task | undefined, changes: TaskChanges): void {
	const missing = task ? emptiedFields(account, changes) : missingFields(account, changes);
	if (missing.length > 0) {
		const names = sayFields(missing);
		refuse(
			task
				? l10n.t('A task of {0} can’t be without these fields: {1}.', account.label, names)
				: l10n.t('A new task of {0} needs these fields: {1}.', account.label, names),
		);
	}
}

/** Where a status says that a task is done, `done` says nothing as long as no such status is known. */
function checkDone({ catalog, fields, label }: Account, { done, statusId }: TaskChanges): void {
	if (done !== undefined && !statusId && fields.has('statusId') && !statusFor(catalog, done)) {
		refuse(l10n.t('The statuses of {0} are not known. Refresh, then try again.', label));
	}
}

function checkDates(task: Task | undefined, changes: TaskChanges): void {
	for (const field of ['startDate', 'endDate', 'priorityAt'] as const) {
		const date = changes[field];
		if (typeof date === 'string' && !isDate(date)) {
			refuse(l10n.t('“{0}” is not a date. Write it as YYYY-MM-DD.', date));
		}
	}
	const start = changes.startDate === undefined ? task?.startDate : changes.startDate;
	const end = changes.endDate === undefined ? task?.endDate : changes.endDate;
	if ((changes.startDate || changes.endDate) && start && end && end < start) {
		refuse(l10n.t('The due date {0} is before the start date {1}.', end, start));
	}
}

function checkReferences({ catalog, state }: Account, changes: TaskChanges): void {
	if (changes.projectId) {
		if (catalog.projects.every(({ id }) => id !== changes.projectId)) {
			refuse(
				l10n.t(
					'There is no project {0}. Refresh to see the projects that there are.',
					changes.projectId,
				),
			);
		}
	}
	if (changes.statusId) {
		checkKnown(changes.statusId, catalog.statuses, l10n.t('There is no status {0}.', changes.statusId));
	}
	// There may be no tag at all, which is known once the lists were read.
	const tagsAreRead = state.kind === 'ready' || catalog.tags.length > 0;
	for (const id of changes.tagIds ?? []) {
		checkKnown(id, catalog.tags, l10n.t('There is no tag {0}.', id), tagsAreRead);
	}
	for (const id of changes.assigneeIds ?? []) {
		checkKnown(id, catalog.people, l10n.t('There is no person {0} in this workspace.', id));
	}
}

/** A list that could not be read knows nothing, and the service decides. */
function checkKnown(
	id: string,
	known: readonly { id: string }[],
	sentence: string,
	isRead = known.length > 0,
): void {
	if (isRead && !known.some((entry) => entry.id === id)) {
		refuse(sentence);
	}
}

function checkParent(
	{ product, label }: Account,
	task: Task | undefined,
	{ parentId }: TaskChanges,
	parentOf: (id: TaskId) => TaskId | null | undefined,
): void {
	if (!parentId) {
		return;
	}
	if (parentOf(parentId) === undefined || !parentId.startsWith(`${product}:`)) {
		refuse(l10n.t('There is no task {0} in {1} to be the parent.', parentId, label));
	}
	const seen = new Set<TaskId>();
	for (let at: TaskId | null | undefined = parentId; at && !seen.has(at); at = parentOf(at)) {
		seen.add(at);
		if (at === task?.id) {
			refuse(l10n.t('A task can’t be a sub-task of itself or of one of its own sub-tasks.'));
		}
	}
}

/** Whether the text is a day that exists. */
export function isDate(text: string): boolean {
	return (
		/^\d{4}-\d\d-\d\d$/.test(text) &&
		!Number.isNaN(Date.parse(text)) &&
		new Date(text).toISOString().startsWith(text)
	);
}

function refuse(sentence: string): never {
	throw new TaskError({ kind: 'invalid', sentence });
}
