import * as vscode from 'vscode';
import { today } from '../ui/dates.ts';
import { sayFilter } from './sayFilter.ts';
import type { DayRange, TaskFilter } from './taskFilter.ts';

/** Asks for the days that a date may be on, and shows how they are read; nothing when the person leaves. */
export async function askForDays(
	field: 'startDate' | 'endDate',
	current: DayRange = {},
): Promise<TaskFilter | undefined> {
	const { readDays, writeDays } = await import('./readDays.ts');
	const read = (text: string): DayRange | undefined => readDays(text, today());
	const typed = await vscode.window.showInputBox({
		prompt: vscode.l10n.t('Days such as {0}. Empty for any.', examples.join(', ')),
		value: writeDays(current),
		validateInput: (text) => {
			const days = read(text);
			if (!days) {
				return vscode.l10n.t('Write days such as {0}.', examples.join(', '));
			}
			const message = sayFilter({ [field]: days }, []);
			return message ? { message, severity: vscode.InputBoxValidationSeverity.Info } : undefined;
		},
	});
	return typed === undefined ? undefined : { [field]: read(typed) };
}

const examples = ['1-15 dec', '2026-12-01..2026-12-31', 'from monday', 'until 15 dec'];
