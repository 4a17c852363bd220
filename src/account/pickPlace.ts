import * as vscode from 'vscode';
import type { Place } from '../tasks/connector.ts';
import type { Failure, StepEnd } from './signInStep.ts';

/** Lets a person choose a workspace until one was accepted, or the person goes back or leaves. A failure's sentence stays with the list. */
export async function pickPlace(
	label: string,
	{ places, step, totalSteps }: { places: readonly Place[]; step: number; totalSteps: number },
	accept: (place: Place) => Promise<Failure | undefined>,
): Promise<StepEnd> {
	const pick = vscode.window.createQuickPick<Place>();
	pick.title = vscode.l10n.t('Workspace of {0}', label);
	pick.placeholder = vscode.l10n.t('Choose the workspace whose tasks are to be shown');
	pick.items = places;
	pick.step = step;
	pick.totalSteps = totalSteps;
	pick.buttons = [vscode.QuickInputButtons.Back];
	pick.matchOnDescription = true;
	pick.ignoreFocusOut = true;
	try {
		return await new Promise<StepEnd>((resolve) => {
			pick.onDidHide(() => resolve('left'));
			pick.onDidTriggerButton(() => resolve('back'));
			pick.onDidAccept(async () => {
				const [place] = pick.selectedItems;
				if (!place || pick.busy) {
					return;
				}
				pick.busy = true;
				const failure = await accept(place);
				pick.busy = false;
				if (failure === undefined) {
					resolve('done');
				} else {
					pick.title = failure.sentence;
				}
			});
			pick.show();
		});
	} finally {
		pick.dispose();
	}
}
