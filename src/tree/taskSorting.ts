import { compareTasks } from '../tasks/order.ts';
import { priorities, type Task } from '../tasks/task.ts';
import type { SortBy } from './viewChoice.ts';

type Compare = (a: Task, b: Task) => number;

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** How tasks stand within a group: open before done always, then as chosen, then in the service's order. */
export function taskSorting(by: SortBy): Compare {
	const chosen = comparison(by);
	return (a, b) => Number(a.done) - Number(b.done) || chosen(a, b) || compareTasks(a, b);
}

function comparison(by: SortBy): Compare {
	switch (by) {
		case 'order':
			return () => 0;
		case 'due':
			return (a, b) => compareTexts(a.endDate ?? noDate, b.endDate ?? noDate);
		case 'priority':
			return (a, b) => rank(b) - rank(a);
		case 'name':
			return (a, b) => collator.compare(a.name, b.name);
		case 'newest':
			return latestFirst((task) => task.createdAt);
		case 'changed':
			return latestFirst((task) => task.updatedAt);
	}
}

/** Behind every date. */
const noDate = '~';

function compareTexts(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}

/** One that we don't know stands between none and low: somebody gave it. */
function rank({ priority }: Task): number {
	const known = priorities.findIndex((each) => each === (priority ?? 'none'));
	return known === -1 ? 0.5 : known;
}

/** Services write the same instant with different offsets and fractions. */
function latestFirst(textOf: (task: Task) => string | null | undefined): Compare {
	const known = new Map<string, number>();
	const instant = (task: Task): number => {
		const text = textOf(task) ?? '';
		let found = known.get(text);
		if (found === undefined) {
			found = Date.parse(text) || 0;
			known.set(text, found);
		}
		return found;
	};
	return (a, b) => instant(b) - instant(a);
}
