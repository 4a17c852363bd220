import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { formatReference } from '../products/reference.ts';
import { productOf, type TaskId } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { plainMarkdown } from '../ui/plainMarkdown.ts';
import { commandLink } from './commandLink.ts';
import { type FindReferences, referenceAt } from './findReferences.ts';
import { type HoverAction, hoverActions, hoverCommands, openAction } from './hoverActions.ts';

/** The card of the task that a reference names, with what can be done with it. */
export class ReferenceHover implements vscode.HoverProvider {
	readonly #store: TaskStore;
	readonly #find: FindReferences;

	constructor(store: TaskStore, find: FindReferences) {
		this.#store = store;
		this.#find = find;
	}

	async provideHover(
		document: vscode.TextDocument,
		{ line, character }: vscode.Position,
		cancelled: vscode.CancellationToken,
	): Promise<vscode.Hover | undefined> {
		const reference = referenceAt(this.#find(document.lineAt(line).text), character);
		if (!reference) {
			return undefined;
		}
		await this.#store.known.begin();
		if (cancelled.isCancellationRequested) {
			return undefined;
		}
		const range = new vscode.Range(line, reference.start, line, reference.end);
		return new vscode.Hover(await this.#card(reference.id), range);
	}

	async #card(id: TaskId): Promise<vscode.MarkdownString> {
		const task = this.#store.get(id) ?? this.#store.known.get(id);
		const card = new vscode.MarkdownString('', true);
		card.isTrusted = { enabledCommands: hoverCommands };
		if (task) {
			const { taskCard } = await import('../ui/taskCard.ts');
			// Above the text, which may reach below the hover's edge.
			appendActions(card, task.id, hoverActions(task, this.#store));
			card.appendMarkdown(`\n\n---\n\n${taskCard(task, this.#store, formatReference).value}`);
		} else {
			this.#sayUnknown(card, id);
		}
		return card;
	}

	#sayUnknown(card: vscode.MarkdownString, id: TaskId): void {
		const account = this.#store.account(productOf(id));
		const reference = formatReference(id);
		if (!account) {
			const said = vscode.l10n.t(
				'{0} is not on this computer: you are not signed in to its account.',
				reference,
			);
			card.appendMarkdown(
				`${plainMarkdown(said)} [$(sign-in) ${vscode.l10n.t('Sign In')}](command:${commandIds.signIn})`,
			);
			return;
		}
		card.appendMarkdown(plainMarkdown(vscode.l10n.t('{0} is not on this computer.', reference)));
		if (account.signedIn) {
			card.appendMarkdown(' ');
			// Whoever clicks wants the service to be asked.
			appendActions(card, id, [openAction()]);
		}
	}
}

function appendActions(card: vscode.MarkdownString, id: TaskId, actions: readonly HoverAction[]): void {
	const links = actions.map(({ icon, title, command }) => {
		// A line ends between actions only.
		const whole = `$(${icon})&nbsp;${title.replaceAll(' ', '&nbsp;')}`;
		return `[${whole}](${commandLink(command, id)} "${vscode.l10n.t('Tasks for Toggl')}")`;
	});
	card.appendMarkdown(links.join('&nbsp;&nbsp; '));
}
