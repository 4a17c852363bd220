import * as vscode from 'vscode';

/** Lets a person choose one of the items; gives what they had typed with it, and nothing when they leave. */
export async function pickWithText<T extends vscode.QuickPickItem>(
	items: readonly T[],
	how: Partial<Pick<vscode.QuickPick<T>, 'title' | 'placeholder' | 'ignoreFocusOut' | 'activeItems'>>,
): Promise<{ item: T; text: string } | undefined> {
	const box = vscode.window.createQuickPick<T>();
	box.matchOnDescription = true;
	box.items = items;
	// The active ones have to be among the items.
	Object.assign(box, how);
	const chosen = await new Promise<{ item: T; text: string } | undefined>((resolve) => {
		box.onDidAccept(() => {
			const [item] = box.selectedItems;
			resolve(item && { item, text: box.value.trim() });
		});
		box.onDidHide(() => resolve(undefined));
		box.show();
	});
	box.dispose();
	return chosen;
}
