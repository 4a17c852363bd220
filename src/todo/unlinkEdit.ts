import type { Todo } from './findTodos.ts';
import type { TextEdit } from './referenceEdit.ts';
import { ownReference, type TodoPattern } from './todoPattern.ts';

/**
 * Takes the reference out of a TODO that has one, and leaves a TODO like any other: keyword, what else was in the
 * brackets, colon, text. Nothing where the reference isn't found as the pattern would have it.
 */
export function unlinkEdit(text: string, todo: Todo, pattern: TodoPattern): TextEdit | undefined {
	if (todo.reference === undefined) {
		return undefined;
	}
	const start = todo.start + todo.keyword.length;
	const lineEnd = text.indexOf('\n', start);
	const behind = text.slice(start, lineEnd < 0 ? undefined : lineEnd);
	const written = pattern.written.exec(behind)?.[0];
	if (written !== undefined) {
		return withColon(start, written, behind);
	}
	const brackets = /^[ \t]*\(([^()\n\r]*)\)[ \t]*[:：]?/.exec(behind);
	const inner = brackets?.[1] ?? '';
	const rest = inner
		.replace(new RegExp(String.raw`[\s,;/|]*${ownReference}`), '')
		.replace(/^[\s,;/|]+/, '');
	if (brackets && rest !== inner) {
		return withColon(start, brackets[0], behind, rest.trim());
	}
	const bare = pattern.bare.exec(behind);
	return bare ? withColon(start, bare[0], behind) : undefined;
}

function withColon(start: number, former: string, behind: string, name = ''): TextEdit {
	const needsBlank = /^\S/.test(behind.slice(former.trimEnd().length));
	return {
		start,
		end: start + former.trimEnd().length,
		text: `${name === '' ? '' : `(${name})`}:${needsBlank ? ' ' : ''}`,
	};
}
