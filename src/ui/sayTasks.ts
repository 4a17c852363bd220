import * as l10n from '@vscode/l10n';

// Sentences about a number of tasks. Without VS Code.

/** So many tasks. */
export function sayTasks(count: number): string {
	return count === 1 ? l10n.t('1 task') : l10n.t('{0} tasks', count);
}

/** What will be done with so many tasks. */
export function sayCreate(count: number): string {
	return count === 1 ? l10n.t('Create 1 task') : l10n.t('Create {0} tasks', count);
}

/** What was done with so many tasks. */
export function sayCreated(count: number): string {
	return count === 1 ? l10n.t('Created 1 task.') : l10n.t('Created {0} tasks.', count);
}
