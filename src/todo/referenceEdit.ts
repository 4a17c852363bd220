import type { TaskId } from '../tasks/task.ts';
import { openBox, type Todo } from './findTodos.ts';
import { fillFormat } from '../products/reference.ts';

/** A replacement in a text, in UTF-16 offsets. */
export type TextEdit = { start: number; end: number; text: string };

/** Writes the reference to the task into a TODO. A name that stood there is kept, as text. */
export function referenceEdit(todo: Todo, id: TaskId, format: string): TextEdit {
	if (todo.keyword === openBox) {
		// Right behind the box the brackets would make it a link.
		return { start: todo.prefixEnd, end: todo.prefixEnd, text: ` ${fillFormat(format, 'TODO', id)}` };
	}
	const prefix = fillFormat(format, todo.keyword, id);
	const name = todo.name === undefined ? '' : `${/\s$/.test(prefix) ? '' : ' '}(${todo.name})`;
	// Behind a colon the text may stand as close as it did.
	const mayTouch = todo.hasColon && name === '' && /[:：]$/.test(prefix);
	const needsBlank = todo.isTight && !mayTouch && !/\s$/.test(prefix + name);
	return { start: todo.start, end: todo.prefixEnd, text: prefix + name + (needsBlank ? ' ' : '') };
}
