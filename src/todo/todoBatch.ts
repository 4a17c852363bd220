import * as v from 'valibot';
import * as vscode from 'vscode';
import { defined } from '../tasks/defined.ts';
import type { NewTask, Product, Task } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { parseArgument } from '../ui/argument.ts';
import { askRequired, withAnswers } from '../ui/askRequired.ts';
import { withBulkProgress } from '../ui/bulkProgress.ts';
import { pickProject } from '../ui/pickProject.ts';
import { isCall } from '../ui/registerCommand.ts';
import { reviewEach } from '../ui/reviewTasks.ts';
import { sayCreated } from '../ui/sayTasks.ts';
import type { NewTodoTask } from './writeBack/manyTodos.ts';
import { pickTodo } from './pickTodo.ts';
import type { TodoTasks } from './todoTasks.ts';
import { isInPlaces } from './workspace/isInPlaces.ts';
import type { PlacedTodo } from './workspace/todoIndex.ts';
import type { WorkspaceTodos } from './workspace/workspaceTodos.ts';

const given = v.strictObject({
	/** A file, or a folder with all that is in it; without it the whole workspace. */
	uri: v.optional(v.string()),
	product: v.optional(v.string()),
});

/** More in one list nobody looks through. */
const most = 1000;

type Wanted = { todo: PlacedTodo; name?: string; projectId?: NewTask['projectId'] };

/** Makes tasks of all TODOs of files, folders or the workspace that have none, in as few requests as it takes. */
export class TodoBatch {
	readonly #store: TaskStore;
	readonly #workspace: WorkspaceTodos;
	readonly #tasks: TodoTasks;

	constructor(store: TaskStore, workspace: WorkspaceTodos, tasks: TodoTasks) {
		this.#store = store;
		this.#workspace = workspace;
		this.#tasks = tasks;
	}

	/** The same as of the file in the Explorer that is open. */
	async createInActiveFile(): Promise<readonly Task[] | undefined> {
		return this.create(activeFile(), undefined);
	}

	/**
	 * A caller gets the tasks once their references are written, or can't be. A person sees the list before: what
	 * they leave in it is created, and the list has no more than a person looks through. `argument` is also a file or folder of the Explorer, or a row of our view.
	 */
	async create(argument: unknown, selection: unknown): Promise<readonly Task[] | undefined> {
		const call = isCall(argument) ? parseArgument(given, argument) : undefined;
		const places = call ? (call.uri === undefined ? [] : [call.uri]) : placesOf(argument, selection);
		await this.#store.begin();
		const product = call?.product ?? this.#store.defaultProduct;
		await this.#store.settled(product);
		const all = await this.#in(places, !call);
		const todos = all
			.filter(({ reference }) => reference === undefined)
			.toSorted((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.line - b.line));
		if (todos.length === 0) {
			throw invalid(sayNothing(places, all));
		}
		if (call) {
			return this.#create(
				product,
				todos.map((todo) => ({ todo })),
			);
		}
		const wanted = await this.#review(product, todos);
		return wanted && this.#create(product, wanted, { left: Math.max(0, todos.length - most) });
	}

	/** The TODOs in these places. */
	async #in(places: readonly string[], clicked: boolean): Promise<PlacedTodo[]> {
		const look = (): Promise<void> =>
			this.#workspace.settled(places.map((place) => vscode.Uri.parse(place)));
		const title = vscode.l10n.t('Looking for TODOs');
		await (clicked && !this.#workspace.isBegun
			? vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, look)
			: look());
		const isThere = isInPlaces(places);
		return this.#workspace.index.all.filter(({ uri }) => places.length === 0 || isThere(uri));
	}

	async #review(product: Product, all: readonly PlacedTodo[]): Promise<Wanted[] | undefined> {
		const todos = all.slice(0, most);
		const account = this.#store.account(product);
		const said = todos.map((todo) => ({ name: todo.text || sayNameless(todo) }));
		const reviewed = await reviewEach(said, {
			sayDetail: (_task, at) => sayPlace(todos[at]!),
			said: sayWhole(all.length),
			sayCost: (count) => this.#sayCost(product, count),
			...(account?.fields.has('projectId')
				? {
						projects: {
							nameOf: (id) =>
								account.catalog.projects.find((project) => project.id === id)?.name,
							choose: () => pickProject(this.#store, account, product),
						},
					}
				: {}),
		});
		return reviewed?.map(({ at, task: { name, projectId } }) => ({
			todo: todos[at]!,
			...(name === said[at]?.name ? {} : { name }),
			...defined({ projectId }),
		}));
	}

	#sayCost(product: Product, count: number): string {
		const requests = this.#store.requestsToCreate(product, count);
		return requests === 0
			? vscode.l10n.t('no request')
			: requests === 1
				? vscode.l10n.t('1 request')
				: vscode.l10n.t('{0} requests', requests);
	}

	/** `click`: a person wants them; `left` TODOs were not in their list. */
	async #create(
		product: Product,
		wanted: readonly Wanted[],
		click?: { left: number },
	): Promise<readonly Task[]> {
		const clicked = click !== undefined;
		const found: NewTodoTask[] = [];
		for (const { todo, name, projectId } of wanted) {
			const pick: NewTodoTask['pick'] = (todos, text) => pickTodo(todos, todo, text);
			const said = await this.#tasks.describe(todo, pick, product);
			if (said) {
				const task = { ...said.task, ...defined({ name, projectId }) };
				found.push({ uri: said.uri, pick, task });
			}
		}
		const tasks = found.map(({ task }) => task);
		const answers = clicked ? await askRequired(this.#store, product, tasks) : {};
		const complete = found.map((each) => ({
			...each,
			task: withAnswers(this.#store, product, each.task, answers),
		}));
		const title = vscode.l10n.t('Creating tasks');
		const { created, skipped } = await withBulkProgress(
			{ title, total: found.length, clicked },
			(watch) => this.#tasks.createMany(complete, product, watch),
		);
		if (click) {
			const said =
				skipped > 0
					? vscode.l10n.t('Stopped: {0} of {1} tasks were created.', created.length, found.length)
					: sayCreated(created.length);
			void vscode.window.showInformationMessage(
				click.left > 0 ? `${said} ${sayLeft(click.left)}` : said,
			);
		}
		return created;
	}
}

/** The file or notebook in the active editor. Throws a `TaskError` when there is none. */
function activeFile(): vscode.Uri {
	const { activeNotebookEditor, activeTextEditor } = vscode.window;
	const uri = activeNotebookEditor?.notebook.uri ?? activeTextEditor?.document.uri;
	if (!uri) {
		throw invalid(vscode.l10n.t('No file is open. Open one, then try again.'));
	}
	return uri;
}

/** The URIs of what was chosen in the Explorer or in our view; none for the whole workspace. */
function placesOf(argument: unknown, selection: unknown): string[] {
	const all: unknown[] = Array.isArray(selection) && selection.length > 0 ? selection : [argument];
	return all.flatMap((each) =>
		each instanceof vscode.Uri
			? each.toString()
			: v.is(v.object({ uri: v.string() }), each)
				? each.uri
				: [],
	);
}

/** Why there is nothing to make tasks of. */
function sayNothing(places: readonly string[], todos: readonly PlacedTodo[]): string {
	if (places.length === 0) {
		return todos.length === 0
			? vscode.l10n.t('There are no TODOs in the comments of this workspace.')
			: vscode.l10n.t('Every TODO of this workspace has its task.');
	}
	return todos.length === 0
		? vscode.l10n.t('There are no TODOs in the comments there.')
		: vscode.l10n.t('Every TODO there has its task.');
}

function sayPlace({ uri, line }: PlacedTodo): string {
	const parsed = vscode.Uri.parse(uri);
	return `${vscode.workspace.asRelativePath(parsed)}:${line + 1}`;
}

/** What isn't in the list. */
function sayWhole(count: number): string | undefined {
	return count > most ? vscode.l10n.t('These are the first {0} of {1} TODOs.', most, count) : undefined;
}

function sayLeft(count: number): string {
	return vscode.l10n.t('{0} more TODOs were not in the list: run the command again for them.', count);
}

function sayNameless(todo: PlacedTodo): string {
	return vscode.l10n.t('{0} in {1}', todo.keyword, sayPlace(todo));
}

function invalid(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
