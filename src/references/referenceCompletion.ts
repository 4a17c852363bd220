import * as vscode from 'vscode';
import { formatReference } from '../products/reference.ts';
import { numberOf, type Product, type Task } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { forQuickPick, oneLine } from '../ui/plainText.ts';
import { askedReference } from './askedReference.ts';
import type { LikelyTasks } from './likelyTasks.ts';

/** More than this nobody reads; the next letter brings others up. */
const most = 50;

type TaskCompletion = vscode.CompletionItem & { task: Task };

/** Numbers of tasks behind `toggl#` and the like, and nothing anywhere else. */
export class ReferenceCompletion implements vscode.CompletionItemProvider<TaskCompletion>, vscode.Disposable {
	readonly #store: TaskStore;
	readonly #listener: vscode.Disposable;
	readonly #likely = new Map<Product, LikelyTasks>();

	constructor(store: TaskStore) {
		this.#store = store;
		this.#listener = store.onDidChange(() => this.#likely.clear());
	}

	dispose(): void {
		this.#listener.dispose();
	}

	async provideCompletionItems(
		document: vscode.TextDocument,
		position: vscode.Position,
		cancelled: vscode.CancellationToken,
	): Promise<vscode.CompletionList<TaskCompletion> | undefined> {
		const line = document.lineAt(position.line).text;
		const asked = askedReference(line.slice(0, position.character));
		if (!asked) {
			return undefined;
		}
		await this.#store.known.begin();
		const likely = await this.#likelyOf(asked.product);
		if (cancelled.isCancellationRequested) {
			return undefined;
		}
		const [rest = ''] = /^[\p{L}\p{N}_-]*/u.exec(line.slice(position.character)) ?? [];
		const inserting = new vscode.Range(position.with({ character: asked.start }), position);
		const replacing = inserting.with({ end: position.translate(0, rest.length) });
		const items = likely
			.find(asked.text, most)
			.map((task, rank) => toItem(task, rank, { inserting, replacing }));
		// What is found for a longer text is found among all tasks, not among these.
		return new vscode.CompletionList(items, true);
	}

	async resolveCompletionItem(item: TaskCompletion): Promise<TaskCompletion> {
		const { taskCard } = await import('../ui/taskCard.ts');
		item.documentation = taskCard(item.task, this.#store, formatReference);
		return item;
	}

	async #likelyOf(product: Product): Promise<LikelyTasks> {
		const { LikelyTasks: Likely } = await import('./likelyTasks.ts');
		const likely = this.#likely.get(product) ?? new Likely(this.#store.find({ product }));
		this.#likely.set(product, likely);
		return likely;
	}
}

function toItem(
	task: Task,
	rank: number,
	range: { inserting: vscode.Range; replacing: vscode.Range },
): TaskCompletion {
	const number = String(numberOf(task.id));
	const project = oneLine(task.projectName ?? '', 40);
	const state = task.done
		? vscode.l10n.t('done')
		: oneLine(task.statusName ?? '', 40) || vscode.l10n.t('open');
	const name = oneLine(task.name, 100);
	const detail = [project, state].filter(Boolean).join(' · ');
	// Rows make icons of what looks like one, and a longer name leaves no room for the rest.
	const label = {
		label: forQuickPick(oneLine(name, 40)),
		detail: ` #${number}`,
		description: forQuickPick(detail),
	};
	return Object.assign(new vscode.CompletionItem(label, vscode.CompletionItemKind.Reference), {
		task,
		range,
		insertText: number,
		detail,
		filterText: `${number} ${name} ${project}`,
		// Behind what others have to say, unless it resembles more what is written.
		sortText: `\uFFFF${String(rank).padStart(3, '0')}`,
		preselect: false,
	});
}
