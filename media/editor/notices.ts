import { button, element } from '../shared/element.ts';

type NoticeKind = 'failed' | 'trouble' | 'missing' | 'draft';

/** One of several things that a person can do; `detail` stands behind it. */
type Choice = { label: string; detail: string; run: () => void };

export type Notice = {
	text: string;
	action?: { label: string; run: () => void };
	choices?: readonly Choice[];
};

/** The messages above the form: one of each kind at most. A failure is read out at once. */
export class Notices {
	readonly root: HTMLElement;
	readonly #places: Readonly<Record<NoticeKind, HTMLElement>> = {
		failed: element('div', { className: 'notice error', role: 'alert' }),
		trouble: element('div', { className: 'notice warning', role: 'status' }),
		missing: element('div', { className: 'notice warning', role: 'status' }),
		draft: element('div', { className: 'notice info', role: 'status' }),
	};
	readonly #shown = new Map<NoticeKind, string>();

	constructor() {
		this.root = element('div', { className: 'notices' }, ...Object.values(this.#places));
	}

	set(kind: NoticeKind, notice: Notice | undefined): void {
		const shown = notice ? JSON.stringify([notice.text, notice.action?.label, notice.choices]) : '';
		if (this.#shown.get(kind) === shown && kind !== 'failed') {
			return;
		}
		this.#shown.set(kind, shown);
		this.#places[kind].replaceChildren(
			...(notice ? [element('span', { textContent: notice.text })] : []),
			...(notice?.action ? [button(notice.action.label, 'secondary', notice.action.run)] : []),
			...(notice?.choices ?? []).map(choiceLine),
		);
	}
}

function choiceLine({ label, detail, run }: Choice): HTMLElement {
	return element(
		'div',
		{ className: 'choice' },
		button(label, 'secondary', run),
		element('span', { textContent: detail, dir: 'auto' }),
	);
}
