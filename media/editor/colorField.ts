import type { Input } from '../../src/editor/protocol.ts';
import { parseColor } from './codecs.ts';
import type { Control, ControlParts } from './control.ts';
import { element } from '../shared/element.ts';
import { FieldFrame } from './fieldFrame.ts';

/** The colours that Toggl offers, by the names that the strings have for them. */
const palette: Readonly<Record<string, string>> = {
	blue: '#0b83d9',
	violet: '#9e5bd9',
	pink: '#d94182',
	orange: '#e36a00',
	gold: '#bf7000',
	green: '#2da608',
	teal: '#06a893',
	beige: '#c9806b',
	darkBlue: '#465bb3',
	purple: '#990099',
	yellow: '#c7af14',
	darkGreen: '#566614',
	red: '#d92b2b',
	gray: '#525266',
};

/** A colour: one of Toggl's, any other by its number, or none. The typed number is what counts. */
export class ColorField implements Control {
	readonly root: HTMLElement;
	readonly #box = element('input', {
		type: 'text',
		placeholder: '#rrggbb',
		spellcheck: false,
		autocomplete: 'off',
	});
	readonly frame: FieldFrame;
	readonly #radios: readonly HTMLInputElement[];
	readonly #name = element('span', { className: 'color-name' });
	readonly #preview = element('span', { className: 'swatch', ariaHidden: 'true' });

	constructor({ field, strings, changed }: ControlParts) {
		const swatch = (color: string, name: string): HTMLInputElement => {
			const radio = element('input', {
				type: 'radio',
				name: field,
				value: color,
				ariaLabel: name,
				title: name,
			});
			radio.classList.add('swatch', ...(color ? [] : ['none']));
			radio.style.backgroundColor = color;
			return radio;
		};
		this.#radios = [
			swatch('', strings.noColor),
			...Object.entries(palette).map(([name, color]) => swatch(color, strings.colors[name] ?? color)),
		];
		this.frame = new FieldFrame({
			id: `field-${field}`,
			label: strings.customColor,
			control: this.#box,
			content: element('div', { className: 'box with-swatch' }, this.#preview, this.#box),
		});
		const id = `group-${field}`;
		const label = element(
			'span',
			{ id, className: 'label', textContent: `${strings.fields[field]}: ` },
			this.#name,
		);
		const swatches = element('div', { className: 'swatches', role: 'radiogroup' }, ...this.#radios);
		swatches.setAttribute('aria-labelledby', id);
		this.root = element('div', { className: 'field color' }, label, swatches, this.frame.root);
		for (const radio of this.#radios) {
			radio.addEventListener('change', () => {
				this.show(radio.value);
				changed();
			});
		}
		this.#box.addEventListener('input', () => {
			this.#showSwatch();
			changed();
		});
	}

	read(): Input {
		return this.#box.value;
	}

	show(input: Input): void {
		this.#box.value = String(input);
		this.#showSwatch();
	}

	focus(): void {
		this.#box.focus();
	}

	#showSwatch(): void {
		const color = parseColor(this.#box.value);
		for (const radio of this.#radios) {
			radio.checked = color !== undefined && radio.value === (color ?? '');
		}
		this.#name.textContent = this.#radios.find(({ checked }) => checked)?.title ?? color ?? '';
		this.#preview.style.backgroundColor = color ?? '';
		this.#preview.classList.toggle('none', !color);
	}
}
