import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormState } from '../../src/editor/protocol.ts';
import { element } from '../shared/element.ts';

/** What the service says of the task and nobody changes here. */
export class Facts {
	readonly root: HTMLElement;
	readonly #list = element('dl');
	#shown = '[]';

	constructor(strings: FormStrings) {
		const heading = element('h2', { id: 'group-facts', textContent: strings.groups.facts });
		this.root = element('section', { className: 'group facts', hidden: true }, heading, this.#list);
		this.root.setAttribute('aria-labelledby', heading.id);
	}

	show({ facts }: FormState): void {
		const shown = JSON.stringify(facts);
		// Made anew only when different: somebody may have selected a text in it.
		if (shown === this.#shown) {
			return;
		}
		this.#shown = shown;
		this.root.hidden = facts.length === 0;
		this.#list.replaceChildren(
			...facts.flatMap(({ label, value }) => [
				element('dt', { textContent: label }),
				element('dd', { textContent: value, dir: 'auto' }),
			]),
		);
	}
}
