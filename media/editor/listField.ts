import type { Choice, FormState, Input } from '../../src/editor/protocol.ts';
import type { Control, ControlParts } from './control.ts';
import { button, element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';
import { fill } from './fill.ts';
import { OptionList, toMake } from './optionList.ts';

/** How what isn't in the list yet is made; `label` has `{0}` for its name. */
type Making = { can: (state: FormState) => boolean; label: string; run: (name: string) => void };

/**
 * Several of many: what is chosen stands as chips, and a box with a list adds and removes by typing a
 * part of a name. The pattern is ARIA's combobox with a list of several choices.
 */
export class ListField implements Control {
	readonly root: HTMLElement;
	readonly #strings: ControlParts['strings'];
	readonly #changed: () => void;
	readonly #choices: (state: FormState) => readonly Choice[];
	readonly #making: Making | undefined;
	#canMake = false;
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

	/** `making` where what isn't in the list yet can be made. */
	constructor(
		{ field, strings, changed }: ControlParts,
		choices: (state: FormState) => readonly Choice[],
		making?: Making,
	) {
		this.#making = making;
		this.#strings = strings;
		this.#changed = changed;
		this.#choices = choices;
		this.#list = new OptionList(`field-${field}-list`, strings.noMatches, (id) => this.#choose(id));
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
			this.#matches.textContent = fill(strings.matches, this.#matching().length);
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
		this.#canMake = this.#making?.can(state) ?? false;
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

	/** Takes over what was made by the name that the person typed. */
	add(id: string): void {
		this.#close();
		if (!this.#chosen.includes(id)) {
			this.#toggle(id);
		}
	}

	/** An entry of the list, or what is typed, to be made: the text stays until it's known that it was. */
	#choose(id: string): void {
		if (id === toMake) {
			this.#list.close();
			this.#tell();
			this.#making?.run(this.#box.value.trim());
		} else {
			this.#toggle(id);
		}
	}

	#toggle(id: string): void {
		const next = this.#chosen.includes(id)
			? this.#chosen.filter((one) => one !== id)
			: [...this.#chosen, id];
		this.show(next);
		this.#changed();
	}

	#open(): void {
		const typed = this.#box.value.trim();
		this.#list.open([...this.#matching(), ...this.#toMake(typed)], this.#chosen, typed !== '');
		this.#tell();
	}

	#matching(): readonly Choice[] {
		const typed = this.#box.value.trim().toLowerCase();
		return this.#all.filter(({ label }) => label.toLowerCase().includes(typed));
	}

	#toMake(typed: string): readonly Choice[] {
		const isThere = this.#all.some(({ label }) => label.toLowerCase() === typed.toLowerCase());
		return this.#making && this.#canMake && typed !== '' && !isThere
			? [{ id: toMake, label: fill(this.#making.label, typed) }]
			: [];
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
