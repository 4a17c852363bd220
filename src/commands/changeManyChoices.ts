import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import { isDate } from '../tasks/checkChanges.ts';
import { keptReason } from '../tasks/checkKept.ts';
import { priorities, type Task, type TaskField } from '../tasks/task.ts';
import { personFace, projectFace, statusFace, tagFace } from '../ui/catalogChoices.ts';
import { today } from '../ui/dates.ts';
import { sayPriority } from '../ui/sayPriority.ts';
import type { ManyChanges } from './changeMany.ts';

/** What a person can choose to change about the selected tasks. */
export type ManyField = 'status' | 'priority' | 'project' | 'addTag' | 'removeTag' | 'assignees' | 'dueDate';

/** The field of the model that a choice is about. */
export const modelFields: Readonly<Record<ManyField, TaskField>> = {
	status: 'statusId',
	priority: 'priority',
	project: 'projectId',
	addTag: 'tagIds',
	removeTag: 'tagIds',
	assignees: 'assigneeIds',
	dueDate: 'endDate',
};

/** An entry with the changes that it stands for, or what it asks for first. */
export type ChangeItem = vscode.QuickPickItem &
	({ changes: ManyChanges; asks?: never } | { changes?: never; asks: 'day' | 'tag' | 'project' });

/** What there is to choose from. */
export function choicesFor(field: ManyField, account: Account, tasks: readonly Task[]): ChangeItem[] {
	const { catalog } = account;
	switch (field) {
		case 'status':
			return catalog.statuses.map((status) => ({
				...statusFace(status),
				changes: { statusId: status.id },
			}));
		case 'priority':
			return priorities.map((priority) => ({ label: sayPriority(priority), changes: { priority } }));
		case 'project':
			return [
				...catalog.projects
					.filter(({ closed }) => !closed)
					.map((project) => ({ ...projectFace(project), changes: { projectId: project.id } })),
				{
					label: vscode.l10n.t('No Project'),
					iconPath: new vscode.ThemeIcon('inbox'),
					changes: { projectId: null },
				},
				...(account.actions.has('saveProject')
					? [createItem(vscode.l10n.t('Create Project…'), 'project')]
					: []),
			];
		case 'addTag':
			return [
				...tagItems(catalog.tags, (id) => ({ addTagIds: [id] })),
				...(account.actions.has('createTag')
					? [createItem(vscode.l10n.t('Create Tag…'), 'tag')]
					: []),
			];
		case 'removeTag': {
			const used = new Set(tasks.flatMap(({ tagIds }) => tagIds ?? []));
			const tags = catalog.tags.filter(({ id }) => used.has(id));
			return tagItems(tags, (id) => ({ removeTagIds: [id] }));
		}
		case 'assignees':
			return [
				...catalog.people.map((person) => ({
					...personFace(person),
					changes: { assigneeIds: [person.id] },
				})),
				...(keptReason(account, { assigneeIds: [] }) === undefined
					? [
							{
								label: vscode.l10n.t('Nobody'),
								iconPath: new vscode.ThemeIcon('circle-slash'),
								changes: { assigneeIds: [] },
							},
						]
					: []),
			];
		case 'dueDate':
			return [
				{ label: vscode.l10n.t('Today'), changes: { endDate: inDays(0) }, description: inDays(0) },
				{ label: vscode.l10n.t('Tomorrow'), changes: { endDate: inDays(1) }, description: inDays(1) },
				{
					label: vscode.l10n.t('In a Week'),
					changes: { endDate: inDays(7) },
					description: inDays(7),
				},
				{ label: vscode.l10n.t('No Due Date'), changes: { endDate: null } },
				{ label: vscode.l10n.t('Another Day…'), asks: 'day' },
			];
	}
}

/** Asks for a day; nothing when the person leaves, `null` for no day. */
export async function askForDay(): Promise<ManyChanges | undefined> {
	const typed = await vscode.window.showInputBox({
		title: vscode.l10n.t('Due Date'),
		placeHolder: 'YYYY-MM-DD',
		prompt: vscode.l10n.t('Empty takes the due date away.'),
		ignoreFocusOut: true,
		validateInput: (text) =>
			text.trim() === '' || isDate(text.trim())
				? undefined
				: vscode.l10n.t('Write a day that exists as YYYY-MM-DD.'),
	});
	return typed === undefined ? undefined : { endDate: typed.trim() || null };
}

/** On show whatever is typed: that may be the name of the new one. */
function createItem(label: string, asks: 'tag' | 'project'): ChangeItem {
	return { label, iconPath: new vscode.ThemeIcon('add'), alwaysShow: true, asks };
}

/** Why there is nothing to choose from. */
export function sayNoChoice(field: ManyField): string {
	switch (field) {
		case 'removeTag':
			return vscode.l10n.t('None of these tasks has a tag.');
		case 'addTag':
			return vscode.l10n.t('There are no tags yet. Create one in the web app, then refresh.');
		default:
			return vscode.l10n.t('There is nothing to choose from. Refresh, then try again.');
	}
}

function tagItems(tags: Account['catalog']['tags'], changes: (id: string) => ManyChanges): ChangeItem[] {
	return tags.map((tag) => ({ ...tagFace(tag), changes: changes(tag.id) }));
}

/** The day so many days from now, in the person's own time zone. */
function inDays(days: number): string {
	const now = new Date();
	return today(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
}
