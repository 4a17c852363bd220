import { TaskSearch } from '../oneLine/taskSearch.ts';
import { numberOf, type Task } from '../tasks/task.ts';

/** The tasks that a reference may be about to name, made ready to be searched at every keystroke. */
export class LikelyTasks {
	readonly #byNumber: readonly Task[];
	readonly #search: TaskSearch;

	/** Tasks that the service has given no number yet can't be written down. */
	constructor(tasks: readonly Task[]) {
		this.#byNumber = tasks
			.filter(({ id }) => numberOf(id) > 0)
			.toSorted((a, b) => numberOf(a.id) - numberOf(b.id));
		this.#search = new TaskSearch(this.#byNumber, () => []);
	}

	/**
	 * For digits those whose number begins so, the shorter first, then those that have the digits in their
	 * name; for other text what resembles it.
	 */
	find(text: string, most: number): readonly Task[] {
		return /^\d+$/.test(text) ? this.#withDigits(text, most) : this.#search.find(text, most);
	}

	#withDigits(digits: string, most: number): readonly Task[] {
		const [numbered, named]: [Task[], Task[]] = [[], []];
		for (const task of this.#byNumber) {
			if (String(numberOf(task.id)).startsWith(digits)) {
				numbered.push(task);
			} else if (task.name.includes(digits)) {
				named.push(task);
			}
		}
		return [...numbered, ...named].slice(0, most);
	}
}
