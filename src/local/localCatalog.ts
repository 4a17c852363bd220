import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Document, Reading, Transaction } from '../storage/documents.ts';
import type { Catalog } from '../tasks/catalog.ts';
import { idOf } from '../tasks/task.ts';
import { storedPerson, storedProject, storedStatus, storedTag } from './localSchema.ts';
import { local } from './mapping.ts';

const schemas = { project: storedProject, status: storedStatus, tag: storedTag, person: storedPerson };

export type CatalogKind = keyof typeof schemas;

export function isCatalogKind(kind: string): kind is CatalogKind {
	return kind in schemas;
}

/** Gives a new place the statuses that Toggl starts a workspace with, and the person who sits here. */
export function ensureCatalog(transaction: Transaction): void {
	if (transaction.all('status').length > 0) {
		return;
	}
	const statuses = [
		{ name: l10n.t('Todo'), type: 'todo', emoji: null },
		{ name: l10n.t('In Progress'), type: 'in_progress', emoji: null },
		{ name: l10n.t('Blocked'), type: 'blocked', emoji: null },
		{ name: l10n.t('Done'), type: 'done', emoji: null },
	];
	for (const status of statuses) {
		transaction.put('status', transaction.nextId('status'), status);
	}
	transaction.put('person', transaction.nextId('person'), { name: l10n.t('Me') });
}

export function readCatalog(reading: Reading): Catalog {
	const read = <K extends CatalogKind>(kind: K) =>
		reading.all(kind).flatMap(({ id, body }: Document) => {
			const result = v.safeParse(schemas[kind], body);
			return result.success
				? [{ id: idOf(local, id), ...(result.output as v.InferOutput<(typeof schemas)[K]>) }]
				: [];
		});
	return {
		projects: read('project')
			.map((project) => ({ ...project, clientName: null, private: false }))
			.toSorted((a, b) => a.name.localeCompare(b.name)),
		statuses: read('status'),
		tags: read('tag').toSorted((a, b) => a.name.localeCompare(b.name)),
		people: read('person').map((person) => ({ ...person, email: null })),
	};
}
