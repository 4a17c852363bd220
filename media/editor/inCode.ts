import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormState } from '../../src/editor/protocol.ts';
import { button, element } from '../shared/element.ts';

/** The places in code that refer to the task, each a click away. */
export class InCode {
	readonly root: HTMLElement;
	readonly #open: (uri: string, line: number) => void;
	readonly #list = element('ul');
	#shown = '[]';

	constructor(strings: FormStrings, open: (uri: string, line: number) => void) {
		this.#open = open;
		const id = 'in-code-title';
		this.root = element(
			'section',
			{ className: 'in-code', hidden: true },
			element('h2', { id, textContent: strings.inCode }),
			this.#list,
		);
		this.root.setAttribute('aria-labelledby', id);
	}

	show({ inCode = [] }: FormState): void {
		const shown = JSON.stringify(inCode);
		if (shown === this.#shown) {
			return;
		}
		this.#shown = shown;
		this.root.hidden = inCode.length === 0;
		const focused = document.activeElement?.id;
		this.#list.replaceChildren(
			...inCode.map(({ uri, line, label, text }, at) => {
				const open = button(label, 'link', () => this.#open(uri, line));
				open.id = `in-code-${at}`;
				const said = element('span', { className: 'hint', textContent: text });
				said.dir = 'auto';
				return element('li', {}, open, said);
			}),
		);
		if (focused && this.root.contains(document.getElementById(focused))) {
			document.getElementById(focused)?.focus();
		}
	}
}
