import * as vscode from 'vscode';
import { TaskError } from '../../tasks/taskError.ts';
import { parseArgument } from '../../ui/argument.ts';
import type { DocumentTodos } from '../documentTodos.ts';
import { pickTodo } from '../pickTodo.ts';
import { todoDocument, todoPlace } from '../todoDocument.ts';

/** Shows a TODO in its editor; one of a notebook that nobody has open in its cell. */
export async function goToTodo(argument: unknown, todos: DocumentTodos): Promise<void> {
	const place = parseArgument(todoPlace, argument);
	const document = await todoDocument(place, todos).catch((cause: unknown) => {
		const sentence = vscode.l10n.t('“{0}” can’t be opened. Check that it is there.', place.uri);
		throw new TaskError({ kind: 'invalid', sentence }, { cause });
	});
	const todo = pickTodo(await todos.of(document), place, document.getText());
	const at = todo ? document.positionAt(todo.start) : new vscode.Position(place.line, place.character ?? 0);
	await vscode.commands.executeCommand('vscode.open', document.uri, {
		selection: new vscode.Range(at, at),
	});
}
