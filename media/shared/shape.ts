/** Whether a value is what a page can work with. */
export type Check = (value: unknown) => boolean;

type RequiredKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];

export const text: Check = (value) => typeof value === 'string';
export const flag: Check = (value) => typeof value === 'boolean';
export const number: Check = (value) => typeof value === 'number';
export const nothing: Check = (value) => value === null;

/** One of these. */
export function either(...checks: readonly Check[]): Check {
	return (value) => checks.some((check) => check(value));
}

export function list(entry: Check): Check {
	return (value) => Array.isArray(value) && value.every((each) => entry(each));
}

/** An object with any names, all for the like. */
export function record(entry: Check): Check {
	return (value) => isObject(value) && Object.values(value).every((each) => entry(each));
}

/** An object that has these, and may have those and others. The compiler has all that are always there. */
export function shape<T>(
	required: Readonly<Record<RequiredKey<T>, Check>>,
	optional?: Readonly<Partial<Record<Exclude<keyof T, RequiredKey<T>>, Check>>>,
): Check {
	const needed = Object.entries<Check>(required);
	const possible = Object.entries<Check | undefined>(optional ?? {});
	return (value) => {
		if (!isObject(value)) {
			return false;
		}
		const fields = new Map<string, unknown>(Object.entries(value));
		return (
			needed.every(([name, check]) => check(fields.get(name))) &&
			possible.every(([name, check]) => fields.get(name) === undefined || check?.(fields.get(name)))
		);
	};
}

/** All words of a page: texts, in whatever lists and objects. */
export const words: Check = (value) => either(text, list(words), record(words))(value);

/** Whether a value is a message, by its `kind`, with all that the page relies on. */
export function message<T extends { kind: string }>(
	kinds: Readonly<Record<T['kind'], Check>>,
): (value: unknown) => value is T {
	const known = new Map<unknown, Check>(Object.entries<Check>(kinds));
	return (value): value is T =>
		isObject(value) && 'kind' in value && (known.get(value.kind)?.(value) ?? false);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
