import * as vscode from 'vscode';
import { askedReference } from './askedReference.ts';

/**
 * Brings up the completion behind `toggl#` where VS Code does not: where `#` is a letter of the language's
 * words, as in TypeScript, it takes `toggl#` for a word that is being written and not for a trigger, and shows
 * nothing for words in comments.
 */
export function suggestBehindHash(): vscode.Disposable {
	return vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
		const [change, ...others] = contentChanges;
		const isTyped = vscode.window.activeTextEditor?.document === document;
		if (change?.text !== '#' || others.length > 0 || !isTyped) {
			return;
		}
		const end = change.range.start.translate(0, 1);
		const word = document.getWordRangeAtPosition(end);
		const isWanted = vscode.workspace
			.getConfiguration('editor', document)
			.get('suggestOnTriggerCharacters', true);
		if (
			isWanted &&
			word?.end.isEqual(end) &&
			askedReference(document.lineAt(end.line).text.slice(0, end.character))
		) {
			void vscode.commands.executeCommand('editor.action.triggerSuggest');
		}
	});
}
