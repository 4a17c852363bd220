import type { FromPage, PlannerState, PlannerStrings } from '../../src/planner/protocol.ts';
import { button, element } from '../shared/element.ts';

const kinds = ['projects', 'users', 'tags'] as const;

/** Which days are shown, by what, and the button that asks anew. */
export class Toolbar {
	readonly root: HTMLElement;
	readonly #range = element('h1', { ariaLive: 'polite' });
	readonly #choices = new Map<string, HTMLInputElement>();

	constructor(strings: PlannerStrings, post: (message: FromPage) => void) {
		const go = (to: 'previous' | 'next'): HTMLButtonElement => {
			const made = button('', `plain chevron ${to}`, () => post({ kind: 'go', to }));
			made.ariaLabel = strings[to];
			made.title = strings[to];
			return made;
		};
		const today = button(strings.today, 'secondary', () => post({ kind: 'go', to: 'today' }));
		const choice = element('div', {
			className: 'switch',
			role: 'radiogroup',
			ariaLabel: strings.groupBy,
		});
		for (const by of kinds) {
			const radio = element('input', { type: 'radio', name: 'by', value: by });
			radio.addEventListener('change', () => post({ kind: 'by', by }));
			this.#choices.set(by, radio);
			choice.append(element('label', {}, radio, element('span', { textContent: strings.kinds[by] })));
		}
		this.root = element(
			'header',
			{},
			element('div', { className: 'days-choice' }, go('previous'), today, go('next'), this.#range),
			choice,
			button(strings.refresh, 'secondary', () => post({ kind: 'cure', cure: 'refresh' })),
		);
	}

	show({ by, range }: PlannerState): void {
		const radio = this.#choices.get(by);
		if (radio) {
			radio.checked = true;
		}
		if (this.#range.textContent !== range) {
			this.#range.textContent = range;
		}
	}
}
