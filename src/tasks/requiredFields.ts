import * as l10n from '@vscode/l10n';
import type { Account } from './account.ts';
import { isEmpty } from './isEmpty.ts';
import type { TaskChanges, TaskField } from './task.ts';

/** The fields that the account's tasks need, as far as they have them at all. */
export function requiredFields({ catalog, fields }: Account): readonly TaskField[] {
	return (catalog.requiredFields ?? []).filter((field) => fields.has(field));
}

/** The required fields that a new task is without. */
export function missingFields(account: Account, task: TaskChanges): readonly TaskField[] {
	return requiredFields(account).filter((field) => isEmpty(task[field]));
}

/** The required fields that a change would empty. What the task was without before doesn't count. */
export function emptiedFields(account: Account, changes: TaskChanges): readonly TaskField[] {
	return requiredFields(account).filter((field) => changes[field] !== undefined && isEmpty(changes[field]));
}

/** The names of the fields, for a sentence. */
export function sayFields(fields: readonly TaskField[]): string {
	return fields.map((field) => sayField(field)).join(', ');
}

function sayField(field: TaskField): string {
	switch (field) {
		case 'projectId':
			return l10n.t('project');
		case 'description':
			return l10n.t('description');
		case 'tagIds':
			return l10n.t('tags');
		default:
			return field;
	}
}
