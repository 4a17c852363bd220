import type { Endpoint } from './contract.ts';

/** What a value must be beside its type; a product names these where its facts do. */
export type ValueRule = {
	readonly oneOf?: readonly string[];
	/** For strings (in arrays: each of them): the validator's tag and its test. */
	readonly format?: { readonly tag: string; readonly test: (value: string) => boolean };
	readonly min?: number;
	readonly max?: number;
	/** For array parameters: an empty value means "with none", as in `?project_id=`. */
	readonly none?: boolean;
	/** The value may be null although the reference page does not say so. */
	readonly nullable?: boolean;
	/** The array has from 1 to this many entries. */
	readonly most?: number;
};

/** A product's knowledge beside its tables. */
export type Rules = {
	readonly query: (endpoint: Endpoint, name: string) => ValueRule | undefined;
	/** @param object the table that the field stands in: `body`, `tasks`, `items` */
	readonly field: (endpoint: Endpoint, object: string, name: string) => ValueRule | undefined;
	/** Names of the fields that must be there. */
	readonly required: (endpoint: Endpoint, object: string) => readonly string[];
};

/** `YYYY-MM-DD`, and a day that exists. */
export const date = {
	tag: 'datetime=2006-01-02',
	test: (value: string) => {
		const time = Date.parse(`${value}T00:00:00Z`);
		return (
			/^\d{4}-\d{2}-\d{2}$/.test(value) &&
			!Number.isNaN(time) &&
			new Date(time).toISOString().startsWith(value)
		);
	},
};

/** RFC 3339 with a zone. */
export const dateTime = {
	tag: 'datetime=2006-01-02T15:04:05Z07:00',
	test: (value: string) =>
		/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
		!Number.isNaN(Date.parse(value)),
};

/** A day or a point in time. */
export const timestamp = {
	tag: 'datetime',
	test: (value: string) => date.test(value) || dateTime.test(value),
};

/** A name of the IANA time zone database. */
export const timeZone = {
	tag: 'timezone',
	test: (value: string) => {
		try {
			return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
		} catch {
			return false;
		}
	},
};

/** Not blank. */
export const filled = { tag: 'required', test: (value: string) => value.trim() !== '' };
