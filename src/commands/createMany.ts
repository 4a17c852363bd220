import * as v from 'valibot';
import * as vscode from 'vscode';
import { type EntityId, type NewTask, type Product, productOf, type Task } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { entityId, inProduct, parseArgument } from '../ui/argument.ts';
import { askRequired, withAnswers } from '../ui/askRequired.ts';
import { withWaiting } from '../ui/undoableChanges.ts';
import { withBulkProgress } from '../ui/bulkProgress.ts';
import { tasksFromLines } from './createManyLines.ts';
import { pickProject } from '../ui/pickProject.ts';
import { reviewTasks } from '../ui/reviewTasks.ts';
import { sayCreated } from '../ui/sayTasks.ts';

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
	return createAll(store, product, newTasks(place, provenLines(lines)), false);
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
	const { product, projectId } = place;
	const chosen = await reviewTasks(newTasks(projectId ? { projectId } : {}, lines));
	return chosen && createAll(store, product, chosen, true);
}

async function textOfPerson(): Promise<string> {
	return selectedText() ?? vscode.env.clipboard.readText();
}

/** What is selected in the editor, unless that is nothing but spaces. */
export function selectedText(): string | undefined {
	const editor = vscode.window.activeTextEditor;
	const selected = editor?.selections.map((selection) => editor.document.getText(selection)).join('\n');
	return selected?.trim() ? selected : undefined;
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

function newTasks(place: { projectId?: EntityId }, lines: readonly Line[]): NewTask[] {
	return lines.map(({ name, done }) => ({ ...place, name, ...(done ? { done } : {}) }));
}

/**
 * Creates tasks in one go. A person who clicked is asked for what the account requires, sees how far it is,
 * may stop it, and is told how it ended.
 */
export async function createAll(
	store: TaskStore,
	product: Product,
	tasks: readonly NewTask[],
	clicked: boolean,
): Promise<readonly Task[]> {
	const title = vscode.l10n.t('Creating tasks');
	const answers = clicked ? await askRequired(store, product, tasks) : {};
	const complete = tasks.map((task) => withAnswers(store, product, task, answers));
	const { created, skipped } = await withBulkProgress({ title, total: tasks.length, clicked }, (watch) =>
		store.createMany(product, complete, watch),
	);
	if (clicked) {
		const said =
			skipped > 0
				? vscode.l10n.t('Stopped: {0} of {1} tasks were created.', created.length, tasks.length)
				: sayCreated(created.length);
		const waiting = store.sync.waitingOf(created.map(({ id }) => id));
		void vscode.window.showInformationMessage(withWaiting(said, waiting.length));
	}
	return created;
}
