import type { Input } from '../../src/editor/protocol.ts';
import type { Control, ControlParts } from './control.ts';
import { element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';

/** Typed text, in one line or many. */
export class TextField implements Control {
	readonly root: HTMLElement;
	readonly #box: HTMLInputElement | HTMLTextAreaElement;
	readonly frame: FieldFrame;
	readonly #preview: HTMLElement | undefined;
	readonly #explain: ((typed: string) => string) | undefined;

	/** `lines`: 1 or how many are shown at least. `explain` says in the page how the text was understood. */
	constructor(
		{ field, strings, changed }: ControlParts,
		options: { lines?: number; label?: string; explain?: (typed: string) => string; code?: boolean } = {},
	) {
		const { lines = 1, explain } = options;
		this.#box = lines > 1 ? element('textarea', { rows: lines }) : element('input', { type: 'text' });
		this.#box.autocomplete = 'off';
		this.#box.dir = 'auto';
		this.#box.spellcheck = !options.code && !explain;
		this.#box.classList.toggle('code', options.code ?? false);
		this.#explain = explain;
		this.#preview = explain && element('p', { className: 'preview', ariaLive: 'polite' });
		this.frame = new FieldFrame({
			id: `field-${field}`,
			label: options.label ?? strings.fields[field],
			hint: strings.hints[field],
			control: this.#box,
			content: element(
				'div',
				{ className: 'box' },
				this.#box,
				...(this.#preview ? [this.#preview] : []),
			),
		});
		this.root = this.frame.root;
		this.root.classList.add(field);
		this.#box.addEventListener('input', () => {
			this.#explainText();
			changed();
		});
	}

	read(): Input {
		return this.#box.value;
	}

	show(input: Input): void {
		this.#box.value = String(input);
		this.#explainText();
	}

	focus(): void {
		this.#box.focus();
	}

	#explainText(): void {
		if (this.#preview && this.#explain) {
			this.#preview.textContent = this.#explain(this.#box.value);
		}
	}
}
