import * as vscode from 'vscode';

/** Lets a person choose one of the items; gives what they had typed with it, and nothing when they leave. */
export async function pickWithText<T extends vscode.QuickPickItem>(
	items: readonly T[],
	title: string,
): Promise<{ item: T; text: string } | undefined> {
	const box = vscode.window.createQuickPick<T>();
	box.title = title;
	box.matchOnDescription = true;
	box.items = items;
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
