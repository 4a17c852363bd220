import type { FormState, Input } from '../../src/editor/protocol.ts';
import type { Control, ControlParts } from './control.ts';
import { element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';

type Option = { id: string; label: string };

/** One of several, as a drop-down list. A value that isn't offered (any more) is shown as it came, as long as it is the value. */
export class ChoiceField implements Control {
	readonly root: HTMLElement;
	readonly #select = element('select');
	readonly frame: FieldFrame;
	readonly #options: (state: FormState) => readonly Option[];
	readonly #none: string;
	#offered = '';
	/** The value that isn't offered. */
	#other: HTMLOptionElement | undefined;

	constructor(
		{ field, strings, changed }: ControlParts,
		options: (state: FormState) => readonly Option[],
		label = strings.fields[field],
	) {
		this.#options = options;
		this.#none = strings.none;
		this.frame = new FieldFrame({
			id: `field-${field}`,
			label,
			hint: strings.hints[field],
			control: this.#select,
		});
		this.root = this.frame.root;
		this.#select.addEventListener('change', changed);
	}

	read(): Input {
		return this.#select.value;
	}

	show(input: Input): void {
		const value = String(input);
		this.#other?.remove();
		if ([...this.#select.options].every((option) => option.value !== value)) {
			this.#other = element('option', { value, textContent: value || this.#none });
			this.#select.append(this.#other);
		}
		this.#select.value = value;
	}

	setState(state: FormState): void {
		const options = this.#options(state);
		const offered = JSON.stringify(options);
		if (offered === this.#offered) {
			return;
		}
		this.#offered = offered;
		const { value } = this.#select;
		const hadNone = this.#select.options.length === 0;
		this.#select.replaceChildren(
			...options.map(({ id, label }) => element('option', { value: id, textContent: label })),
		);
		if (!hadNone) {
			this.show(value);
		}
	}

	focus(): void {
		this.#select.focus();
	}
}
