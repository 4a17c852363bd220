import type { FormState, Input } from '../../src/editor/protocol.ts';
import type { Control, ControlParts } from './control.ts';
import { button } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';

/** The parent by its name; choosing another one is done in VS Code's own list, which the host shows. */
export class ParentField implements Control {
	readonly root: HTMLElement;
	readonly #button: HTMLButtonElement;
	readonly frame: FieldFrame;
	readonly #strings: ControlParts['strings'];
	readonly #changed: () => void;
	#id = '';
	#names: FormState['taskNames'] = {};

	constructor({ field, strings, changed }: ControlParts, pick: () => void) {
		this.#strings = strings;
		this.#changed = changed;
		this.#button = button('', 'picker', pick);
		this.#button.title = strings.chooseParent;
		this.#button.dir = 'auto';
		this.#button.ariaHasPopup = 'listbox';
		const id = `field-${field}`;
		this.frame = new FieldFrame({ id, label: strings.fields[field], control: this.#button });
		// The label alone would hide the parent's name from a screen reader.
		this.#button.setAttribute('aria-labelledby', `${id}-label ${id}`);
		this.root = this.frame.root;
		this.#showName();
	}

	read(): Input {
		return this.#id;
	}

	show(input: Input): void {
		this.#id = String(input);
		this.#showName();
	}

	setState({ taskNames }: FormState): void {
		this.#names = { ...this.#names, ...taskNames };
		this.#showName();
	}

	/** Takes over what the person chose. */
	choose(id: string, name: string): void {
		this.#names = { ...this.#names, [id]: name };
		this.show(id);
		this.#changed();
	}

	focus(): void {
		this.#button.focus();
	}

	#showName(): void {
		this.#button.textContent = this.#id ? (this.#names[this.#id] ?? this.#id) : this.#strings.noParent;
		this.#button.classList.toggle('empty', this.#id === '');
	}
}
