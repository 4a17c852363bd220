import * as vscode from 'vscode';
import { draggedTasksTypes } from '../ui/draggedTasks.ts';

/** What is taken when it's dropped into a text, and what it leaves there. */
export const dropMetadata = {
	dropMimeTypes: Object.values(draggedTasksTypes),
	providedDropEditKinds: [vscode.DocumentDropOrPasteEditKind.Text.append('togglTasks', 'reference')],
} as const satisfies vscode.DocumentDropEditProviderMetadata;
