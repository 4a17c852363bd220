import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormState } from '../../src/editor/protocol.ts';
import { button, element } from '../shared/element.ts';

/** Sending the whole task as the form shows it, in place of what the person changed. */
export class Overwrite {
	readonly root: HTMLElement;

	constructor(strings: FormStrings, run: () => void) {
		const hint = element('p', {
			className: 'hint',
			id: 'overwrite-hint',
			textContent: strings.overwriteHint,
		});
		const start = button(strings.overwrite, 'secondary', run);
		start.setAttribute('aria-describedby', hint.id);
		this.root = element('div', { className: 'overwrite', hidden: true }, start, hint);
	}

	show({ canOverwrite }: FormState): void {
		this.root.hidden = !canOverwrite;
	}
}
