import type { OtherTaskAction } from '../../src/editor/formActions.ts';
import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormState, SubTask } from '../../src/editor/protocol.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import { button, element } from '../shared/element.ts';

/** The sub-tasks of the task: each with its mark and a way to its own form, and a way to add one. */
export class SubTasks {
	readonly root: HTMLElement;
	readonly #run: (action: OtherTaskAction, id: TaskId) => void;
	readonly #list = element('ul');
	readonly #none: HTMLElement;
	#shown = '';

	constructor(
		strings: FormStrings,
		on: { run: (action: OtherTaskAction, id: TaskId) => void; add: () => void },
	) {
		this.#run = on.run;
		this.#none = element('p', { className: 'hint', textContent: strings.noSubTasks });
		const id = 'sub-tasks-title';
		this.root = element(
			'section',
			{ className: 'sub-tasks', hidden: true },
			element('h2', { id, textContent: strings.subTasks }),
			this.#list,
			this.#none,
			button(strings.addSubTask, 'secondary', on.add),
		);
		this.root.setAttribute('aria-labelledby', id);
	}

	show({ subTasks }: FormState): void {
		this.root.hidden = !subTasks;
		const shown = JSON.stringify(subTasks ?? []);
		if (shown === this.#shown) {
			return;
		}
		this.#shown = shown;
		const focused = document.activeElement?.id;
		this.#list.replaceChildren(...(subTasks ?? []).map((task) => this.#row(task)));
		this.#none.hidden = this.#list.childElementCount > 0;
		if (focused && this.root.contains(document.getElementById(focused))) {
			document.getElementById(focused)?.focus();
		}
	}

	#row({ id, name, done }: SubTask): HTMLElement {
		const mark = element('input', { type: 'checkbox', id: `sub-task-mark-${id}`, checked: done });
		mark.ariaLabel = name;
		mark.addEventListener('change', () => this.#run(mark.checked ? 'complete' : 'reopen', id));
		const open = button(name, 'link', () => this.#run('open', id));
		open.id = `sub-task-${id}`;
		open.dir = 'auto';
		return element('li', { className: done ? 'done' : '' }, mark, open);
	}
}
