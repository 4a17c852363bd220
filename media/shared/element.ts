type Settable<K extends keyof HTMLElementTagNameMap> = Partial<
	Omit<HTMLElementTagNameMap[K], 'innerHTML' | 'outerHTML' | 'style'>
>;

/** A new element. Text gets in as text only: what a service sends is never read as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	properties: Settable<K> = {},
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
	const made = document.createElement(tag);
	Object.assign(made, properties);
	made.append(...children);
	return made;
}

/** A button that does not submit. */
export function button(text: string, className: string, onClick: () => void): HTMLButtonElement {
	const made = element('button', { type: 'button', className, textContent: text });
	made.addEventListener('click', () => {
		if (made.ariaDisabled !== 'true') {
			onClick();
		}
	});
	return made;
}

/** Keeps the button reachable by keyboard while it does nothing, so that focus is never lost. */
export function setEnabled(one: HTMLButtonElement, isEnabled: boolean): void {
	one.ariaDisabled = isEnabled ? null : 'true';
}
