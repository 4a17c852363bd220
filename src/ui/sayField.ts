import * as l10n from '@vscode/l10n';
import type { Catalog } from '../tasks/catalog.ts';
import type { TaskId } from '../tasks/task.ts';
import { sayMinutes } from './dates.ts';
import { oneLine } from './plainText.ts';
import { sayPriority } from './sayPriority.ts';

/** What the ids in a field are looked up in. */
export type FieldWords = {
	catalog: Catalog | undefined;
	readonly nameOf: (id: TaskId) => string | undefined;
};

/** A field's value in a person's words. What is no value of that field is said as it came. */
export function sayField(field: string, value: unknown, { catalog, nameOf }: FieldWords): string {
	if (isNothing(value)) {
		return l10n.t('nothing');
	}
	if (typeof value === 'boolean') {
		return value ? l10n.t('Yes') : l10n.t('No');
	}
	if (field === 'estimatedMins' && typeof value === 'number') {
		return sayMinutes(value);
	}
	if (field === 'priority' && typeof value === 'string') {
		return sayPriority(value);
	}
	const one = (id: unknown): string => {
		const text = typeof id === 'string' || typeof id === 'number' ? String(id) : JSON.stringify(id);
		return nameIn(field, text, catalog) ?? (field === 'parentId' ? nameOf(text) : undefined) ?? text;
	};
	return oneLine((Array.isArray(value) ? value : [value]).map(one).join(', '));
}

function nameIn(field: string, id: string, catalog: Catalog | undefined): string | undefined {
	const lists: Record<string, readonly { id: string; name: string }[] | undefined> = {
		projectId: catalog?.projects,
		statusId: catalog?.statuses,
		tagIds: catalog?.tags,
		assigneeIds: catalog?.people,
	};
	return lists[field]?.find((entry) => entry.id === id)?.name;
}

function isNothing(value: unknown): boolean {
	return (
		value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
	);
}
