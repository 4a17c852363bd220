import * as v from 'valibot';
import * as vscode from 'vscode';
import { isDate } from '../tasks/checkChanges.ts';
import type { IsoDate } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { day, parseArgument } from '../ui/argument.ts';
import { isCall } from '../ui/registerCommand.ts';
import { calendarRanges, type DayRange } from './calendarRanges.ts';

const givenRange = v.pipe(
	v.strictObject({ from: day, to: day }),
	v.check(({ from, to }) => from <= to, 'has a last day before its first'),
);

/** Has the services bring their tasks in line with the linked calendars, for the days that are given or chosen. */
export async function syncCalendars(store: TaskStore, argument: unknown): Promise<void> {
	const given = isCall(argument) ? parseArgument(givenRange, argument) : undefined;
	await store.settled();
	const accounts = store.accounts.filter(({ actions }) => actions.has('syncCalendar'));
	if (accounts.length === 0) {
		const sentence = vscode.l10n.t(
			'No account here has calendars. Sign in to one that does, then try again.',
		);
		throw new TaskError({ kind: 'invalid', sentence });
	}
	const range = given ?? (await askForRange());
	if (!range) {
		return;
	}
	const { from, to } = range;
	const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const sync = async (): Promise<void> => {
		for (const { product } of accounts) {
			await store.service.syncCalendar(product, from, to, timezone);
		}
	};
	if (given) {
		await sync();
		return;
	}
	const title = vscode.l10n.t('Syncing the calendar');
	await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, sync);
	void vscode.window.showInformationMessage(
		from === to
			? vscode.l10n.t('The tasks of {0} are in line with your calendar.', from)
			: vscode.l10n.t('The tasks from {0} to {1} are in line with your calendar.', from, to),
	);
}

async function askForRange(): Promise<DayRange | undefined> {
	const { today, week, fortnight } = calendarRanges();
	const chosen: (vscode.QuickPickItem & { range?: DayRange }) | undefined =
		await vscode.window.showQuickPick<vscode.QuickPickItem & { range?: DayRange }>(
			[
				item(vscode.l10n.t('Today'), today),
				item(vscode.l10n.t('This Week'), week),
				item(vscode.l10n.t('Next 14 Days'), fortnight),
				{ label: vscode.l10n.t('Other Days…') },
			],
			{ title: vscode.l10n.t('The days of the calendar to sync') },
		);
	return chosen && (chosen.range ?? askForDays(today.from));
}

function item(label: string, range: DayRange): vscode.QuickPickItem & { range: DayRange } {
	return {
		label,
		description: range.from === range.to ? range.from : `${range.from} – ${range.to}`,
		range,
	};
}

async function askForDays(start: IsoDate): Promise<DayRange | undefined> {
	const from = await askForDay(vscode.l10n.t('The first day'), start, '');
	const to = from && (await askForDay(vscode.l10n.t('The last day'), from, from));
	return from && to ? { from, to } : undefined;
}

async function askForDay(title: string, value: IsoDate, earliest: IsoDate): Promise<IsoDate | undefined> {
	const typed = await vscode.window.showInputBox({
		title,
		value,
		placeHolder: 'YYYY-MM-DD',
		ignoreFocusOut: true,
		validateInput: (text) => {
			if (!isDate(text.trim())) {
				return vscode.l10n.t('Write a day that exists as YYYY-MM-DD.');
			}
			return text.trim() < earliest ? vscode.l10n.t('The last day is before the first.') : undefined;
		},
	});
	return typed?.trim();
}
