import type { Product, TaskId } from '../tasks/task.ts';
import { escapeRegExp } from './escapeRegExp.ts';

/**
 * How references in code name the products. They outlive a sign-in, so they are known here, whoever
 * is signed in; and they are fixed: other people's code has them.
 */
const names: ReadonlyMap<Product, string> = new Map([
	['focus', 'toggl'],
	['track', 'track'],
	['local', 'local'],
]);

export const defaultFormat = '{keyword}({reference}):';

/** The reference as it stands in code: `toggl#5123` for `focus:5123`. */
export function formatReference(id: TaskId): string {
	const [product = '', own = ''] = id.split(':', 2);
	return `${names.get(product) ?? product}#${own}`;
}

/** The id of the task that a reference names; `undefined` for text that is no reference, like a date or `#12`. */
export function parseReference(text: string): TaskId | undefined {
	const found = new RegExp(`^${referencePattern}$`).exec(text);
	const product = [...names].find(([, name]) => name === found?.[1])?.[0];
	return product && found ? `${product}:${found[2]}` : undefined;
}

/** The pattern of a reference, with its product's name and its number in groups. */
export const referencePattern = String.raw`(?<![\w#])(${[...names.values()].join('|')})#(\d+|new-[\w-]+)(?![\w-])`;

/** Whether the format leaves a TODO that is still known as one, with its reference. */
export function isFormat(format: unknown): format is string {
	return typeof format === 'string' && /^\{keyword\}(?![\w])[^\n\r]*\{reference\}[^\n\r]*$/.test(format);
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
