import * as v from 'valibot';
import * as vscode from 'vscode';
import { type EntityId, type NewTask, type Product, productOf, type Task } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { entityId, inProduct, parseArgument } from '../ui/argument.ts';
import { forQuickPick } from '../ui/plainText.ts';
import { withBulkProgress } from './bulkProgress.ts';
import { tasksFromLines } from './createManyLines.ts';
import { pickProject } from './pickProject.ts';

const givenLines = v.strictObject({
	lines: v.array(v.string()),
	product: v.optional(v.string()),
	projectId: v.optional(v.nullable(entityId)),
});

type Line = ReturnType<typeof tasksFromLines>[number];

/** Creates a task for each line that a caller gives. */
export async function createFromGivenLines(store: TaskStore, argument: unknown): Promise<readonly Task[]> {
	const { lines, product: given, projectId } = parseArgument(givenLines, argument);
	await store.begin();
	const product = given ?? (typeof projectId === 'string' ? productOf(projectId) : store.defaultProduct);
	await store.settled(product);
	const place = projectId ? { projectId: inProduct(projectId, product) } : {};
	return createLines(store, product, place, provenLines(lines), false);
}

/**
 * Creates a task for each line of the editor's selection, else of the clipboard: the person chooses the
 * project, then which of the lines become tasks.
 */
export async function createFromLines(store: TaskStore): Promise<readonly Task[] | undefined> {
	await store.settled();
	const lines = provenLines([await textOfPerson()]);
	const place = await pickProject(store, { product: store.defaultProduct });
	if (!place) {
		return undefined;
	}
	const items = lines.map((line) => ({
		label: forQuickPick(line.name),
		...(line.done ? { description: vscode.l10n.t('done') } : {}),
		picked: true,
		line,
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		canPickMany: true,
		title: vscode.l10n.t('Create {0} tasks', lines.length),
		placeHolder: vscode.l10n.t('Enter creates the checked tasks, Escape leaves.'),
		ignoreFocusOut: true,
	});
	if (!chosen || chosen.length === 0) {
		return undefined;
	}
	const { product, projectId } = place;
	const wanted = chosen.map(({ line }) => line);
	return createLines(store, product, projectId ? { projectId } : {}, wanted, true);
}

async function textOfPerson(): Promise<string> {
	const editor = vscode.window.activeTextEditor;
	const selected = editor?.selections.map((selection) => editor.document.getText(selection)).join('\n');
	return selected?.trim() ? selected : vscode.env.clipboard.readText();
}

function provenLines(texts: readonly string[]): readonly Line[] {
	const lines = tasksFromLines(texts);
	if (lines.length === 0) {
		throw new TaskError({
			kind: 'invalid',
			sentence: vscode.l10n.t(
				'There are no lines to make tasks of. Select them in an editor or copy them, then try again.',
			),
		});
	}
	return lines;
}

async function createLines(
	store: TaskStore,
	product: Product,
	place: { projectId?: EntityId },
	lines: readonly Line[],
	clicked: boolean,
): Promise<readonly Task[]> {
	const tasks = lines.map(({ name, done }): NewTask => ({ ...place, name, ...(done ? { done } : {}) }));
	const title = vscode.l10n.t('Creating tasks');
	const { created, skipped } = await withBulkProgress({ title, total: tasks.length, clicked }, (watch) =>
		store.createMany(product, tasks, watch),
	);
	if (clicked) {
		void vscode.window.showInformationMessage(
			skipped > 0
				? vscode.l10n.t('Stopped: {0} of {1} tasks were created.', created.length, tasks.length)
				: vscode.l10n.t('Created {0} tasks.', created.length),
		);
	}
	return created;
}
