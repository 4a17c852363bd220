import type * as vscode from 'vscode';

/** Stands in for `createQuickPick`: a box in which the person chooses the item with this label as soon as it is shown. */
export function choosingBox(choose: () => string | undefined): () => unknown {
	return (): unknown => {
		let accept: (() => unknown) | undefined;
		const box = {
			items: [] as vscode.QuickPickItem[],
			selectedItems: [] as vscode.QuickPickItem[],
			value: '',
			onDidAccept: (listener: () => unknown) => {
				accept = listener;
			},
			onDidHide: () => undefined,
			show: () => {
				const label = choose();
				box.selectedItems = box.items.filter((item) => item.label === label);
				accept?.();
			},
			dispose: () => undefined,
		};
		return box;
	};
}
