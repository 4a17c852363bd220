import { invalid, refuse } from './answer.ts';
import type { BodyField, Endpoint } from './contract.ts';
import type { Incoming } from './incoming.ts';
import { isRecord } from './isRecord.ts';
import type { Rules, ValueRule } from './rules.ts';

type FieldValue = string | number | boolean | null | readonly number[] | readonly Fields[];

/** A checked JSON object; only documented fields are in it. */
export type Fields = { readonly [name: string]: FieldValue };

/** A checked string field; empty where the field is not a string. */
export function textOf(fields: Fields, name: string): string {
	const value = fields[name];
	return typeof value === 'string' ? value : '';
}

/**
 * Reads the JSON body of a request by the call's tables. Where a page documents the body as `items`, both
 * `{items: […]}` and the bare array are taken: `items` is how the pages' generator writes an array, and the
 * bare array was seen live. Either way the result has `items`.
 * @throws {Refusal} 400 naming the first field that is unknown, ill-typed, null where it may not be, or missing
 */
export function checkBody(endpoint: Endpoint, incoming: Incoming, rules: Rules): Fields {
	const table = endpoint.body['body'];
	if (table === undefined) {
		if (incoming.bytes.length > 0) {
			throw invalid('body', 'empty');
		}
		return {};
	}
	const sent = parse(incoming);
	const whole = Array.isArray(sent) && 'items' in table ? { items: sent } : sent;
	return checkObject(endpoint, 'body', whole, '', rules);
}

function parse({ headers, bytes }: Incoming): unknown {
	if (!/^application\/json\b/.test(headers['content-type'] ?? '')) {
		throw refuse(400, 'validation', 'The Content-Type of the body must be application/json');
	}
	try {
		const parsed: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
		return parsed;
	} catch {
		throw refuse(400, 'validation', 'The body is not JSON');
	}
}

function checkObject(
	endpoint: Endpoint,
	object: string,
	sent: unknown,
	prefix: string,
	rules: Rules,
): Fields {
	if (!isRecord(sent)) {
		throw invalid(prefix === '' ? 'body' : prefix, 'object');
	}
	const at = (name: string) => (prefix === '' ? name : `${prefix}.${name}`);
	const table = endpoint.body[object] ?? {};
	const fields: Record<string, FieldValue> = {};
	for (const [name, value] of Object.entries(sent)) {
		const field = Object.hasOwn(table, name) ? table[name] : undefined;
		if (field === undefined) {
			throw invalid(at(name), 'unknown');
		}
		fields[name] =
			field.type === 'Array of object'
				? checkObjects(endpoint, name, value, at(name), rules)
				: checkField(field, value, at(name), rules.field(endpoint, object, name) ?? {});
	}
	for (const name of rules.required(endpoint, object)) {
		if (!(name in fields)) {
			throw invalid(at(name), 'required');
		}
	}
	return fields;
}

function checkObjects(endpoint: Endpoint, object: string, sent: unknown, at: string, rules: Rules): Fields[] {
	if (!Array.isArray(sent)) {
		throw invalid(at, 'array');
	}
	checkLength(sent, at, rules.field(endpoint, 'body', object) ?? {});
	return sent.map((item: unknown, index) => checkObject(endpoint, object, item, `${at}[${index}]`, rules));
}

function checkField(field: BodyField, value: unknown, at: string, rule: ValueRule): FieldValue {
	if (value === null) {
		if (!field.nullable && rule.nullable !== true) {
			throw invalid(at, 'notnull');
		}
		return null;
	}
	switch (field.type) {
		case 'integer':
			return checkNumber(value, at, rule);
		case 'boolean':
			if (typeof value !== 'boolean') {
				throw invalid(at, 'boolean');
			}
			return value;
		case 'Array of integer':
			if (!Array.isArray(value)) {
				throw invalid(at, 'array');
			}
			checkLength(value, at, rule);
			return value.map((item: unknown, index) => checkNumber(item, `${at}[${index}]`, rule));
		case 'string':
			return checkString(value, at, rule);
		case 'any':
			if (typeof value === 'string' || typeof value === 'boolean') {
				return value;
			}
			return checkNumber(value, at, rule);
		default:
			throw new TypeError(`contract.json has a field of a type unknown here: ${field.type}`);
	}
}

function checkLength(items: readonly unknown[], at: string, rule: ValueRule): void {
	if (rule.most !== undefined && (items.length === 0 || items.length > rule.most)) {
		throw invalid(at, items.length === 0 ? 'min' : 'max');
	}
}

function checkNumber(value: unknown, at: string, rule: ValueRule): number {
	if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
		throw invalid(at, 'integer');
	}
	if (value < (rule.min ?? -Infinity) || value > (rule.max ?? Infinity)) {
		throw invalid(at, value < (rule.min ?? -Infinity) ? 'min' : 'max');
	}
	return value;
}

function checkString(value: unknown, at: string, rule: ValueRule): string {
	if (typeof value !== 'string') {
		throw invalid(at, 'string');
	}
	if (rule.oneOf !== undefined && !rule.oneOf.includes(value)) {
		throw invalid(at, 'oneof');
	}
	if (rule.format !== undefined && !rule.format.test(value)) {
		throw invalid(at, rule.format.tag);
	}
	return value;
}
