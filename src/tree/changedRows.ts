import type { TaskId } from '../tasks/task.ts';
import type { TaskChange } from '../tasks/taskIndex.ts';
import type { TreeNode } from './treeNode.ts';
import type { Place, TreeShape } from './treeShape.ts';

/**
 * The rows that look different after changes, and no others: the task's own rows when only its face
 * changed, the rows that it came from and went to when it moved. `undefined` for everything, when the
 * rows at the top are others. That rows above the tasks came or went is not its business.
 */
export function changedRows(
	changes: readonly TaskChange[],
	former: TreeShape,
	now: TreeShape,
): readonly TreeNode[] | undefined {
	const rows = new Map<string, TreeNode>();
	let isEverything = false;
	const add = (node: TreeNode | undefined): void => {
		if (node) {
			rows.set(node.key, node);
		} else {
			isEverything = true;
		}
	};
	const placesOf = (id: TaskId): readonly Place[] => [...former.places(id), ...now.places(id)];
	for (const { before, after } of changes) {
		const id = after?.id ?? before?.id ?? '';
		placesOf(id).forEach(({ node }) => add(node));
		if (before && after && now.compare(before, after) !== 0) {
			now.places(id).forEach(({ parent }) => add(parent));
		}
	}
	for (const id of new Set([...former.progress.keys(), ...now.progress.keys()])) {
		const [then, here] = [former.progress.get(id), now.progress.get(id)];
		if (then?.done !== here?.done || then?.all !== here?.all) {
			// A row under Pinned doesn't say it.
			placesOf(id).forEach(({ node }) => node.place !== 'pinned' && add(node));
		}
	}
	for (const id of new Set([...former.ids(), ...now.ids()])) {
		const [then, here] = [former.places(id), now.places(id)];
		if (!isSame(then, here)) {
			missing(then, here).forEach(({ parent }) => add(parent));
			missing(here, then).forEach(({ parent }) => add(parent));
		}
	}
	return isEverything ? undefined : [...rows.values()];
}

function isSame(places: readonly Place[], others: readonly Place[]): boolean {
	return places.length === others.length && places.every((place, i) => isSamePlace(place, others[i]));
}

function missing(places: readonly Place[], among: readonly Place[]): readonly Place[] {
	return places.filter((place) => !among.some((other) => isSamePlace(place, other)));
}

function isSamePlace(a: Place, b: Place | undefined): boolean {
	return a.node.key === b?.node.key && a.parent?.key === b.parent?.key;
}
