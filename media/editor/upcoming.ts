import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormState, UpcomingTask } from '../../src/editor/protocol.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import { button, element } from '../shared/element.ts';

/** The next instances of a recurring task. They are asked for when the person opens the section. */
export class Upcoming {
	readonly root: HTMLElement;
	readonly #strings: FormStrings['upcoming'];
	readonly #open: (id: TaskId) => void;
	readonly #status = element('p', { className: 'upcoming-status', role: 'status' });
	readonly #list = element('ol');
	readonly #details: HTMLDetailsElement;
	#taskId = '';

	constructor({ upcoming }: FormStrings, on: { ask: () => void; open: (id: TaskId) => void }) {
		this.#strings = upcoming;
		this.#open = on.open;
		this.#list.ariaLabel = upcoming.title;
		this.#details = element(
			'details',
			{ className: 'advanced upcoming', hidden: true },
			element('summary', { textContent: upcoming.title }),
			this.#status,
			this.#list,
		);
		this.root = this.#details;
		this.#details.addEventListener('toggle', () => {
			if (this.#details.open) {
				this.#list.replaceChildren();
				this.#status.textContent = upcoming.loading;
				on.ask();
			}
		});
	}

	show({ taskId, recurs }: FormState): void {
		this.root.hidden = !recurs;
		if (taskId !== this.#taskId) {
			this.#taskId = taskId;
			this.#details.open = false;
		}
	}

	take(answer: { tasks: readonly UpcomingTask[] } | { sentence: string }): void {
		if ('sentence' in answer) {
			this.#status.textContent = answer.sentence;
			return;
		}
		this.#status.textContent = answer.tasks.length === 0 ? this.#strings.nothing : '';
		this.#list.replaceChildren(...answer.tasks.map((task) => this.#row(task)));
	}

	#row({ id, day, name, status }: UpcomingTask): HTMLElement {
		if (id === undefined) {
			return element('li', { textContent: day });
		}
		return element(
			'li',
			{},
			button(`${day}: ${name}`, 'link', () => this.#open(id)),
			...(status === undefined ? [] : [element('span', { className: 'hint', textContent: status })]),
		);
	}
}
