import * as vscode from 'vscode';
import { defaultFormat } from '../products/reference.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { Setting } from '../ui/setting.ts';
import { referenceFinder } from './findReferences.ts';
import { ReferenceCompletion } from './referenceCompletion.ts';
import { ReferenceHover } from './referenceHover.ts';
import { documentLinks, terminalLinks } from './referenceLinks.ts';
import { ReferenceMarks } from './referenceMarks.ts';
import { suggestBehindHash } from './suggestBehindHash.ts';

/**
 * References to tasks wherever they stand: in documents of all kinds, commit messages and terminals. All of
 * it reads what is kept here; no service is asked before a person clicks.
 */
export function registerReferences(store: TaskStore): vscode.Disposable {
	const format = new Setting<unknown>('todo.format', defaultFormat);
	let finder = referenceFinder(format.value);
	const find = (text: string) => finder(text);
	const marks = new ReferenceMarks(store, find);
	const completion = new ReferenceCompletion(store);
	return vscode.Disposable.from(
		format,
		format.onDidChange((value) => {
			finder = referenceFinder(value);
			marks.refresh();
		}),
		marks,
		completion,
		vscode.languages.registerHoverProvider('*', new ReferenceHover(store, find)),
		vscode.languages.registerDocumentLinkProvider('*', documentLinks(find)),
		// By a pattern: VS Code asks those for any language only when a language's own have nothing to say.
		vscode.languages.registerCompletionItemProvider({ pattern: '**' }, completion, '#'),
		suggestBehindHash(),
		vscode.window.registerTerminalLinkProvider(terminalLinks(find)),
	);
}
