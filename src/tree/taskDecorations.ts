import * as vscode from 'vscode';
import type { Task } from '../tasks/task.ts';
import { today } from '../ui/dates.ts';

const scheme = 'toggl-task';

/** Where a task's row gets its colour from. It holds what the colour depends on, so that a changed task is asked for anew. */
export function decorationUri(task: Task): vscode.Uri {
	const late = !task.done && task.endDate && task.endDate < today();
	return vscode.Uri.from({
		scheme,
		path: `/${task.id}`,
		query: task.done ? 'done' : late ? 'overdue' : '',
	});
}

/** Colours the rows: done tasks step back, overdue ones stand out. */
export function registerTaskDecorations(): vscode.Disposable {
	return vscode.window.registerFileDecorationProvider({ provideFileDecoration: decorationOf });
}

/** The colour for such an address. */
export function decorationOf(uri: vscode.Uri): vscode.FileDecoration | undefined {
	if (uri.scheme !== scheme) {
		return undefined;
	}
	switch (uri.query) {
		case 'done':
			// Icon and checkbox say that it's done; `disabledForeground` would hardly be read.
			return { color: new vscode.ThemeColor('descriptionForeground') };
		case 'overdue':
			return { color: new vscode.ThemeColor('list.warningForeground') };
		default:
			return undefined;
	}
}
