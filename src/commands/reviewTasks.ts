import * as vscode from 'vscode';
import { defined } from '../tasks/defined.ts';
import type { EntityId, NewTask } from '../tasks/task.ts';
import { sayDate, sayMinutes, today } from '../ui/dates.ts';
import { forQuickPick } from '../ui/plainText.ts';

type Projects = {
	nameOf: (id: EntityId) => string | undefined;
	/** Asks for the project of all tasks; nothing when the person leaves it as it is. */
	choose: () => Promise<{ projectId: EntityId | null } | undefined>;
};

type Entry = { task: NewTask; checked: boolean };

type Row = vscode.QuickPickItem & { entry: Entry };

type Answer = 'create' | 'leave' | 'project' | Entry;

/**
 * Shows tasks before they are created: the person takes checks away, renames by the button of a row and,
 * with `projects`, chooses another project. Gives the tasks that are wanted; nothing when the person leaves.
 */
export async function reviewTasks(
	tasks: readonly NewTask[],
	projects?: Projects,
): Promise<readonly NewTask[] | undefined> {
	const entries = tasks.map((task): Entry => ({ task, checked: true }));
	let active: Entry | undefined;
	for (;;) {
		const answer = await ask(entries, active, projects);
		if (answer === 'leave') {
			return undefined;
		}
		if (answer === 'create') {
			const wanted = entries.filter(({ checked }) => checked).map(({ task }) => task);
			return wanted.length > 0 ? wanted : undefined;
		}
		if (answer === 'project') {
			const chosen = await projects?.choose();
			if (chosen) {
				for (const entry of entries) {
					entry.task = { ...entry.task, projectId: chosen.projectId };
				}
			}
		} else {
			const name = await askForName(answer.task.name);
			answer.task = { ...answer.task, ...defined({ name }) };
			active = answer;
		}
	}
}

/** Shows the list once. What is checked is kept in the entries. */
function ask(
	entries: readonly Entry[],
	active: Entry | undefined,
	projects: Projects | undefined,
): Promise<Answer> {
	const box = vscode.window.createQuickPick<Row>();
	box.title = vscode.l10n.t('Create {0} tasks', entries.length);
	box.placeholder = vscode.l10n.t('Enter creates the checked tasks, Escape leaves.');
	box.canSelectMany = true;
	box.ignoreFocusOut = true;
	box.matchOnDescription = true;
	box.buttons = projects
		? [{ iconPath: new vscode.ThemeIcon('folder'), tooltip: vscode.l10n.t('Choose Another Project') }]
		: [];
	const rename = { iconPath: new vscode.ThemeIcon('edit'), tooltip: vscode.l10n.t('Edit the Name') };
	box.items = entries.map((entry) => ({
		label: forQuickPick(entry.task.name),
		description: forQuickPick(describe(entry.task, projects)),
		buttons: [rename],
		entry,
	}));
	box.selectedItems = box.items.filter(({ entry }) => entry.checked);
	box.activeItems = box.items.filter(({ entry }) => entry === active);
	return new Promise((resolve) => {
		const end = (answer: Answer): void => {
			const checked = new Set(box.selectedItems.map(({ entry }) => entry));
			for (const entry of entries) {
				entry.checked = checked.has(entry);
			}
			resolve(answer);
			box.dispose();
		};
		box.onDidAccept(() => end('create'));
		box.onDidTriggerButton(() => end('project'));
		box.onDidTriggerItemButton(({ item }) => end(item.entry));
		box.onDidHide(() => end('leave'));
		box.show();
	});
}

function describe({ done, endDate, estimatedMins, projectId }: NewTask, projects?: Projects): string {
	const project = projectId ? projects?.nameOf(projectId) : undefined;
	return [
		...(done ? [vscode.l10n.t('done')] : []),
		...(project === undefined ? [] : [project]),
		...(endDate ? [vscode.l10n.t('due {0}', sayDate(endDate, today(), vscode.env.language))] : []),
		...(estimatedMins ? [sayMinutes(estimatedMins)] : []),
	].join(' · ');
}

async function askForName(name: string): Promise<string | undefined> {
	const typed = await vscode.window.showInputBox({
		title: vscode.l10n.t('Name of the task'),
		value: name,
		ignoreFocusOut: true,
		validateInput: (text) =>
			text.trim() === '' ? vscode.l10n.t('Type a name for the task.') : undefined,
	});
	return typed?.trim();
}
