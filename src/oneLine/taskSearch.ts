import fuzzysort from 'fuzzysort';
import { compareTasks } from '../tasks/order.ts';
import type { Task } from '../tasks/task.ts';

type Row = { task: Task; name: string; rest: string };

/** Tasks made ready to be searched at every keystroke, also when there are ten thousand. */
export class TaskSearch {
	readonly #open: Shelf;
	readonly #done: Shelf;

	/** `wordsOf` tells what else a task is known by: its tags, its reference. */
	constructor(tasks: readonly Task[], wordsOf: (task: Task) => readonly string[]) {
		const rows = tasks.toSorted(compareTasks).map((task) => ({
			task,
			name: task.name,
			rest: [task.projectName, ...wordsOf(task), task.id].filter(Boolean).join(' '),
		}));
		this.#open = new Shelf(rows.filter(({ task }) => !task.done));
		this.#done = new Shelf(rows.filter(({ task }) => task.done));
	}

	/**
	 * The tasks that resemble the text: first those whose name does, then those whose project,
	 * other words or id do, each the best first; the done ones after the open.
	 */
	find(text: string, most: number): readonly Task[] {
		const open = this.#open.find(text, most);
		return open.length < most ? [...open, ...this.#done.find(text, most - open.length)] : open;
	}
}

class Shelf {
	readonly #rows: readonly Row[];
	readonly #names: ReturnType<typeof snapshot>;
	readonly #texts: ReturnType<typeof snapshot>;

	constructor(rows: readonly Row[]) {
		this.#rows = rows;
		this.#names = snapshot(rows, ['name']);
		this.#texts = snapshot(rows, ['name', 'rest']);
	}

	find(text: string, most: number): readonly Task[] {
		const wanted = text.trim();
		if (wanted === '') {
			return this.#rows.slice(0, most).map(({ task }) => task);
		}
		const found = new Set(fuzzysort.go(wanted, this.#names, { limit: most }).map(({ obj }) => obj));
		if (found.size < most) {
			for (const { obj } of fuzzysort.go(wanted, this.#texts, { limit: most, threshold: 0.3 })) {
				found.add(obj);
			}
		}
		return [...found].slice(0, most).map(({ task }) => task);
	}
}

function snapshot(rows: readonly Row[], keys: readonly ('name' | 'rest')[]) {
	return fuzzysort.snapshot(rows, { keys });
}
