import * as vscode from 'vscode';

/** Lets a person choose one of the items; gives what they had typed with it, and nothing when they leave. */
export async function pickWithText<T extends vscode.QuickPickItem>(
	items: readonly T[],
	{
		active,
		...how
	}: Partial<Pick<vscode.QuickPick<T>, 'title' | 'placeholder' | 'ignoreFocusOut'>> & {
		/** The one that the person is at when the list opens; else the first. */
		active?: T | undefined;
	},
): Promise<{ item: T; text: string } | undefined> {
	const box = vscode.window.createQuickPick<T>();
	Object.assign(box, how);
	box.matchOnDescription = true;
	box.items = items;
	if (active) {
		box.activeItems = [active];
	}
	const chosen = await new Promise<{ item: T; text: string } | undefined>((resolve) => {
		box.onDidAccept(() => {
			const [item] = box.selectedItems;
			// Enter where nothing matches is no wish to leave.
			if (item) {
				resolve({ item, text: box.value.trim() });
			}
		});
		box.onDidHide(() => resolve(undefined));
		box.show();
	});
	box.dispose();
	return chosen;
}
