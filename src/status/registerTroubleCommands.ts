import * as v from 'valibot';
import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { productOf, type TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { Trouble, TroubleChoice } from '../tasks/trouble.ts';
import { parseArgument, taskId } from '../ui/argument.ts';
import { forQuickPick } from '../ui/plainText.ts';
import { isCall, registerCommand } from '../ui/registerCommand.ts';
import { targetIds } from '../ui/targets.ts';
import { confirmDiscard, decide, needTroubled, settle, troubledTasks } from './decide.ts';

const resolveArgument = v.object({
	id: taskId,
	choice: v.picklist(['mine', 'theirs'], 'is "mine" or "theirs"'),
});

/** What a person does about changes that can't go on by themselves. */
export function registerTroubleCommands(store: TaskStore, log: vscode.LogOutputChannel): vscode.Disposable {
	/** The tasks that are meant; without any, one that the person chooses of those that wait for it. */
	const targets = async (
		argument: unknown,
		selection: unknown,
		kinds: readonly Trouble['kind'][],
	): Promise<readonly TaskId[]> => {
		if (argument === undefined || argument === null) {
			await store.settled();
			return [await pick(store, kinds)];
		}
		const ids = targetIds(argument, selection);
		await Promise.all([...new Set(ids.map(productOf))].map((product) => store.settled(product)));
		if (isCall(argument)) {
			return ids;
		}
		// Of many selected rows those count which have something to decide.
		const wanted = ids.filter((id) => {
			const kind = store.get(id)?.trouble?.kind;
			return kind !== undefined && kinds.includes(kind);
		});
		return wanted.length > 0 ? wanted : ids;
	};
	const settling = (
		id: string,
		choice: TroubleChoice,
		kinds: readonly Trouble['kind'][],
	): vscode.Disposable =>
		registerCommand(
			id,
			async (argument, selection) => {
				const ids = await targets(argument, selection, kinds);
				const tasks = ids.map((one) => needTroubled(store, one));
				const isSure = isCall(argument) || choice !== 'discard' || (await confirmDiscard(tasks));
				if (!isSure) {
					throw new vscode.CancellationError();
				}
				for (const one of ids) {
					await settle(store, one, choice, kinds);
				}
			},
			log,
		);
	return vscode.Disposable.from(
		settling(commandIds.retryChange, 'again', ['failed']),
		settling(commandIds.discardChange, 'discard', ['failed', 'conflict']),
		settling(commandIds.acceptFound, 'theirs', ['undecided']),
		settling(commandIds.createAgain, 'again', ['undecided']),
		registerCommand(
			commandIds.resolveConflict,
			async (argument) => {
				if (isCall(argument)) {
					const { id, choice } = parseArgument(resolveArgument, argument);
					await store.settled(productOf(id));
					await settle(store, id, choice, ['conflict']);
					return;
				}
				const [id] = await targets(argument, undefined, ['conflict']);
				await (id === undefined ? undefined : decide(store, id));
			},
			log,
		),
	);
}

async function pick(store: TaskStore, kinds: readonly Trouble['kind'][]): Promise<TaskId> {
	const items = troubledTasks(store)
		.filter(({ trouble }) => kinds.includes(trouble.kind))
		.map(({ id, name, trouble }) => ({
			id,
			label: forQuickPick(name),
			detail: forQuickPick(trouble.sentence),
		}));
	if (items.length === 0) {
		void vscode.window.showInformationMessage(vscode.l10n.t('No change waits for you to decide.'));
		throw new vscode.CancellationError();
	}
	const chosen = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Choose a task') });
	if (!chosen) {
		throw new vscode.CancellationError();
	}
	return chosen.id;
}
