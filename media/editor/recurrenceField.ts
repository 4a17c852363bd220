import type { Input } from '../../src/editor/protocol.ts';
import type { RuleStrings } from '../../src/recurrence/ruleStrings.ts';
import { sayRule } from '../../src/recurrence/sayRule.ts';
import { element } from '../shared/element.ts';
import type { Control, ControlParts } from './control.ts';
import { FieldFrame } from './fieldFrame.ts';
import { chooseRepeat, repeatNames, repeatOf } from './recurrence.ts';
import { RuleBuilder } from './ruleBuilder.ts';
import { TextField } from './textField.ts';

/** How the task repeats: by choices and in words, and under Advanced the rule itself, which is what counts. */
export class RecurrenceField implements Control {
	readonly root: HTMLElement;
	readonly advanced: HTMLElement;
	readonly #strings: RuleStrings;
	readonly #select = element('select');
	readonly #said = element('p', { className: 'preview', ariaLive: 'polite' });
	readonly #builder: RuleBuilder;
	readonly frame: FieldFrame;
	readonly problemFrame: FieldFrame;
	readonly #rule: TextField;

	constructor({ field, strings, changed }: ControlParts) {
		this.#strings = strings.rule;
		this.#select.append(
			...[...repeatNames, 'custom' as const].map((name) =>
				element('option', { value: name, textContent: strings.repeats[name] }),
			),
		);
		this.#builder = new RuleBuilder(strings.rule, (rule) => {
			this.#rule.show(rule);
			this.#showName();
			changed();
		});
		this.frame = new FieldFrame({
			id: `field-${field}-name`,
			label: strings.fields[field],
			control: this.#select,
			content: element('div', { className: 'box' }, this.#select, this.#said, this.#builder.root),
		});
		this.root = this.frame.root;
		this.#rule = new TextField(
			{
				field,
				strings,
				changed: () => {
					this.#showRule();
					changed();
				},
			},
			// Lines stay lines: there can be more than the rule.
			{ label: strings.repeats.rule, code: true, lines: 2 },
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
		this.#showRule();
	}

	focus(): void {
		this.advanced.closest('details')?.setAttribute('open', '');
		this.#rule.focus();
	}

	#choose(changed: () => void): void {
		const name = repeatNames.find((one) => one === this.#select.value);
		if (name) {
			this.show(chooseRepeat(String(this.read()), name));
			changed();
		} else {
			this.focus();
		}
	}

	#showRule(): void {
		this.#builder.show(String(this.read()));
		this.#showName();
	}

	/** Names the rule and says it. One that can't be said stays as it is, and the person is told. */
	#showName(): void {
		const rule = String(this.read());
		this.#select.value = repeatOf(rule);
		this.#said.textContent =
			rule.trim() === '' ? '' : (sayRule(rule, this.#strings.words) ?? this.#strings.unclear);
	}
}
