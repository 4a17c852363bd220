import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { Account } from '../tasks/account.ts';
import { checkKept } from '../tasks/checkKept.ts';
import { productOf, type Task, type TaskId } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument, taskId } from '../ui/argument.ts';
import { askForNew } from '../ui/askForNew.ts';
import { pickWithText } from '../ui/pickWithText.ts';
import { isCall, registerCommand } from '../ui/registerCommand.ts';
import { sayTasks } from '../ui/sayTasks.ts';
import { changeMany, manyChanges, manyFields, type ManyChanges } from './changeMany.ts';
import {
	askForDay,
	type ChangeItem,
	choicesFor,
	type ManyField,
	modelFields,
	sayNoChoice,
} from './changeManyChoices.ts';

const which = {
	id: v.optional(taskId),
	ids: v.optional(v.pipe(v.array(taskId), v.minLength(1))),
};

const given = v.strictObject({ ...which, changes: manyChanges });

/** What each command asks a person about, and what it takes from a caller beside the tasks. */
const fieldCommands: readonly (readonly [string, ManyField, keyof typeof manyFields])[] = [
	[commandIds.setStatus, 'status', 'statusId'],
	[commandIds.setPriority, 'priority', 'priority'],
	[commandIds.moveToProject, 'project', 'projectId'],
	[commandIds.addTag, 'addTag', 'addTagIds'],
	[commandIds.removeTag, 'removeTag', 'removeTagIds'],
	[commandIds.assignTask, 'assignees', 'assigneeIds'],
	[commandIds.setDueDate, 'dueDate', 'endDate'],
];

/**
 * The tasks that a command is about; without an argument those that are selected in the tree, or where none is,
 * the one that the person chooses among those that fit. A caller, who can't be asked, gives no `fits`.
 */
export type Targets = (
	argument: unknown,
	selection: unknown,
	fits?: (task: Task) => boolean,
) => Promise<readonly TaskId[]>;

type Parts = {
	store: TaskStore;
	targets: Targets;
	log: vscode.LogOutputChannel;
};

/**
 * Changing several tasks at once. For callers there is one command with `{ id | ids, changes }`, which
 * takes the selection when it names no tasks, so that a keybinding can make a change of its own.
 */
export function registerChangeCommands({ store, targets, log }: Parts): vscode.Disposable {
	/** The tasks that a caller names, else the selected ones. */
	const named = ({ id, ids }: { id?: TaskId | undefined; ids?: TaskId[] | undefined }) =>
		targets(ids ? { ids } : id ? { id } : undefined, undefined);

	return vscode.Disposable.from(
		registerCommand(
			commandIds.changeTasks,
			async (argument) => {
				const { changes, ...tasks } = parseArgument(given, argument);
				return changeMany(store, await named(tasks), changes, false);
			},
			log,
		),
		...fieldCommands.map(([command, field, key]) =>
			registerCommand(
				command,
				async (argument, selection) => {
					if (isCall(argument)) {
						const { id, ids, ...value } = parseArgument(v.looseObject(which), argument);
						parseArgument(v.strictObject({ [key]: manyFields[key] }), value);
						const changes = parseArgument(manyChanges, value);
						return changeMany(store, await named({ id, ids }), changes, false);
					}
					const chosen = await targets(argument, selection, isChangeable(store, field));
					const changes = await askForChanges(store, field, chosen);
					return changes && changeMany(store, chosen, changes, true);
				},
				log,
			),
		),
	);
}

async function askForChanges(
	store: TaskStore,
	field: ManyField,
	ids: readonly TaskId[],
): Promise<ManyChanges | undefined> {
	const account = commonAccount(store, field, ids);
	const tasks = ids.flatMap((id) => store.get(id) ?? []);
	const items = choicesFor(field, account, tasks);
	if (items.length === 0) {
		throw invalid(sayNoChoice(field));
	}
	const chosen = await pickWithText(items, { title: `${sayTasks(ids.length)}, ${account.label}` });
	return chosen && (chosen.item.changes ?? askForMore(store, account, chosen.item.asks, chosen.text));
}

/** What was typed in the list is most likely the name that is asked for. */
async function askForMore(
	store: TaskStore,
	{ product }: Account,
	asks: NonNullable<ChangeItem['asks']>,
	text: string,
): Promise<ManyChanges | undefined> {
	switch (asks) {
		case 'day':
			return askForDay();
		case 'tag': {
			const id = await askForNew(store, product, 'tag', text);
			return id === undefined ? undefined : { addTagIds: [id] };
		}
		case 'project': {
			const projectId = await askForNew(store, product, 'project', text);
			return projectId === undefined ? undefined : { projectId };
		}
	}
}

/** Tells of a task whether its product lets the field be changed. */
function isChangeable(store: TaskStore, field: ManyField): (task: Task) => boolean {
	return ({ product }) => {
		const account = store.account(product);
		const name = modelFields[field];
		return account !== undefined && account.fields.has(name) && account.fixed[name] === undefined;
	};
}

/** The account that all the tasks are of: what there is to choose from is its own. */
function commonAccount(store: TaskStore, field: ManyField, ids: readonly TaskId[]): Account {
	const [product, ...others] = new Set(ids.map(productOf));
	const account = product === undefined ? undefined : store.account(product);
	if (!account || others.length > 0) {
		throw invalid(
			vscode.l10n.t('The selected tasks are of several accounts. Select tasks of one account only.'),
		);
	}
	if (!account.fields.has(modelFields[field])) {
		throw invalid(vscode.l10n.t('Tasks of {0} do not have this.', account.label));
	}
	checkKept(account, { [modelFields[field]]: undefined });
	return account;
}

function invalid(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
