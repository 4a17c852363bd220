import type { Choice } from '../../src/editor/protocol.ts';
import { element } from '../shared/element.ts';

/** The id of the entry that stands for what isn't there yet. */
export const toMake = '';

/** The list that opens under a box: which entries there are, which are chosen, and at which one the person is. */
export class OptionList {
	readonly root: HTMLElement;
	readonly #nothing: string;
	readonly #toggle: (id: string) => void;
	#ids: readonly string[] = [];
	#options: readonly HTMLElement[] = [];
	#active = -1;

	/** `nothing` is said when no entry matches. */
	constructor(id: string, nothing: string, toggle: (id: string) => void) {
		this.root = element('ul', { id, className: 'choices', role: 'listbox', hidden: true, tabIndex: -1 });
		this.root.ariaMultiSelectable = 'true';
		this.#nothing = nothing;
		this.#toggle = toggle;
		// Keeps the focus in the box.
		this.root.addEventListener('mousedown', (event) => event.preventDefault());
		this.root.addEventListener('click', ({ target }) => {
			const index = this.#options.findIndex(
				(option) => target instanceof Node && option.contains(target),
			);
			if (index !== -1) {
				this.#activate(index);
				this.choose();
			}
		});
	}

	get isOpen(): boolean {
		return !this.root.hidden;
	}

	/** The id of the element at which the person is; empty for none. */
	get activeId(): string {
		return this.#options[this.#active]?.id ?? '';
	}

	/** Shows the entries; `atFirst`: the first one is where the person is. Else they stay at the entry they were at. */
	open(choices: readonly Choice[], chosen: readonly string[], atFirst: boolean): void {
		const at = this.#ids[this.#active];
		this.#ids = choices.map(({ id }) => id);
		this.#options = choices.map((choice, index) => this.#option(choice, index));
		const nothing = element('li', {
			className: 'nothing',
			role: 'presentation',
			textContent: this.#nothing,
		});
		this.root.replaceChildren(...(this.#options.length > 0 ? this.#options : [nothing]));
		const isNew = this.root.hidden;
		this.root.hidden = false;
		this.mark(chosen);
		this.#activate(
			atFirst ? Math.min(0, choices.length - 1) : at === undefined ? -1 : this.#ids.indexOf(at),
		);
		if (isNew) {
			this.root.scrollIntoView({ block: 'nearest' });
		}
	}

	close(): void {
		this.root.hidden = true;
		this.root.replaceChildren();
		this.#ids = [];
		this.#options = [];
		this.#active = -1;
	}

	mark(chosen: readonly string[]): void {
		for (const [index, option] of this.#options.entries()) {
			option.ariaSelected = String(chosen.includes(this.#ids[index] ?? ''));
		}
	}

	/** Goes down or up by so many entries, no farther than the ends; 0 goes to the first if at none. */
	move(step: number): void {
		const next = this.#active === -1 ? (step < 0 ? this.#ids.length - 1 : 0) : this.#active + step;
		this.#activate(Math.max(0, Math.min(next, this.#ids.length - 1)));
	}

	choose(): void {
		const id = this.#ids[this.#active];
		if (id !== undefined) {
			this.#toggle(id);
		}
	}

	#activate(index: number): void {
		this.#options[this.#active]?.classList.remove('active');
		this.#active = this.#options[index] ? index : -1;
		const option = this.#options[this.#active];
		option?.classList.add('active');
		option?.scrollIntoView({ block: 'nearest' });
	}

	#option({ id: choice, label, color }: Choice, index: number): HTMLElement {
		const dot = element('span', { className: color ? 'dot' : 'dot none', ariaHidden: 'true' });
		if (color) {
			dot.style.backgroundColor = color;
		}
		const check = element('span', {
			className: choice === toMake ? 'make' : 'check',
			ariaHidden: 'true',
		});
		const id = `${this.root.id}-${index}`;
		return element(
			'li',
			{ id, role: 'option' },
			check,
			...(color ? [dot] : []),
			element('span', { textContent: label, dir: 'auto' }),
		);
	}
}
