import * as vscode from 'vscode';
import { defined } from '../tasks/defined.ts';
import type { EntityId, NewTask } from '../tasks/task.ts';
import { askForName } from './askForName.ts';
import { sayDate, sayMinutes, today } from './dates.ts';
import { forQuickPick } from './plainText.ts';
import { sayCreate } from './sayTasks.ts';

type Projects = {
	nameOf: (id: EntityId) => string | undefined;
	/** Asks for the project of all tasks, or of one; nothing when the person leaves it as it is. */
	choose: () => Promise<{ projectId: EntityId | null } | undefined>;
};

type Options = {
	projects?: Projects;
	/** What stands under each name: where it comes from, or what else there is to it. */
	sayDetail?: (task: NewTask, at: number) => string;
	/** Lets the person change the task. Without it, that is its name. */
	edit?: (task: NewTask) => Promise<NewTask>;
	/** What there is to know of the list as a whole: a sentence. */
	said?: string | undefined;
	/** What it costs to create so many. */
	sayCost?: (count: number) => string;
};

/** A task as the person wants it, and which of those it is that were shown. */
export type Reviewed = { at: number; task: NewTask };

type Entry = Reviewed & { checked: boolean };

type Row = vscode.QuickPickItem & { entry: Entry };

type Answer = 'create' | 'leave' | 'project' | { of: Entry; what: 'task' | 'project' };

/**
 * Shows tasks before they are created: the person takes checks away, edits by the button of a row and,
 * with `projects`, chooses another project. Gives the tasks that are wanted; nothing when the person leaves.
 */
export async function reviewTasks(
	tasks: readonly NewTask[],
	options: Options = {},
): Promise<readonly NewTask[] | undefined> {
	const reviewed = await reviewEach(tasks, options);
	return reviewed?.map(({ task }) => task);
}

/** The same, for who wants to know which is which. */
export async function reviewEach(
	tasks: readonly NewTask[],
	options: Options,
): Promise<readonly Reviewed[] | undefined> {
	const { projects, edit = rename } = options;
	const entries = tasks.map((task, at): Entry => ({ at, task, checked: true }));
	let active: Entry | undefined;
	for (;;) {
		const answer = await ask(entries, active, options);
		if (answer === 'leave') {
			return undefined;
		}
		if (answer === 'create') {
			const wanted = entries.filter(({ checked }) => checked).map(({ at, task }) => ({ at, task }));
			return wanted.length > 0 ? wanted : undefined;
		}
		if (answer === 'project') {
			await assign(entries, projects);
		} else {
			active = answer.of;
			if (answer.what === 'project') {
				await assign([active], projects);
			} else {
				active.task = await edit(active.task);
			}
		}
	}
}

async function assign(entries: readonly Entry[], projects: Projects | undefined): Promise<void> {
	const chosen = await projects?.choose();
	if (chosen) {
		for (const entry of entries) {
			entry.task = { ...entry.task, projectId: chosen.projectId };
		}
	}
}

/** Shows the list once. What is checked is kept in the entries. */
function ask(entries: readonly Entry[], active: Entry | undefined, options: Options): Promise<Answer> {
	const { projects, sayCost, sayDetail } = options;
	const box = vscode.window.createQuickPick<Row>();
	const showTitle = (count: number): void => {
		box.title = sayCost ? `${sayCreate(count)}: ${sayCost(count)}` : sayCreate(count);
	};
	showTitle(entries.filter(({ checked }) => checked).length);
	const keys = vscode.l10n.t('Enter creates the checked tasks, Escape leaves.');
	box.placeholder = options.said === undefined ? keys : `${options.said} ${keys}`;
	box.canSelectMany = true;
	box.ignoreFocusOut = true;
	box.matchOnDescription = true;
	box.matchOnDetail = true;
	box.buttons = projects
		? [{ iconPath: new vscode.ThemeIcon('folder'), tooltip: vscode.l10n.t('Choose Another Project') }]
		: [];
	const edit = {
		iconPath: new vscode.ThemeIcon('edit'),
		tooltip: options.edit ? vscode.l10n.t('Edit the Task') : vscode.l10n.t('Edit the Name'),
	};
	const move = {
		iconPath: new vscode.ThemeIcon('folder'),
		tooltip: vscode.l10n.t('Choose the Project of This Task'),
	};
	box.items = entries.map((entry) => ({
		label: forQuickPick(entry.task.name),
		description: forQuickPick(describe(entry.task, projects)),
		...(sayDetail ? { detail: forQuickPick(sayDetail(entry.task, entry.at)) } : {}),
		buttons: projects ? [edit, move] : [edit],
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
		box.onDidChangeSelection((rows) => showTitle(rows.length));
		box.onDidAccept(() => end('create'));
		box.onDidTriggerButton(() => end('project'));
		box.onDidTriggerItemButton(({ item, button }) =>
			end({ of: item.entry, what: button === move ? 'project' : 'task' }),
		);
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

async function rename(task: NewTask): Promise<NewTask> {
	const name = await askForName(vscode.l10n.t('Type a name for the task.'), {
		title: vscode.l10n.t('Name of the task'),
		value: task.name,
	});
	return { ...task, ...defined({ name }) };
}
