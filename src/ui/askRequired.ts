import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import { isEmpty } from '../tasks/isEmpty.ts';
import { requiredFields, sayFields } from '../tasks/requiredFields.ts';
import type { NewTask, Product, TaskField } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { projectFace, tagFace } from './catalogChoices.ts';

/** What a person gave for fields that new tasks may not be without. */
export type Answers = Partial<Pick<NewTask, 'projectId' | 'description' | 'tagIds'>>;

/**
 * Asks for the fields that the account requires and the new tasks are without, each once for all of them.
 * What `known` has is not asked for again. Rejects with a `CancellationError` when the person leaves.
 */
export async function askRequired(
	store: TaskStore,
	product: Product,
	tasks: readonly NewTask[],
	known: Answers = {},
): Promise<Answers> {
	const account = store.account(product);
	const lacking = new Set(
		tasks.flatMap((task) => store.missingFields(product, withAnswers(store, product, task, known))),
	);
	const answers = { ...known };
	if (account) {
		const missing = requiredFields(account).filter((field) => lacking.has(field));
		for (const field of missing) {
			Object.assign(answers, await ask(account, field, missing));
		}
	}
	return answers;
}

/** The task with the answers in those required fields that it is without. */
export function withAnswers(store: TaskStore, product: Product, task: NewTask, answers: Answers): NewTask {
	const missing: ReadonlySet<string> = new Set(store.missingFields(product, task));
	return {
		...task,
		...Object.fromEntries(Object.entries(answers).filter(([field]) => missing.has(field))),
	};
}

/** Nothing for what can't be chosen here: the account then says what is missing. */
async function ask(
	account: Account,
	field: TaskField,
	all: readonly TaskField[],
): Promise<Answers | undefined> {
	const title = vscode.l10n.t('{0} requires these fields: {1}', account.label, sayFields(all));
	switch (field) {
		case 'projectId':
			return askForProject(account, title);
		case 'tagIds':
			return askForTags(account, title);
		case 'description':
			return askForDescription(title);
		default:
			return undefined;
	}
}

async function askForProject({ catalog }: Account, title: string): Promise<Answers | undefined> {
	const items = catalog.projects
		.filter(({ closed }) => !closed)
		.map((project) => ({ ...projectFace(project), projectId: project.id }));
	if (items.length === 0) {
		return undefined;
	}
	const { projectId } = given(
		await vscode.window.showQuickPick(items, {
			title,
			placeHolder: vscode.l10n.t('Choose the project'),
			matchOnDescription: true,
			ignoreFocusOut: true,
		}),
	);
	return { projectId };
}

async function askForTags({ catalog }: Account, title: string): Promise<Answers | undefined> {
	const items = catalog.tags.map((tag) => ({ ...tagFace(tag), id: tag.id }));
	let chosen: readonly { id: string }[] = [];
	while (items.length > 0 && chosen.length === 0) {
		chosen = given(
			await vscode.window.showQuickPick(items, {
				title,
				placeHolder: vscode.l10n.t('Choose at least one tag'),
				canPickMany: true,
				ignoreFocusOut: true,
			}),
		);
	}
	return chosen.length > 0 ? { tagIds: chosen.map(({ id }) => id) } : undefined;
}

async function askForDescription(title: string): Promise<Answers> {
	const typed = await vscode.window.showInputBox({
		title,
		placeHolder: vscode.l10n.t('Type the description'),
		ignoreFocusOut: true,
		validateInput: (text) =>
			isEmpty(text) ? vscode.l10n.t('Type something: tasks here need a description.') : undefined,
	});
	return { description: given(typed).trim() };
}

function given<T>(answer: T | undefined): T {
	if (answer === undefined) {
		throw new vscode.CancellationError();
	}
	return answer;
}
