import type { Choice, FormState, Input } from '../../src/editor/protocol.ts';
import type { Control, ControlParts } from './control.ts';
import { button, element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';
import { fill } from './fill.ts';
import { OptionList } from './optionList.ts';

/**
 * Several of many: what is chosen stands as chips, and a box with a list adds and removes by typing a
 * part of a name. The pattern is ARIA's combobox with a list of several choices.
 */
export class ListField implements Control {
	readonly root: HTMLElement;
	readonly #strings: ControlParts['strings'];
	readonly #changed: () => void;
	readonly #choices: (state: FormState) => readonly Choice[];
	readonly #chips = element('ul', { className: 'chips' });
	readonly #box = element('input', {
		type: 'text',
		role: 'combobox',
		autocomplete: 'off',
		spellcheck: false,
	});
	readonly #list: OptionList;
	readonly #matches = element('span', { className: 'unseen', role: 'status' });
	readonly frame: FieldFrame;
	#all: readonly Choice[] = [];
	#chosen: readonly string[] = [];

	constructor({ field, strings, changed }: ControlParts, choices: (state: FormState) => readonly Choice[]) {
		this.#strings = strings;
		this.#changed = changed;
		this.#choices = choices;
		this.#list = new OptionList(`field-${field}-list`, strings.noMatches, (id) => this.#toggle(id));
		this.#box.ariaAutoComplete = 'list';
		this.#box.placeholder = fill(strings.filter, strings.fields[field]);
		this.#box.setAttribute('aria-controls', this.#list.root.id);
		this.#list.root.ariaLabel = strings.fields[field];
		this.#chips.ariaLabel = strings.fields[field];
		const combo = element('div', { className: 'combo' }, this.#box, this.#list.root, this.#matches);
		this.frame = new FieldFrame({
			id: `field-${field}`,
			label: strings.fields[field],
			control: this.#box,
			content: element('div', { className: 'box' }, this.#chips, combo),
		});
		this.root = this.frame.root;
		this.#box.addEventListener('click', () => this.#open());
		this.#box.addEventListener('input', () => {
			this.#open();
			this.#matches.textContent = fill(strings.matches, this.#list.count);
		});
		this.#box.addEventListener('keydown', (event) => this.#press(event));
		combo.addEventListener('focusout', ({ relatedTarget }) => {
			if (!(relatedTarget instanceof Node && combo.contains(relatedTarget))) {
				this.#close();
			}
		});
		this.#close();
	}

	read(): Input {
		return this.#chosen;
	}

	show(input: Input): void {
		this.#chosen = Array.isArray(input) ? input.map(String) : [];
		this.#showChips();
		this.#list.mark(this.#chosen);
	}

	setState(state: FormState): void {
		const all = this.#choices(state);
		if (JSON.stringify(all) === JSON.stringify(this.#all)) {
			return;
		}
		this.#all = all;
		this.#showChips();
		if (this.#list.isOpen) {
			this.#open();
		}
	}

	focus(): void {
		this.#box.focus();
	}

	#toggle(id: string): void {
		const next = this.#chosen.includes(id)
			? this.#chosen.filter((one) => one !== id)
			: [...this.#chosen, id];
		this.show(next);
		this.#changed();
	}

	#open(): void {
		const typed = this.#box.value.trim().toLowerCase();
		this.#list.open(
			this.#all.filter(({ label }) => label.toLowerCase().includes(typed)),
			this.#chosen,
			typed !== '',
		);
		this.#tell();
	}

	#close(): void {
		this.#list.close();
		this.#box.value = '';
		this.#matches.textContent = '';
		this.#tell();
	}

	/** Tells a screen reader whether the list is open and where in it the person is. */
	#tell(): void {
		this.#box.ariaExpanded = String(this.#list.isOpen);
		this.#box.setAttribute('aria-activedescendant', this.#list.activeId);
	}

	#press(event: KeyboardEvent): void {
		const steps: Readonly<Record<string, number>> = {
			ArrowDown: 1,
			ArrowUp: -1,
			PageDown: 10,
			PageUp: -10,
		};
		const step = steps[event.key];
		if (event.ctrlKey || event.metaKey || event.isComposing) {
			return;
		}
		if (step !== undefined) {
			event.preventDefault();
			if (this.#list.isOpen) {
				this.#list.move(step);
				this.#tell();
			} else {
				this.#open();
				this.#list.move(0);
				this.#tell();
			}
		} else if (event.key === 'Enter') {
			event.preventDefault();
			if (this.#list.isOpen) {
				this.#list.choose();
				this.#box.select();
			}
		} else if (event.key === 'Escape' && this.#list.isOpen) {
			event.preventDefault();
			this.#close();
		}
	}

	#showChips(): void {
		this.#chips.replaceChildren(
			...this.#chosen.map((id) => {
				const choice = this.#all.find((one) => one.id === id) ?? { id, label: id };
				const remove = button('×', 'remove', () => {
					this.#box.focus();
					this.#toggle(id);
				});
				remove.ariaLabel = fill(this.#strings.remove, choice.label);
				remove.title = remove.ariaLabel;
				return element(
					'li',
					{ className: 'chip' },
					...dot(choice),
					element('span', { textContent: choice.label, dir: 'auto' }),
					remove,
				);
			}),
		);
		this.#chips.hidden = this.#chosen.length === 0;
	}
}

function dot({ color }: Choice): HTMLElement[] {
	if (!color) {
		return [];
	}
	const made = element('span', { className: 'dot', ariaHidden: 'true' });
	made.style.backgroundColor = color;
	return [made];
}
