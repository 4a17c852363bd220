import * as vscode from 'vscode';
import { ruleWords } from '../recurrence/ruleWords.ts';
import { sayRule } from '../recurrence/sayRule.ts';
import type { Account } from '../tasks/account.ts';
import { fieldNames } from '../tasks/fieldNames.ts';
import { isEmpty } from '../tasks/isEmpty.ts';
import type { NewTask } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { forQuickPick, oneLine } from '../ui/plainText.ts';
import { sayField } from '../ui/sayField.ts';
import { type AskedField, askedFields, askForField } from './askForField.ts';

/** What the row of a reviewed task says of itself. */
const inRow: ReadonlySet<AskedField> = new Set<AskedField>(['name', 'projectId', 'endDate', 'estimatedMins']);

/** All that a new task carries beside what its row says: "Priority: high · Tags: bug". */
export function sayNewTask(store: TaskStore, account: Account, task: NewTask): string {
	const names = fieldNames();
	return (
		askedFields
			.filter((field) => !inRow.has(field) && isCarried(task, field))
			// What is behind a long text may not be seen.
			.toSorted((a, b) => Number(isLong(a)) - Number(isLong(b)))
			.map((field) => `${names[field]}: ${oneLine(sayValue(store, account, task, field), 80)}`)
			.join(' · ')
	);
}

/** Lets the person change each field of a task before it is created. Gives the task when they go back. */
export async function editNewTask(store: TaskStore, account: Account, given: NewTask): Promise<NewTask> {
	const names = fieldNames();
	let task = given;
	for (;;) {
		const items: (vscode.QuickPickItem & { field?: AskedField })[] = [
			{ label: vscode.l10n.t('Back to the Tasks'), iconPath: new vscode.ThemeIcon('arrow-left') },
			...askedFields
				.filter((field) => account.fields.has(field))
				.map((field) => ({
					label: names[field],
					description: forQuickPick(
						isCarried(task, field) ? sayValue(store, account, task, field) : '—',
					),
					field,
				})),
		];
		const chosen = await vscode.window.showQuickPick(items, {
			title: vscode.l10n.t('Edit “{0}”', oneLine(task.name, 60)),
			placeHolder: vscode.l10n.t('Choose what to change'),
			matchOnDescription: true,
			ignoreFocusOut: true,
		});
		if (!chosen?.field) {
			return task;
		}
		task = withChange(task, await askForField(store, account, task, chosen.field));
	}
}

/** What was taken away is as if nobody had said it. */
function withChange(task: NewTask, change: Partial<NewTask> = {}): NewTask {
	const fields = Object.entries({ ...task, ...change });
	return { name: task.name, ...Object.fromEntries(fields.filter(([, value]) => !isNothing(value))) };
}

function isLong(field: AskedField): boolean {
	return field === 'description' || field === 'notes';
}

function isCarried(task: NewTask, field: AskedField): boolean {
	return !isNothing(task[field]);
}

function isNothing(value: unknown): boolean {
	return value === false || value === 'none' || isEmpty(value);
}

function sayValue(store: TaskStore, { catalog }: Account, task: NewTask, field: AskedField): string {
	const rule =
		field === 'rrule' && task.rrule ? sayRule(task.rrule, ruleWords(vscode.env.language)) : undefined;
	return rule ?? sayField(field, task[field], { catalog, nameOf: (id) => store.get(id)?.name });
}
