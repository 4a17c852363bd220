import * as vscode from 'vscode';
import type { Place } from '../tasks/connector.ts';

/** Lets a person choose a workspace until one was accepted, or the person leaves. A failure's sentence stays with the list. */
export async function pickPlace(
	label: string,
	places: readonly Place[],
	accept: (place: Place) => Promise<string | undefined>,
): Promise<void> {
	const pick = vscode.window.createQuickPick<Place>();
	pick.title = vscode.l10n.t('Workspace of {0}', label);
	pick.placeholder = vscode.l10n.t('Choose the workspace whose tasks are to be shown');
	pick.items = places;
	pick.matchOnDescription = true;
	pick.ignoreFocusOut = true;
	try {
		await new Promise<void>((resolve) => {
			pick.onDidHide(() => resolve());
			pick.onDidAccept(async () => {
				const [place] = pick.selectedItems;
				if (!place || pick.busy) {
					return;
				}
				pick.busy = true;
				const failure = await accept(place);
				pick.busy = false;
				if (failure === undefined) {
					resolve();
				} else {
					pick.title = failure;
				}
			});
			pick.show();
		});
	} finally {
		pick.dispose();
	}
}
