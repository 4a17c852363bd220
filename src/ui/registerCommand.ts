import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import type { TaskId } from '../tasks/task.ts';
import { asTaskError, TaskError } from '../tasks/taskError.ts';
import { isClick } from './isClick.ts';
import { forMessage } from './plainText.ts';

/**
 * Registers a command. This is the edge where failures end: who called with an argument gets the
 * rejection, a person gets a message with the cure. Cancelling is no failure. What comes out is the
 * caller's own: the tasks in the store are nobody else's to change.
 * `isForCaller` tells by the argument who gets the rejection.
 */
export function registerCommand(
	id: string,
	run: (argument: unknown, selection: unknown) => unknown,
	log: vscode.LogOutputChannel,
	isForCaller = isCall,
): vscode.Disposable {
	return vscode.commands.registerCommand(id, async (argument: unknown, selection: unknown) => {
		try {
			return structuredClone(await run(argument, selection));
		} catch (error) {
			if (error instanceof vscode.CancellationError) {
				return undefined;
			}
			const problem = asTaskError(error);
			log.error(`${id}: ${problem.message}`, problem.cause ?? '');
			if (isForCaller(argument)) {
				throw problem;
			}
			void showProblem(problem);
			return undefined;
		}
	});
}

/**
 * Whether a command was called with an argument, a right one or not. VS Code passes rows of the tree
 * and URIs by itself, or nothing: those are clicks.
 */
export function isCall(argument: unknown): boolean {
	if (typeof argument !== 'object') {
		return argument !== undefined;
	}
	return argument !== null && !isClick(argument) && !(argument instanceof vscode.Uri);
}

/** How long a sentence stands in the status bar, in milliseconds. */
const saidFor = 15_000;

/** Tells a person what went wrong, with a button for what can be done about it. */
export async function showProblem(error: TaskError): Promise<void> {
	if (error.problem.kind === 'quota' || error.problem.kind === 'busy') {
		// There is nothing to do about it but to wait: no box has to be closed for that.
		vscode.window.setStatusBarMessage(`$(watch) ${forMessage(error.message)}`, saidFor);
		return;
	}
	const cure = cureOf(error);
	const chosen = await vscode.window.showErrorMessage(
		forMessage(error.message),
		...(cure ? [cure.title] : []),
	);
	if (chosen && cure) {
		await vscode.commands.executeCommand(cure.command, ...(cure.row ? [cure.row] : []));
	}
}

/** A command that helps; with a row, it is run as by a click on that. */
type Cure = { title: string; command: string; row?: { kind: 'task'; id: TaskId } };

function cureOf(error: TaskError): Cure | undefined {
	const { problem } = error;
	switch (problem.kind) {
		case 'unauthorized':
		case 'forbidden':
			return { title: vscode.l10n.t('Sign In'), command: commandIds.signIn };
		case 'notFound':
		case 'offline':
		case 'timeout':
			return { title: vscode.l10n.t('Refresh'), command: commandIds.refreshView };
		case 'service':
		case 'unreadable':
		case 'storage':
			return { title: vscode.l10n.t('Show Log'), command: commandIds.showLog };
		case 'partial':
			// What cures the reason is wanted here too.
			return error.cause instanceof TaskError ? cureOf(error.cause) : undefined;
		case 'conflict':
			return problem.waits === undefined
				? undefined
				: {
						title: vscode.l10n.t('Resolve Conflict…'),
						command: commandIds.resolveConflict,
						row: { kind: 'task', id: problem.waits },
					};
		case 'invalid':
		case 'quota':
		case 'plan':
		case 'busy':
		case 'rejected':
		case 'unsupported':
			return undefined;
	}
}
