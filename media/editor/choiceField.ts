import type { FormState, Input } from '../../src/editor/protocol.ts';
import type { Control, ControlParts } from './control.ts';
import { element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';

type Option = { id: string; label: string };

/** One of several, as a drop-down list. A value that isn't offered (any more) is shown as it came. */
export class ChoiceField implements Control {
	readonly root: HTMLElement;
	readonly #select = element('select');
	readonly frame: FieldFrame;
	readonly #options: (state: FormState) => readonly Option[];
	#offered = '';

	constructor({ field, strings, changed }: ControlParts, options: (state: FormState) => readonly Option[]) {
		this.#options = options;
		this.frame = new FieldFrame({
			id: `field-${field}`,
			label: strings.fields[field],
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
		if ([...this.#select.options].every((option) => option.value !== value)) {
			this.#select.append(element('option', { value, textContent: value }));
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
