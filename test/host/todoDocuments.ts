import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { call, checkedTask } from './support.ts';

/**
 * A new document that is nowhere on disk. It stays in an editor: VS Code gives the name of one that was
 * closed to the next, and tells us so too late.
 */
export async function untitled(language: string, content: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument({ language, content });
	await vscode.window.showTextDocument(document, { preview: false });
	return document;
}

/** A file of the workspace, as it is on disk. */
export async function file(name: string, content: string): Promise<vscode.Uri> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder, 'the tests have a folder open');
	const uri = vscode.Uri.joinPath(folder.uri, name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
	return uri;
}

export async function onDisk(uri: vscode.Uri): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

/** Makes a task of the TODO in the line, which counts from 0. */
export async function taskOfTodo(uri: vscode.Uri, line: number): Promise<Task> {
	return checkedTask(await call('createTaskFromTodo', { uri: uri.toString(), line }));
}

/** What stands in code for the task: `toggl#5123`, `local#7`. */
export function referenceTo({ id }: Task): string {
	return id.replace('focus:', 'toggl#').replace(':', '#');
}

/** Changes the document as if somebody typed. */
export async function type(uri: vscode.Uri, line: number, character: number, text: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.insert(uri, new vscode.Position(line, character), text);
	assert.ok(await vscode.workspace.applyEdit(edit));
}
