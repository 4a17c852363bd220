import type { TaskChanges } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { PageLink } from '../ui/pageLink.ts';
import { askForScope } from '../ui/recurrenceScope.ts';
import { confirmOverwrite } from './confirmOverwrite.ts';
import { createAnew } from './createAnew.ts';
import type { FormDraft } from './formDraft.ts';
import type { FormState, FormValues, FromPage, ToPage } from './protocol.ts';
import type { WatchedTask } from './watchedTask.ts';
import { taskInstead } from './wholeTask.ts';

type SavingParts = {
	readonly store: TaskStore;
	readonly watched: WatchedTask;
	readonly draft: FormDraft;
	readonly link: PageLink<FormState, FromPage, ToPage>;
	/** How the form has to look now. */
	readonly look: () => FormState;
};

/** Saves what a form holds: what was changed, the whole task, or the task made anew. Each rejects with the failure. */
export class FormSaving {
	readonly #parts: SavingParts;
	#saving: TaskChanges | undefined;
	#failed: string | undefined;

	constructor(parts: SavingParts) {
		this.#parts = parts;
	}

	/** How saving stands, for a page that comes up meanwhile. */
	get state(): { saving?: TaskChanges; failed?: string } {
		return {
			...(this.#saving ? { saving: this.#saving } : {}),
			...(this.#failed === undefined ? {} : { failed: this.#failed }),
		};
	}

	/** Keeps why what the page asked for failed, until it is tried again. */
	fail(sentence: string): void {
		this.#failed = sentence;
	}

	async save(changes: TaskChanges): Promise<void> {
		const { store, draft, link, look } = this.#parts;
		const typed = draft.now;
		this.#saving = changes;
		this.#failed = undefined;
		try {
			const scope = await askForScope(store, [draft.id], changes);
			// The page keeps what was typed, and shows both sides of a field that was changed elsewhere, too.
			await store.update(draft.id, changes, scope, 'drop');
		} finally {
			this.#saving = undefined;
			// The page has to know what the task is before it hears how the save ended.
			link.postState(look());
		}
		// A page that is hidden meanwhile can't say that nothing is left to save.
		if (draft.now === typed && Object.keys(typed).every((field) => field in changes)) {
			draft.clear();
		}
		link.post({ kind: 'saved', changes });
	}

	/** Makes the task anew from all that the form shows; the form is the new task's from then on. */
	async create(values: FormValues): Promise<void> {
		const { store, watched, draft, link, look } = this.#parts;
		this.#failed = undefined;
		await createAnew(store, watched, values);
		draft.clear();
		link.post({ kind: 'created', state: look() });
	}

	/** Gives the task exactly what the form shows, when the person agrees. */
	async replace(values: FormValues): Promise<void> {
		const { store, watched, draft, link, look } = this.#parts;
		const task = taskInstead(values, watched.name);
		if (!(await confirmOverwrite(task.name))) {
			return;
		}
		await store.replace(draft.id, task);
		draft.clear();
		link.postState(look());
		link.post({ kind: 'saved', changes: task });
	}
}
