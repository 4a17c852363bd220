import { formatReference } from '../products/reference.ts';
import type { TaskId } from '../tasks/task.ts';
import { escapeRegExp } from '../tasks/escapeRegExp.ts';

/** How often a text names a task. */
export function mentions(text: string, id: TaskId): number {
	const reference = new RegExp(String.raw`(?<![\w#])${escapeRegExp(formatReference(id))}(?![\w-])`, 'g');
	return text.match(reference)?.length ?? 0;
}
