import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormField, FormState } from '../../src/editor/protocol.ts';
import type { TroubleChoice } from '../../src/tasks/trouble.ts';
import { fill } from './fill.ts';
import { Notices } from './notices.ts';

type Listener = {
	retry: () => void;
	createAgain: () => void;
	discard: () => void;
	/** What to do about a change that waits for the person. */
	choose: (choice: TroubleChoice) => void;
};

/** What there is to say above the form, and what the person can do about it. */
export class FormNotices {
	readonly root: HTMLElement;
	readonly #strings: FormStrings;
	readonly #notices = new Notices();
	readonly #on: Listener;

	constructor(strings: FormStrings, on: Listener) {
		this.#strings = strings;
		this.#on = on;
		this.root = this.#notices.root;
	}

	/** How the task is; `canCreate` counts for one that is gone. */
	show({ missing, trouble }: FormState, canCreate: boolean): void {
		const create = { label: this.#strings.createAgain, run: this.#on.createAgain };
		const action = missing === 'gone' && canCreate ? { action: create } : {};
		this.#notices.set('missing', missing && { text: this.#strings[missing], ...action });
		const choices = (trouble?.choices ?? []).map(({ choice, label, detail }) => ({
			label,
			detail,
			run: () => this.#on.choose(choice),
		}));
		this.#notices.set('trouble', trouble && { text: trouble.sentence, choices });
	}

	/** A save failed. */
	fail(sentence: string): void {
		const text = `${this.#strings.saveFailed} ${sentence}`;
		this.#notices.set('failed', { text, action: { label: this.#strings.retry, run: this.#on.retry } });
	}

	/** These fields can't be saved as they are. */
	refuse(fields: readonly FormField[]): void {
		const names = fields.map((field) => this.#strings.fields[field]).join(', ');
		this.#notices.set('failed', { text: fill(this.#strings.mendFirst, names) });
	}

	/** What failed before is over. */
	clearFailure(): void {
		this.#notices.set('failed', undefined);
	}

	/** What the form holds was typed before and not saved. */
	restored(): void {
		const discard = { label: this.#strings.discard, run: this.#on.discard };
		this.#notices.set('draft', { text: this.#strings.restored, action: discard });
	}

	/** What was typed was dropped. */
	reverted(undo: () => void): void {
		const action = { label: this.#strings.undo, run: undo };
		this.#notices.set('draft', { text: this.#strings.reverted, action });
	}

	/** What was said of the draft is of no use any more. */
	clearDraftNotice(): void {
		this.#notices.set('draft', undefined);
	}
}
