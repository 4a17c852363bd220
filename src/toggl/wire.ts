import * as v from 'valibot';
import { cleanLine, cleanText } from '../tasks/cleanText.ts';

/**
 * The kinds of value that Toggl's answers are made of, for schemas that forgive: what is missing, null
 * or of another type reads as `null` (lists: as empty), so that one odd field never costs a row.
 */

const abort = { abortEarly: true, abortPipeEarly: true } as const;

/** A number of the service. Digits in quotes are accepted. */
export const wireId = v.pipe(
	v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number))]),
	v.safeInteger(),
	v.minValue(1),
);

/** A name that can be shown. */
export const wireName = v.pipe(
	v.string(),
	v.transform(cleanLine),
	v.check((name) => name.trim() !== ''),
);

export const wireText = v.pipe(v.string(), v.transform(cleanText));

/** Text on one line; `null` when there is nothing in it. */
export const wireLine = v.pipe(
	v.string(),
	v.transform(cleanLine),
	v.check((line) => line !== ''),
);

/** JSON has a negative zero, which equals zero everywhere but in comparisons of whole tasks. */
export const oneZero = v.transform((number: number) => number + 0);

/** A whole number from `least` on. */
export function wireNumber(least: number) {
	return v.pipe(v.number(), v.safeInteger(), v.minValue(least), oneZero);
}

/** `YYYY-MM-DD`, a day that exists. Go writes the year 1 for "none". */
export const wireDate = v.pipe(v.string(), v.check(isDay));

/** An instant with its offset. */
export const wireInstant = v.pipe(
	v.string(),
	v.check((text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) && Date.parse(text) > 0),
);

export const wireColor = v.pipe(v.string(), v.regex(/^#[\da-f]{6}$/i));

/** `null` in place of anything that the schema doesn't accept. */
export function maybe<const TSchema extends v.GenericSchema>(schema: TSchema) {
	return v.pipe(
		v.optional(v.unknown(), null),
		v.transform((value) => {
			// Most fields of most tasks are empty, and a refusal costs more than a look.
			const result =
				value === null || value === undefined ? undefined : v.safeParse(schema, value, abort);
			return result?.success ? result.output : null;
		}),
	);
}

/** `undefined` in place of what is missing or can't be read; `null` stays `null`. */
export function known<const TSchema extends v.GenericSchema>(schema: TSchema) {
	return v.fallback(v.optional(v.nullable(schema)), undefined);
}

export const wireFlag = v.fallback(v.optional(v.boolean(), false), false);

/** The entries that the schema accepts; no list at all is `null`. */
export function listOf<const TSchema extends v.GenericSchema>(schema: TSchema) {
	return maybe(
		v.pipe(
			v.array(v.unknown()),
			v.transform((entries) =>
				entries.flatMap((entry) => {
					const result = v.safeParse(schema, entry, abort);
					return result.success ? [result.output] : [];
				}),
			),
		),
	);
}

export function isDay(text: string): boolean {
	const time = /^[12]\d{3}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
