import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Account } from '../tasks/account.ts';
import type { NewTask, Product, Task } from '../tasks/task.ts';
import type { ProposalSource } from '../tasks/taskApi.ts';
import { asTaskError, TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument } from '../ui/argument.ts';
import { isCall } from '../ui/registerCommand.ts';
import { forMessage } from '../ui/plainText.ts';
import { createAll, selectedText } from './createMany.ts';
import { editNewTask, sayNewTask } from './editNewTask.ts';
import { pickProject } from '../ui/pickProject.ts';
import { reviewTasks } from '../ui/reviewTasks.ts';
import { askForPicture, readPicture } from './pictures.ts';

const text = v.pipe(
	v.string(),
	v.check((given) => given.trim() !== '', 'holds nothing'),
);

const product = v.optional(v.string());

const asked = v.union(
	[
		v.strictObject({ text, product }),
		v.strictObject({ prompt: text, product }),
		v.strictObject({ image: text, product }),
	],
	'takes one of text, prompt and image, and a product',
);

/** What a caller asks for tasks by: a list, a text about what there is to do, or the URI of a picture. Creates none. */
export async function proposeForCaller(store: TaskStore, argument: unknown): Promise<readonly NewTask[]> {
	const given = parseArgument(asked, argument);
	const account = await proposingAccount(store, given.product);
	return store.service.propose(account.product, await sourceOf(given));
}

/** Creates what is wanted of the tasks that the service makes of the editor's selection. */
export async function createFromSelection(store: TaskStore): Promise<readonly Task[] | undefined> {
	const account = await proposingAccount(store);
	const selected = selectedText();
	if (selected === undefined) {
		throw invalid(vscode.l10n.t('Select text in an editor first, then try again.'));
	}
	return reviewAndCreate(store, account, await proposeForPerson(store, account, { text: selected }));
}

/** Asks what there is to do, unless that is given. When it fails, it asks again with what was typed. */
export async function createFromPrompt(
	store: TaskStore,
	argument: unknown,
): Promise<readonly Task[] | undefined> {
	const given = isCall(argument) ? parseArgument(v.strictObject({ prompt: text }), argument) : undefined;
	const account = await proposingAccount(store);
	let failed: { prompt: string; why: string } | undefined;
	for (;;) {
		const prompt = failed || !given ? await askForPrompt(account, failed) : given.prompt;
		if (prompt === undefined) {
			return undefined;
		}
		let proposals: readonly NewTask[];
		try {
			proposals = await proposeForPerson(store, account, { prompt });
		} catch (error) {
			const why =
				error instanceof vscode.CancellationError
					? vscode.l10n.t('This was stopped. Enter asks again.')
					: asTaskError(error).message;
			failed = { prompt, why: forMessage(why) };
			continue;
		}
		return reviewAndCreate(store, account, proposals);
	}
}

/**
 * Creates what is wanted of the tasks that the service finds in a picture; without a URI the person chooses a
 * file or pastes one.
 */
export async function createFromImage(
	store: TaskStore,
	extensionUri: vscode.Uri,
	uri: vscode.Uri | undefined,
): Promise<readonly Task[] | undefined> {
	const account = await proposingAccount(store);
	const image = await (uri ? readPicture(uri) : askForPicture(extensionUri));
	return image && reviewAndCreate(store, account, await proposeForPerson(store, account, { image }));
}

async function proposingAccount(store: TaskStore, wanted?: Product): Promise<Account> {
	await store.settled(wanted);
	const account = store.accounts.find(
		({ product: own, actions }) => actions.has('propose') && (wanted === undefined || own === wanted),
	);
	if (!account) {
		throw invalid(
			vscode.l10n.t('No account here proposes tasks. Sign in to one that does, then try again.'),
		);
	}
	return account;
}

async function sourceOf(
	given: { text: string } | { prompt: string } | { image: string },
): Promise<ProposalSource> {
	if (!('image' in given)) {
		return given;
	}
	return { image: await readPicture(vscode.Uri.parse(given.image)) };
}

/** It may take a minute, so that the person sees it and can stop it. Rejects with a `CancellationError` then. */
async function proposeForPerson(
	store: TaskStore,
	account: Account,
	source: ProposalSource,
): Promise<readonly NewTask[]> {
	const proposals = await vscode.window.withProgress(
		{
			location: vscode.ProgressLocation.Notification,
			title: vscode.l10n.t('{0} is thinking of tasks', account.label),
			cancellable: true,
		},
		async (_progress, token) => {
			const stopping = new AbortController();
			token.onCancellationRequested(() => stopping.abort());
			try {
				return await store.service.propose(account.product, source, stopping.signal);
			} catch (error) {
				throw stopping.signal.aborted ? new vscode.CancellationError() : error;
			}
		},
	);
	if (proposals.length === 0) {
		throw invalid(vscode.l10n.t('{0} found no tasks in this. Say more, then try again.', account.label));
	}
	return proposals;
}

async function reviewAndCreate(
	store: TaskStore,
	account: Account,
	proposals: readonly NewTask[],
): Promise<readonly Task[] | undefined> {
	const wanted = await reviewTasks(proposals, {
		projects: {
			nameOf: (id) => account.catalog.projects.find((project) => project.id === id)?.name,
			choose: () => pickProject(store, account, account.product),
		},
		sayDetail: (task) => sayNewTask(store, account, task),
		edit: (task) => editNewTask(store, account, task),
	});
	return wanted && createAll(store, account.product, wanted, true);
}

async function askForPrompt(
	account: Account,
	failed: { prompt: string; why: string } | undefined,
): Promise<string | undefined> {
	return vscode.window.showInputBox({
		title: vscode.l10n.t('Create tasks with {0}', account.label),
		placeHolder: vscode.l10n.t('What is there to do? For example: plan the release of version 2'),
		prompt: vscode.l10n.t('You see the tasks before they are created.'),
		value: failed?.prompt ?? '',
		ignoreFocusOut: true,
		validateInput: (typed) => {
			if (typed === failed?.prompt) {
				// A warning, so that Enter can ask the same again.
				return { message: failed.why, severity: vscode.InputBoxValidationSeverity.Warning };
			}
			return typed.trim() === '' ? vscode.l10n.t('Say what there is to do.') : undefined;
		},
	});
}

function invalid(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
