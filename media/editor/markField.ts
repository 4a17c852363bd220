import type { Input } from '../../src/editor/protocol.ts';
import type { Control, ControlParts } from './control.ts';
import { element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';

/** Yes or no, as a check mark. */
export class MarkField implements Control {
	readonly root: HTMLElement;
	readonly #box = element('input', { type: 'checkbox' });
	readonly frame: FieldFrame;

	constructor({ field, strings, changed }: ControlParts) {
		this.frame = new FieldFrame({
			id: `field-${field}`,
			label: strings.fields[field],
			hint: strings.hints[field],
			control: this.#box,
			labelBehind: true,
		});
		this.root = this.frame.root;
		this.#box.addEventListener('change', changed);
	}

	read(): Input {
		return this.#box.checked;
	}

	show(input: Input): void {
		this.#box.checked = input === true;
	}

	focus(): void {
		this.#box.focus();
	}
}
