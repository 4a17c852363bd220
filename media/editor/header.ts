import type { FormAction } from '../../src/editor/formActions.ts';
import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormState } from '../../src/editor/protocol.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import { button, element, setEnabled } from '../shared/element.ts';
import { TimeLine } from './timeLine.ts';

/** The head of the page: where the task is, saving, and what else can be done with it. */
export class Header {
	readonly root: HTMLElement;
	readonly #strings: FormStrings;
	readonly #act: (action: FormAction) => void;
	readonly #open: (id: TaskId) => void;
	readonly #time: TimeLine;
	readonly #trail = element('ol');
	readonly #nav: HTMLElement;
	readonly #save: HTMLButtonElement;
	readonly #revert: HTMLButtonElement;
	readonly #actions = element('div', { className: 'actions' });
	readonly #status = element('span', { className: 'status', role: 'status' });
	#shown = '';

	constructor(
		strings: FormStrings,
		on: {
			save: () => void;
			revert: () => void;
			act: (action: FormAction) => void;
			/** Opens the form of another task. */
			open: (id: TaskId) => void;
		},
	) {
		this.#strings = strings;
		this.#act = on.act;
		this.#open = on.open;
		this.#time = new TimeLine(strings);
		this.#save = button(strings.save, 'primary', on.save);
		this.#revert = button(strings.revert, 'secondary', on.revert);
		this.#nav = element('nav', { className: 'breadcrumb', ariaLabel: strings.breadcrumb }, this.#trail);
		const buttons = element(
			'div',
			{ className: 'buttons' },
			this.#save,
			this.#revert,
			this.#status,
			this.#time.root,
			this.#actions,
		);
		this.root = element('header', {}, this.#nav, buttons);
		new ResizeObserver(([size]) => {
			const height = size?.borderBoxSize[0]?.blockSize ?? 0;
			document.documentElement.style.setProperty('--head', `${height}px`);
		}).observe(this.root);
	}

	show(state: FormState, can: { save: boolean; revert: boolean }): void {
		const { breadcrumb, archived, actions } = state;
		this.#time.show(state);
		setEnabled(this.#save, can.save);
		setEnabled(this.#revert, can.revert);
		// Made anew only when different, so that a button that was just pressed keeps the focus.
		const shown = JSON.stringify([breadcrumb, archived, actions]);
		if (shown === this.#shown) {
			return;
		}
		this.#shown = shown;
		const badge = archived
			? [element('li', { className: 'badge', textContent: this.#strings.archived })]
			: [];
		this.#trail.replaceChildren(...breadcrumb.map((crumb) => this.#crumb(crumb)), ...badge);
		this.#nav.hidden = this.#trail.childElementCount === 0;
		this.#showActions(actions);
	}

	/** Says briefly how saving goes; a screen reader reads it out. */
	say(text: string): void {
		this.#status.textContent = text;
	}

	#crumb({ name, id }: FormState['breadcrumb'][number]): HTMLElement {
		if (id === undefined) {
			return element('li', { textContent: name, dir: 'auto' });
		}
		const open = button(name, 'link', () => this.#open(id));
		open.dir = 'auto';
		return element('li', {}, open);
	}

	#showActions(actions: readonly FormAction[]): void {
		const place = [...this.#actions.children].indexOf(document.activeElement ?? this.root);
		this.#actions.replaceChildren(
			...actions.map((action) =>
				button(this.#strings.actions[action], action === 'delete' ? 'plain danger' : 'plain', () =>
					this.#act(action),
				),
			),
		);
		if (place !== -1) {
			// "Pin" has become "Unpin" at the same place, and so on; a task that is gone offers nothing.
			const successor = this.#actions.children[place];
			(successor instanceof HTMLElement ? successor : this.#save).focus();
		}
	}
}
