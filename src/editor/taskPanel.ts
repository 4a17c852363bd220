import * as vscode from 'vscode';
import { productOf, type TaskId } from '../tasks/task.ts';
import { asTaskError } from '../tasks/taskError.ts';
import type { StoreChange } from '../tasks/taskIndex.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { createNamed } from '../ui/createNamed.ts';
import { today } from '../ui/dates.ts';
import type { CodePlaces } from '../ui/codePlaces.ts';
import { PageLink } from '../ui/pageLink.ts';
import { forMessage } from '../ui/plainText.ts';
import type { Drafts } from './drafts.ts';
import { runFormCommand } from './formCommands.ts';
import { FormDraft } from './formDraft.ts';
import { FormSaving } from './formSaving.ts';
import { panelTitle } from './formState.ts';
import { InCode } from './inCode.ts';
import { readFormMessage } from './messages.ts';
import { pageStrings } from './pageStrings.ts';
import { pickParent } from './pickParent.ts';
import type { FormAction } from './formActions.ts';
import type { Draft, FormState, FromPage, ToPage } from './protocol.ts';
import { sayKept } from './sayKept.ts';
import { upcoming } from './upcoming.ts';
import { runTroubleChoice, wayToService } from './wayToService.ts';
import { WatchedTask } from './watchedTask.ts';

export type PanelParts = {
	readonly extensionUri: vscode.Uri;
	readonly store: TaskStore;
	readonly drafts: Drafts;
	readonly log: vscode.LogOutputChannel;
	readonly places: CodePlaces;
};

/** One task's form: answers its page, keeps its draft, and tells it what the task became. */
export class TaskPanel implements vscode.Disposable {
	readonly #panel: vscode.WebviewPanel;
	readonly #parts: PanelParts;
	readonly #watched: WatchedTask;
	readonly #draft: FormDraft;
	readonly #saving: FormSaving;
	readonly #inCode: InCode;
	readonly #link: PageLink<FormState, FromPage, ToPage>;
	readonly #disposables: readonly vscode.Disposable[];
	readonly #closed = new vscode.EventEmitter<void>();
	readonly #moved = new vscode.EventEmitter<TaskId>();
	#isClosed = false;

	/** The form was closed. */
	readonly onDidClose = this.#closed.event;
	/** The form now belongs to another task, whose id is told. */
	readonly onDidMove = this.#moved.event;

	/** `restored` is what the panel brought with it over a reload; without it, what was kept before counts. */
	constructor(
		panel: vscode.WebviewPanel,
		parts: PanelParts,
		id: TaskId,
		restored?: { draft: Draft; name: string },
	) {
		this.#panel = panel;
		panel.iconPath = new vscode.ThemeIcon('checklist');
		this.#parts = parts;
		this.#draft = new FormDraft(parts.drafts, id, restored?.draft, () => this.#showTitle());
		this.#watched = new WatchedTask(parts.store, id, restored?.name ?? '', () =>
			this.#link.postState(this.#look()),
		);
		this.#inCode = new InCode(
			parts.places,
			() => this.id,
			() => this.#link.postState(this.#look()),
		);
		this.#link = new PageLink(panel, parts.extensionUri, 'editor', {
			read: readFormMessage,
			said: (message) => void this.#answer(message),
			// Whoever saves waits for an answer.
			saidWrong: (reason) => this.#fail(new Error(reason)),
		});
		this.#saving = new FormSaving({
			store: parts.store,
			watched: this.#watched,
			draft: this.#draft,
			link: this.#link,
			look: () => this.#look(),
		});
		this.#disposables = [
			this.#link,
			this.#inCode,
			parts.store.onDidChange((change) => this.#follow(change)),
			panel.onDidDispose(() => {
				this.#closed.fire();
				this.dispose();
				this.#tellKept();
			}),
		];
		this.#look();
	}

	/** The id that the task has now, as far as it's known here. */
	get id(): TaskId {
		return this.#draft.id;
	}

	reveal(): void {
		this.#panel.reveal();
	}

	/**
	 * Lets go of the panel without closing it: when the window is reloaded, the extension is disposed of
	 * first, and the forms that are open then have to come back.
	 */
	dispose(): void {
		this.#isClosed = true;
		this.#draft.flush();
		for (const one of [...this.#disposables, this.#closed, this.#moved]) {
			one.dispose();
		}
	}

	async #answer(message: FromPage): Promise<void> {
		try {
			switch (message.kind) {
				case 'ready':
					this.#begin();
					break;
				case 'draft':
					this.#draft.type(message.draft);
					break;
				case 'save':
					await this.#saving.save(message.changes);
					break;
				case 'create':
					await this.#saving.create(message.values);
					break;
				case 'replace':
					await this.#saving.replace(message.values);
					break;
				case 'pickParent':
					await this.#pickParent();
					break;
				case 'createTag': {
					const id = await createNamed(this.#parts.store, productOf(this.id), 'tag', message.name);
					this.#link.postState(this.#look());
					this.#link.post({ kind: 'tag', id });
					break;
				}
				case 'upcoming': {
					const now = { today: today(), locale: vscode.env.language };
					this.#link.post(await upcoming(this.#parts.store, this.#watched.task, now));
					break;
				}
				case 'trouble':
					await (this.#watched.task && runTroubleChoice(this.#watched.task, message.choice));
					break;
				case 'action':
					await this.#act(message.action);
					break;
				case 'otherTask':
					await runFormCommand(message.action, message.id);
					break;
				case 'openCode':
					await this.#inCode.open(this.id, message.uri, message.line);
					break;
				case 'addSubTask':
					await runFormCommand('addSubTask', this.id);
					break;
			}
		} catch (error) {
			if (error instanceof vscode.CancellationError) {
				this.#link.post({ kind: 'notSaved' });
			} else {
				this.#fail(error);
			}
		}
	}

	#begin(): void {
		this.#link.begin({
			kind: 'init',
			strings: pageStrings(),
			state: this.#look(),
			draft: this.#draft.now,
			...this.#saving.state,
		});
	}

	async #pickParent(): Promise<void> {
		const { task } = this.#watched;
		const parent = task && (await pickParent(task, this.#parts.store.find({ product: task.product })));
		if (parent) {
			this.#link.post({ kind: 'parent', ...parent });
		}
	}

	async #act(action: FormAction): Promise<void> {
		const run = () => runFormCommand(action, this.id);
		await (action === 'delete' ? this.#watched.deleting(run) : run());
	}

	#fail(error: unknown): void {
		const { message: sentence } = asTaskError(error);
		this.#parts.log.error(`The form of ${this.id}: ${sentence}`);
		this.#saving.fail(sentence);
		this.#link.postState(this.#look());
		this.#link.post({ kind: 'failed', sentence });
		if (this.#isClosed) {
			// The text is kept with the drafts; only the page that would say so is gone.
			void vscode.window.showErrorMessage(forMessage(sentence));
		}
	}

	#follow(change: StoreChange): void {
		if (this.#watched.isShownAnew(change)) {
			this.#link.postState(this.#look());
		}
	}

	/** Reads how the task is now, and takes its name and id for the panel's. */
	#look(): FormState {
		const { store } = this.#parts;
		const state = this.#watched.look(this.#draft.now);
		const { id } = this.#watched;
		if (id !== this.id) {
			this.#draft.moveTo(id);
			this.#moved.fire(id);
		}
		this.#showTitle();
		return { ...state, ...this.#inCode.look(id), ...wayToService(store, store.get(id)) };
	}

	#tellKept(): void {
		if (this.#draft.isLeft && this.#watched.isThere) {
			void sayKept(this.id, this.#watched.name);
		}
	}

	#showTitle(): void {
		const title = panelTitle(this.#watched.name, !this.#draft.isEmpty);
		if (!this.#isClosed && this.#panel.title !== title) {
			this.#panel.title = title;
		}
	}
}
