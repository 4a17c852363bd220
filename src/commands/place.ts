import * as v from 'valibot';
import * as vscode from 'vscode';
import type { NewTask, Product } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { oneLine } from '../ui/plainText.ts';

/** Where a new task will stand. */
export type Place = Pick<NewTask, 'projectId' | 'parentId'> & { product: Product };

/** The place that a row of the tree stands for: its project, or below its task. */
export function placeOf(store: TaskStore, node: unknown, below: boolean): Place {
	const row = v.safeParse(
		v.object({
			id: v.optional(v.string()),
			product: v.optional(v.string()),
			projectId: v.nullish(v.string()),
		}),
		node,
	);
	const { id, product, projectId } = row.success ? row.output : {};
	const task = id === undefined ? undefined : store.get(id);
	if (task) {
		return {
			product: task.product,
			...(task.projectId === undefined ? {} : { projectId: task.projectId }),
			...(below ? { parentId: task.id } : {}),
		};
	}
	return { product: product ?? store.defaultProduct, ...(projectId ? { projectId } : {}) };
}

/** The place with what a line says on top of it. Under another parent the task gets that one's project. */
export function placeWith(place: Place, said: Pick<NewTask, 'projectId' | 'parentId'>): Place {
	const { projectId, ...without } = place;
	return { ...(said.parentId || projectId === undefined ? without : place), ...said };
}

export function describePlace(store: TaskStore, place: Place): string {
	const account = store.account(place.product);
	const parent = place.parentId ? store.get(place.parentId) : undefined;
	if (parent) {
		return vscode.l10n.t('New sub-task of “{0}”', oneLine(parent.name, 60));
	}
	const project = account?.catalog.projects.find(({ id }) => id === place.projectId);
	return project
		? vscode.l10n.t('New task in “{0}”, {1}', oneLine(project.name, 60), account?.label ?? place.product)
		: vscode.l10n.t('New task without a project, {0}', account?.label ?? place.product);
}
