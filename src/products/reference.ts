import { escapeRegExp } from '../tasks/escapeRegExp.ts';
import type { Product, TaskId } from '../tasks/task.ts';
import { words } from './products.ts';

export const defaultFormat = '{keyword}({reference}):';

/** The reference as it stands in code: `toggl#5123` for `focus:5123`. */
export function formatReference(id: TaskId): string {
	const [product = '', own = ''] = id.split(':', 2);
	return `${words.get(product) ?? product}#${own}`;
}

/** The id of the task that a reference names; `undefined` for text that is no reference, like a date or `#12`. */
export function parseReference(text: string): TaskId | undefined {
	const found = new RegExp(`^${referencePattern}$`).exec(text);
	const product = productNamed(found?.[1] ?? '');
	const own = found?.[2] ?? '';
	return product === undefined || Number(own) > Number.MAX_SAFE_INTEGER ? undefined : `${product}:${own}`;
}

/** The product that references call by this name. */
export function productNamed(name: string): Product | undefined {
	return [...words].find(([, each]) => each === name)?.[0];
}

/** Matches the name of a product as references have it. */
export const namePattern = `(?:${[...words.values()].join('|')})`;

/** Matches a reference, with its product's name and its number in groups. */
export const referencePattern = String.raw`(?<![\w#])(${namePattern})#([1-9]\d{0,15}|new-\w+(?:-\w+)*)(?!\w|-\w)`;

/**
 * A pattern of what may follow a keyword, which is not within a word: TODOS, TODO_LIST, TODO.md, BUG-123, TODO's. But
 * TODO/FIXME is a keyword.
 */
export const keywordEnd = String.raw`(?![\p{L}\p{N}_$]|[-.'’/\\][\p{L}\p{N}_])`;

const aloneTodo = new RegExp(`^TODO${keywordEnd}`, 'u');

/** Whether the format leaves a TODO that is still known as one, with its reference. */
export function isFormat(format: unknown): format is string {
	if (typeof format !== 'string' || !format.startsWith('{keyword}') || /[\n\r]/.test(format)) {
		return false;
	}
	const sample = fillFormat(format, 'TODO', 'local:7');
	return aloneTodo.test(sample) && new RegExp(`^TODO${formatPattern(format)}$`).test(sample);
}

/** What stands in code instead of keyword, name and colon. */
export function fillFormat(format: string, keyword: string, id: TaskId): string {
	return format.replaceAll('{keyword}', () => keyword).replaceAll('{reference}', () => formatReference(id));
}

/** A pattern of what the format puts behind the keyword, without groups but those of the reference. */
export function formatPattern(format: string): string {
	const [before = '', after = ''] = format.replaceAll('{keyword}', '').split('{reference}');
	return literal(before) + referencePattern + literal(after);
}

function literal(text: string): string {
	return escapeRegExp(text).replaceAll(/\s+/g, String.raw`\s*`);
}
