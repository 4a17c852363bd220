import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { askForName } from '../ui/askForName.ts';
import { forQuickPick } from '../ui/plainText.ts';
import {
	askForClients,
	askForDue,
	askForEntities,
	askForPriorities,
	askForText,
	askYesOrNo,
} from './askForCriterion.ts';
import { askForDays } from './askForDays.ts';
import { clientNames } from './clients.ts';
import { sayFilter } from './sayFilter.ts';
import { isFiltering, type TaskFilter, type YesOrNo } from './taskFilter.ts';
import type { SavedFilter, ViewChoices } from './viewChoices.ts';

type Item = vscode.QuickPickItem & { run?: () => unknown; saved?: SavedFilter };

/** Lets a person put a filter together: every choice shows in the tree at once, Escape ends it. */
export async function askForFilter(store: TaskStore, choices: ViewChoices): Promise<void> {
	for (;;) {
		const chosen = await pickStep(filterItems(store, choices), choices);
		if (!chosen) {
			return;
		}
		await chosen.run?.();
	}
}

/** The first list. The button of a saved filter deletes it. */
async function pickStep(items: readonly Item[], choices: ViewChoices): Promise<Item | undefined> {
	const pick = vscode.window.createQuickPick<Item>();
	pick.placeholder = vscode.l10n.t('Show only tasks that meet all of these. Escape when done.');
	pick.items = items;
	const chosen = await new Promise<Item | undefined>((resolve) => {
		pick.onDidTriggerItemButton(({ item: { saved } }) =>
			resolve({ label: '', run: () => saved && choices.forget(saved.name) }),
		);
		pick.onDidAccept(() => resolve(pick.selectedItems[0]));
		pick.onDidHide(() => resolve(undefined));
		pick.show();
	});
	pick.dispose();
	return chosen;
}

function filterItems(store: TaskStore, choices: ViewChoices): readonly Item[] {
	const { filter } = choices.current;
	const { accounts } = store;
	const set = (part: TaskFilter): Promise<void> => choices.choose({ filter: { ...filter, ...part } });
	const item = (
		label: string,
		icon: string,
		part: TaskFilter,
		ask: () => Promise<TaskFilter | undefined>,
	): Item => ({
		label,
		iconPath: new vscode.ThemeIcon(icon),
		description: forQuickPick(sayFilter(part, accounts)),
		run: async () => {
			const answer = await ask();
			return answer && set(answer);
		},
	});
	const yesOrNo = (label: string, icon: string, field: YesOrNo): Item =>
		item(label, icon, { [field]: filter[field] }, () => askYesOrNo(field));
	const { text, projectIds, statusIds, tagIds, assigneeIds, priorities, due, startDate, endDate } = filter;
	const { clients } = filter;
	const hasClients = clients !== undefined || clientNames(accounts).length > 0;
	return [
		openItem(filter, choices),
		...wholeItems(choices),
		item(vscode.l10n.t('Text…'), 'search', { text }, () => askForText(text)),
		item(vscode.l10n.t('Projects…'), 'folder', { projectIds }, () =>
			askForEntities('projectIds', projectIds, accounts),
		),
		// Not every product has them.
		...(hasClients
			? [
					item(vscode.l10n.t('Clients…'), 'organization', { clients }, () =>
						askForClients(clients, accounts),
					),
				]
			: []),
		item(vscode.l10n.t('Statuses…'), 'circle-large-outline', { statusIds }, () =>
			askForEntities('statusIds', statusIds, accounts),
		),
		item(vscode.l10n.t('Tags…'), 'tag', { tagIds }, () => askForEntities('tagIds', tagIds, accounts)),
		item(vscode.l10n.t('Assignees…'), 'person', { assigneeIds }, () =>
			askForEntities('assigneeIds', assigneeIds, accounts),
		),
		item(vscode.l10n.t('Priorities…'), 'flame', { priorities }, () => askForPriorities(priorities)),
		item(vscode.l10n.t('Due Date…'), 'calendar', { due }, () => askForDue(due)),
		item(vscode.l10n.t('Due Between…'), 'calendar', { endDate }, () => askForDays('endDate', endDate)),
		item(vscode.l10n.t('Starts Between…'), 'calendar', { startDate }, () =>
			askForDays('startDate', startDate),
		),
		yesOrNo(vscode.l10n.t('Pinned…'), 'pinned', 'pinned'),
		yesOrNo(vscode.l10n.t('Done or Open…'), 'pass', 'done'),
		yesOrNo(vscode.l10n.t('Private…'), 'lock', 'private'),
		yesOrNo(vscode.l10n.t('Tracked Time…'), 'clock', 'tracked'),
		yesOrNo(vscode.l10n.t('Estimate…'), 'watch', 'estimated'),
		yesOrNo(vscode.l10n.t('Recurring…'), 'sync', 'recurring'),
		...savedItems(choices, accounts),
	];
}

/** What is asked for most stands first. */
function openItem(filter: TaskFilter, choices: ViewChoices): Item {
	const { done } = filter;
	return done === false
		? {
				label: vscode.l10n.t('Show Done Tasks'),
				iconPath: new vscode.ThemeIcon('eye'),
				run: () => choices.choose({ filter: { ...filter, done: undefined } }),
			}
		: {
				label: vscode.l10n.t('Hide Done Tasks'),
				iconPath: new vscode.ThemeIcon('eye-closed'),
				run: () => choices.choose({ filter: { ...filter, done: false } }),
			};
}

/** What can be done with the filter that is on. */
function wholeItems(choices: ViewChoices): readonly Item[] {
	return isFiltering(choices.current.filter)
		? [
				{
					label: vscode.l10n.t('Save Filter…'),
					iconPath: new vscode.ThemeIcon('save'),
					run: () => saveFilter(choices),
				},
				{
					label: vscode.l10n.t('Clear Filter'),
					iconPath: new vscode.ThemeIcon('clear-all'),
					run: () => choices.choose({ filter: {} }),
				},
			]
		: [];
}

function savedItems(choices: ViewChoices, accounts: readonly Account[]): readonly Item[] {
	const remove = { iconPath: new vscode.ThemeIcon('trash'), tooltip: vscode.l10n.t('Delete Filter') };
	const saved = choices.saved.map((each): Item => ({
		label: forQuickPick(each.name),
		description: forQuickPick(sayFilter(each.filter, accounts)),
		iconPath: new vscode.ThemeIcon('filter'),
		buttons: [remove],
		saved: each,
		run: () => choices.choose({ filter: each.filter }),
	}));
	return saved.length === 0
		? []
		: [{ label: vscode.l10n.t('Saved'), kind: vscode.QuickPickItemKind.Separator }, ...saved];
}

async function saveFilter(choices: ViewChoices): Promise<void> {
	const name = await askForName(vscode.l10n.t('Type a name for the filter.'), {
		prompt: vscode.l10n.t('Name of the filter'),
		ignoreFocusOut: false,
	});
	if (name !== undefined) {
		await choices.save(name);
	}
}
