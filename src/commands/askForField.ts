import * as vscode from 'vscode';
import { parseRule } from '../recurrence/rule.ts';
import type { Account } from '../tasks/account.ts';
import type { CatalogList } from '../tasks/catalog.ts';
import { fieldNames } from '../tasks/fieldNames.ts';
import { type EntityId, type NewTask, priorities, type TaskChanges } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { facesIn } from '../ui/catalogChoices.ts';
import { parseEstimate } from '../tasks/parseEstimate.ts';
import { sayMinutes, today } from '../ui/dates.ts';
import { pickProject } from '../ui/pickProject.ts';
import { forQuickPick } from '../ui/plainText.ts';
import { sayPriority } from '../ui/sayPriority.ts';

/** The fields of a new task that a person is asked for one by one, in the order in which they are shown. */
export const askedFields = [
	'name',
	'description',
	'projectId',
	'parentId',
	'statusId',
	'priority',
	'startDate',
	'endDate',
	'estimatedMins',
	'tagIds',
	'assigneeIds',
	'rrule',
	'pinned',
	'private',
	'billable',
	'color',
	'notes',
] as const;

export type AskedField = (typeof askedFields)[number];

/** What stands for the end of a line where there is room for one line only. */
const lineEnd = '⏎';

/** Asks for one field of a new task; nothing when the person leaves it as it is. */
export async function askForField(
	store: TaskStore,
	account: Account,
	task: NewTask,
	field: AskedField,
): Promise<TaskChanges | undefined> {
	switch (field) {
		case 'name':
			return askForText(field, task.name, (text) =>
				text.trim() === '' ? vscode.l10n.t('Type a name for the task.') : { name: text.trim() },
			);
		case 'description':
		case 'notes':
			return askForText(field, task[field] ?? '', (text) => ({ [field]: text }));
		case 'color':
			return askForText(field, task.color ?? '', (text) =>
				/^(?:#[\da-f]{6})?$/i.test(text.trim())
					? { color: text.trim() || null }
					: vscode.l10n.t('Write a color as #rrggbb.'),
			);
		case 'rrule':
			return askForText(field, task.rrule ?? '', (text) => {
				const rule = parseRule(text);
				return rule === undefined
					? vscode.l10n.t('Write an iCalendar rule, like FREQ=WEEKLY;BYDAY=MO,WE.')
					: { rrule: rule };
			});
		case 'estimatedMins':
			return askForText(field, task.estimatedMins ? sayMinutes(task.estimatedMins) : '', (text) => {
				const minutes = parseEstimate(text);
				return minutes === undefined
					? vscode.l10n.t('Write an estimate like 2h, 1h 30m or 45m.')
					: { estimatedMins: minutes };
			});
		case 'startDate':
		case 'endDate':
			return askForDay(field, task[field] ?? '');
		case 'statusId':
			return choose(
				facesIn(account.catalog, 'statuses').map(({ id, face }) => ({
					...face,
					changes: { statusId: id },
				})),
			);
		case 'priority':
			return choose(
				priorities.map((priority) => ({ label: sayPriority(priority), changes: { priority } })),
			);
		case 'projectId': {
			const place = await pickProject(store, { ...task, product: account.product }, account.product);
			return place && { projectId: place.projectId };
		}
		case 'parentId':
			return choose(parentsIn(store, account));
		case 'tagIds':
			return chooseMany(account, 'tags', field, task.tagIds ?? []);
		case 'assigneeIds':
			return chooseMany(account, 'people', field, task.assigneeIds ?? []);
		case 'pinned':
		case 'private':
		case 'billable':
			return { [field]: task[field] !== true };
	}
}

/** `read` gives what the text means, or a sentence that says why it means nothing. */
async function askForText(
	field: AskedField,
	value: string,
	read: (text: string) => TaskChanges | string,
): Promise<TaskChanges | undefined> {
	const readLine = (line: string): TaskChanges | string => read(line.replaceAll(/ ?⏎ ?/g, '\n'));
	const typed = await vscode.window.showInputBox({
		title: fieldNames()[field],
		value: value.replaceAll(/\r\n|[\n\r]/g, ` ${lineEnd} `),
		...(value.includes('\n') ? { prompt: vscode.l10n.t('{0} is the end of a line.', lineEnd) } : {}),
		ignoreFocusOut: true,
		validateInput: (text) => {
			const said = readLine(text);
			return typeof said === 'string' ? said : undefined;
		},
	});
	const said = typed === undefined ? undefined : readLine(typed);
	return typeof said === 'object' ? said : undefined;
}

async function askForDay(field: 'startDate' | 'endDate', value: string): Promise<TaskChanges | undefined> {
	const { readDates } = await import('../oneLine/readDates.ts');
	return askForText(field, value, (text) => {
		const read = text.trim() === '' ? { endDate: null } : readDates(text.trim(), today());
		return !read || 'startDate' in read
			? vscode.l10n.t('Write a day as YYYY-MM-DD, or like “friday” or “27 nov”. Empty is no day.')
			: { [field]: read.endDate };
	});
}

type Choice = vscode.QuickPickItem & { changes?: TaskChanges };

async function choose(items: readonly Choice[]): Promise<TaskChanges | undefined> {
	const chosen = await vscode.window.showQuickPick(items, {
		matchOnDescription: true,
		ignoreFocusOut: true,
	});
	return chosen?.changes;
}

function parentsIn(store: TaskStore, { product }: Account): Choice[] {
	const none = vscode.l10n.t('No Parent Task');
	return [
		{ label: none, iconPath: new vscode.ThemeIcon('circle-slash'), changes: { parentId: null } },
		...store.find({ product, done: false }).map(({ id, name, projectName }) => ({
			label: forQuickPick(name),
			description: forQuickPick(projectName ?? ''),
			changes: { parentId: id },
		})),
	];
}

/** What the task has and no list knows is left as it is. */
async function chooseMany(
	{ catalog }: Account,
	list: CatalogList,
	field: 'tagIds' | 'assigneeIds',
	current: readonly EntityId[],
): Promise<TaskChanges | undefined> {
	const faces = facesIn(catalog, list);
	const chosen = await vscode.window.showQuickPick(
		faces.map(({ id, face }) => ({ ...face, id, picked: current.includes(id) })),
		{ title: fieldNames()[field], canPickMany: true, matchOnDescription: true, ignoreFocusOut: true },
	);
	const unknown = current.filter((id) => faces.every((entry) => entry.id !== id));
	return chosen && { [field]: [...unknown, ...chosen.map(({ id }) => id)] };
}
