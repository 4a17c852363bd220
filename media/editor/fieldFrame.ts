import { button, element } from '../shared/element.ts';

/** What became of a field elsewhere, and what the person can do about it. */
export type Conflict = {
	text: string;
	useTheirs: { label: string; run: () => void };
	keepMine: { label: string; run: () => void };
};

/** What stands around every control: its label, hint and error, and the note that it was changed elsewhere. */
export class FieldFrame {
	readonly root: HTMLElement;
	readonly #control: HTMLElement;
	readonly #hint: HTMLElement;
	readonly #usualHint: string;
	readonly #required = element('span', { className: 'required' });
	readonly #problem: HTMLElement;
	readonly #note: HTMLElement;
	#noted = '';

	/**
	 * `control` is the element that has the focus and is described; `content` is what is shown in its place
	 * where that is more than the control. A check mark has its label behind it.
	 */
	constructor(options: {
		id: string;
		label: string;
		hint?: string | undefined;
		control: HTMLElement;
		content?: HTMLElement;
		labelBehind?: boolean;
	}) {
		const { id, control, hint } = options;
		control.id = id;
		const label = element('label', { htmlFor: id, id: `${id}-label`, textContent: options.label });
		label.append(this.#required);
		const hintLine = element('p', {
			className: 'hint',
			id: `${id}-hint`,
			textContent: hint ?? '',
			hidden: !hint,
		});
		this.#control = control;
		this.#hint = hintLine;
		this.#usualHint = hint ?? '';
		this.#problem = element('p', { className: 'problem', id: `${id}-problem`, hidden: true });
		this.#note = element('div', { className: 'conflict', id: `${id}-note`, role: 'status' });
		const content = options.content ?? control;
		const line = options.labelBehind
			? [element('div', { className: 'mark' }, content, label)]
			: [label, content];
		this.root = element('div', { className: 'field' }, ...line, hintLine, this.#problem, this.#note);
		control.setAttribute('aria-describedby', `${id}-hint ${id}-problem ${id}-note`);
	}

	/** `word` stands behind the label of a field that may not be empty; nothing stands there without it. */
	setRequired(word: string): void {
		const shown = word && ` (${word})`;
		if (this.#required.textContent !== shown) {
			this.#required.textContent = shown;
		}
	}

	/** A field with a reason can't be changed; the reason stands in place of the hint. */
	setFixed(reason: string | undefined): void {
		const hint = reason ?? this.#usualHint;
		if (this.#hint.textContent !== hint) {
			this.#hint.textContent = hint;
			this.#hint.hidden = hint === '';
		}
		this.#control.toggleAttribute('disabled', reason !== undefined);
	}

	setProblem(sentence: string | undefined): void {
		this.#problem.textContent = sentence ?? '';
		this.#problem.hidden = sentence === undefined;
		this.#control.ariaInvalid = sentence === undefined ? null : 'true';
		this.root.classList.toggle('invalid', sentence !== undefined);
	}

	setConflict(conflict: Conflict | undefined): void {
		// Made anew only for other news: the buttons must not lose the focus, nor be read out again.
		if (this.#noted === (conflict?.text ?? '')) {
			return;
		}
		this.#noted = conflict?.text ?? '';
		this.#note.replaceChildren(
			...(conflict
				? [
						element('span', { textContent: conflict.text, dir: 'auto' }),
						button(conflict.useTheirs.label, 'link', conflict.useTheirs.run),
						button(conflict.keepMine.label, 'link', conflict.keepMine.run),
					]
				: []),
		);
	}
}
