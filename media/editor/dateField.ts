import type { Input } from '../../src/editor/protocol.ts';
import { incompleteDate } from './codecs.ts';
import type { Control, ControlParts } from './control.ts';
import { element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';

/** A day. Half a date is not the same as none: it must not clear the one that the task has. */
export class DateField implements Control {
	readonly root: HTMLElement;
	readonly #box = element('input', { type: 'date', max: '9999-12-31' });
	readonly frame: FieldFrame;

	constructor({ field, strings, changed }: ControlParts) {
		this.frame = new FieldFrame({
			id: `field-${field}`,
			label: strings.fields[field],
			hint: strings.hints[field],
			control: this.#box,
		});
		this.root = this.frame.root;
		this.#box.addEventListener('input', changed);
	}

	read(): Input {
		return this.#box.validity.badInput ? incompleteDate : this.#box.value;
	}

	show(input: Input): void {
		this.#box.value = String(input);
	}

	focus(): void {
		this.#box.focus();
	}
}
