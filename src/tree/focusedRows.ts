import * as vscode from 'vscode';
import type { TreeNode } from './treeNode.ts';

const toggle = 'list.toggleSelection';

/**
 * The rows that a key is about, as in the Explorer: the one with the focus, or all selected ones when it is
 * among them. None when no row of the views has the focus. VS Code tells extensions of the selection only, so
 * the row is taken into it, or out of it, and back.
 */
export async function focusedRows(
	views: readonly Pick<vscode.TreeView<TreeNode>, 'selection'>[],
): Promise<readonly TreeNode[]> {
	const before = views.map(({ selection }) => selection);
	await vscode.commands.executeCommand(toggle);
	const after = views.map(({ selection }) => selection);
	await vscode.commands.executeCommand(toggle);
	return before.flatMap((rows, i) => {
		const others = after[i] ?? [];
		const added = others.filter((row) => !rows.includes(row));
		return added.length > 0 ? added : others.length < rows.length ? rows : [];
	});
}
