import * as vscode from 'vscode';
import type { TreeNode } from './treeNode.ts';

type View = Pick<vscode.TreeView<TreeNode>, 'selection'>;

/** How often it's asked until the answers agree, and how long it's waited between, in milliseconds. */
const [tries, pauseMs] = [5, 100];

/**
 * The rows that a key is about, as in the Explorer: the one with the focus, or all selected ones when it is
 * among them. None when no row of the views has the focus. VS Code tells extensions of the selection only, so
 * the row is taken into it, or out of it, and back. While VS Code reads rows anew it knows of no selection:
 * only what was told twice counts.
 */
export async function focusedRows(views: readonly View[]): Promise<readonly TreeNode[]> {
	for (let left = tries; left > 0; left -= 1) {
		const before = selected(views);
		const [changed, back, changedAgain, backAgain] = [
			await toggle(views),
			await toggle(views),
			await toggle(views),
			await toggle(views),
		];
		const isSteady = [back, backAgain].every((rows) => isSame(rows, before));
		if (isSteady && isSame(changed, changedAgain) && !isSame(changed, before)) {
			const added = without(changed, before);
			return added.length > 0
				? added
				: (before.find((rows, i) => rows.length > changed[i]!.length) ?? []);
		}
		await new Promise((resolve) => {
			setTimeout(resolve, pauseMs);
		});
	}
	return [];
}

function selected(views: readonly View[]): readonly (readonly TreeNode[])[] {
	return views.map(({ selection }) => selection);
}

/** What is selected once the row with the focus was taken into the selection, or out of it. */
async function toggle(views: readonly View[]): Promise<readonly (readonly TreeNode[])[]> {
	await vscode.commands.executeCommand('list.toggleSelection');
	return selected(views);
}

function isSame(some: readonly (readonly TreeNode[])[], others: readonly (readonly TreeNode[])[]): boolean {
	return without(some, others).length === 0 && without(others, some).length === 0;
}

/** Each view's rows that the other list doesn't have; the keys of the views differ. */
function without(
	some: readonly (readonly TreeNode[])[],
	others: readonly (readonly TreeNode[])[],
): readonly TreeNode[] {
	const known = new Set(others.flat().map(({ key }) => key));
	return some.flat().filter(({ key }) => !known.has(key));
}
