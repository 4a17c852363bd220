import * as vscode from 'vscode';
import { commandIds } from '../commandIds.ts';
import { formatReference } from '../products/reference.ts';
import type { TaskId } from '../tasks/task.ts';
import { clickedTask, formLink } from './commandLink.ts';
import type { FindReferences } from './findReferences.ts';

/** Texts that are longer, in characters, and what is beyond so many links are left alone. */
const longestText = 5_000_000;
const mostLinks = 5000;

type TaskTerminalLink = vscode.TerminalLink & { id: TaskId };

/** References in documents as links that open the task's form. */
export function documentLinks(find: FindReferences): vscode.DocumentLinkProvider {
	return {
		provideDocumentLinks(document) {
			const text = document.getText();
			const found = text.length > longestText ? [] : find(text);
			return found.slice(0, mostLinks).map(({ id, start, end }) => {
				const link = new vscode.DocumentLink(
					new vscode.Range(document.positionAt(start), document.positionAt(end)),
					vscode.Uri.parse(formLink(id), true),
				);
				link.tooltip = sayLink(id);
				return link;
			});
		},
	};
}

/** The same for what programs write into terminals. */
export function terminalLinks(find: FindReferences): vscode.TerminalLinkProvider<TaskTerminalLink> {
	return {
		provideTerminalLinks: ({ line }) =>
			find(line).map(({ id, start, end }) => ({
				id,
				startIndex: start,
				length: end - start,
				tooltip: sayLink(id),
			})),
		handleTerminalLink: async ({ id }) => {
			await vscode.commands.executeCommand(commandIds.editTask, clickedTask(id));
		},
	};
}

function sayLink(id: TaskId): string {
	return vscode.l10n.t('Open task {0}', formatReference(id));
}
