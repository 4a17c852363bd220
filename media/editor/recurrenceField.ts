import type { Input } from '../../src/editor/protocol.ts';
import type { Control, ControlParts } from './control.ts';
import { element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';
import { repeatNames, repeatOf, repeats } from './recurrence.ts';
import { TextField } from './textField.ts';

/** How the task repeats: the usual rules by name, and under Advanced the rule itself, which is what counts. */
export class RecurrenceField implements Control {
	readonly root: HTMLElement;
	readonly advanced: HTMLElement;
	readonly #select = element('select');
	readonly frame: FieldFrame;
	readonly problemFrame: FieldFrame;
	readonly #rule: TextField;

	constructor({ field, strings, changed }: ControlParts) {
		this.#select.append(
			...[...repeatNames, 'custom' as const].map((name) =>
				element('option', { value: name, textContent: strings.repeats[name] }),
			),
		);
		this.frame = new FieldFrame({
			id: `field-${field}-name`,
			label: strings.fields[field],
			control: this.#select,
		});
		this.root = this.frame.root;
		this.#rule = new TextField(
			{
				field,
				strings,
				changed: () => {
					this.#showName();
					changed();
				},
			},
			{ label: strings.repeats.rule, code: true },
		);
		this.advanced = this.#rule.root;
		this.problemFrame = this.#rule.frame;
		this.#select.addEventListener('change', () => this.#choose(changed));
	}

	read(): Input {
		return this.#rule.read();
	}

	show(input: Input): void {
		this.#rule.show(input);
		this.#showName();
	}

	focus(): void {
		this.advanced.closest('details')?.setAttribute('open', '');
		this.#rule.focus();
	}

	#choose(changed: () => void): void {
		const name = repeatNames.find((one) => one === this.#select.value);
		if (name) {
			this.#rule.show(repeats[name]);
			changed();
		} else {
			this.focus();
		}
	}

	#showName(): void {
		this.#select.value = repeatOf(String(this.read()));
	}
}
