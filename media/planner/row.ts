import type { PlannerDay, PlannerGroup } from '../../src/planner/protocol.ts';
import { element } from '../shared/element.ts';

/** A group on the board, with its cards in their order. */
export type Row = {
	group: PlannerGroup;
	root: HTMLElement;
	cells: HTMLElement;
	cards: Map<string, HTMLElement>;
};

/** The days above the groups. */
export function head(days: readonly PlannerDay[]): HTMLElement {
	const cells = element(
		'div',
		{ className: 'cells' },
		...days.map(({ weekday, day, month, isToday }) =>
			element(
				'div',
				{ className: isToday ? 'day today' : 'day' },
				element('span', { className: 'weekday', textContent: weekday }),
				element('span', { className: 'number', textContent: day }),
				element('span', { className: 'month', textContent: month }),
			),
		),
	);
	// Each card says its days itself.
	return element(
		'div',
		{ className: 'head', ariaHidden: 'true' },
		element('div', { className: 'corner' }),
		cells,
	);
}

/** The column of a day behind the cards of a group. */
export function backdrop({ isToday, isWeekend }: PlannerDay, index: number): HTMLElement {
	const made = element('li', {
		className: `backdrop${isToday ? ' today' : ''}${isWeekend ? ' weekend' : ''}`,
		role: 'presentation',
		ariaHidden: 'true',
	});
	made.style.gridColumn = String(index + 1);
	return made;
}

/** The mark of a project or tag, where it has a colour. */
export function dot(color: string | null): HTMLElement[] {
	if (color === null) {
		return [];
	}
	const made = element('span', { className: 'dot', ariaHidden: 'true' });
	made.style.backgroundColor = color;
	return [made];
}
