import * as vscode from 'vscode';
import type { Catalog, CatalogList, Person, Project, Status, Tag } from '../tasks/catalog.ts';
import type { EntityId } from '../tasks/task.ts';
import { forQuickPick } from './plainText.ts';
import { themeColor } from './themeColor.ts';

export type Face = Pick<vscode.QuickPickItem, 'label' | 'description' | 'iconPath'>;

// How the entries of an account's lists look wherever a person chooses among them.

export function projectFace({ name, color, clientName }: Project): Face {
	return {
		label: forQuickPick(name),
		...(clientName ? { description: forQuickPick(clientName) } : {}),
		iconPath: new vscode.ThemeIcon('circle-filled', themeColor(color)),
	};
}

export function statusFace({ name, emoji }: Pick<Status, 'name' | 'emoji'>): Face {
	return { label: forQuickPick([emoji, name].filter(Boolean).join(' ')) };
}

export function tagFace({ name, color }: Tag): Face {
	return { label: forQuickPick(name), iconPath: new vscode.ThemeIcon('tag', themeColor(color)) };
}

/** Two people may have the same name. */
export function personFace({ name, email }: Person): Face {
	return {
		label: forQuickPick(name),
		...(email && email !== name ? { description: forQuickPick(email) } : {}),
		iconPath: new vscode.ThemeIcon('person'),
	};
}

/** How the entries of one list look, with their ids. */
export function facesIn(catalog: Catalog, list: CatalogList): readonly { id: EntityId; face: Face }[] {
	switch (list) {
		case 'projects':
			return catalog.projects.map((project) => ({ id: project.id, face: projectFace(project) }));
		case 'statuses':
			return catalog.statuses.map((status) => ({ id: status.id, face: statusFace(status) }));
		case 'tags':
			return catalog.tags.map((tag) => ({ id: tag.id, face: tagFace(tag) }));
		case 'people':
			return catalog.people.map((person) => ({ id: person.id, face: personFace(person) }));
	}
}
