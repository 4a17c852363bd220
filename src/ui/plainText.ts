import { isBlank } from '../tasks/isBlank.ts';
import type { Task } from '../tasks/task.ts';

/**
 * Text from a service, made fit for a place that VS Code gives a meaning of its own to. Names can
 * hold anything: control and right-to-left characters, icons, links with commands.
 */

/** One line without characters that can't be seen or turn the text around, cut to a length that a row can show. */
export function oneLine(text: string, most = 200): string {
	const line = text.replaceAll(unseen, ' ').replaceAll(/\s+/g, ' ').trim();
	return line.length <= most ? line : `${cut(line, most - 1)}…`;
}

/** What a task is called where it has to be seen: by its id, where there is nothing to see in its name. */
export function nameToSee({ id, name }: Pick<Task, 'id' | 'name'>, most?: number): string {
	return isBlank(name) ? id : oneLine(name, most);
}

/** For a notification, which makes links of `[text](command:…)`. */
export function forMessage(text: string): string {
	return oneLine(text, 500).replaceAll('](', ']\u200B(');
}

/** For a quick pick, which makes icons of `$(name)`. */
export function forQuickPick(text: string): string {
	return oneLine(text).replaceAll('$(', String.raw`\$(`);
}

/** C0 and C1 controls, marks and overrides of direction, zero-width characters, line separators, lone surrogates. */
const unseen =
	/[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2028\u2029\u2060\u2066-\u2069\uFEFF]|\p{Surrogate}/gu;

function cut(text: string, most: number): string {
	// Not in the middle of a pair of surrogates.
	return text.slice(0, /[\uD800-\uDBFF]/.test(text.charAt(most - 1)) ? most - 1 : most);
}
