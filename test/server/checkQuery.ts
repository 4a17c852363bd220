import { invalid } from './answer.ts';
import type { Endpoint } from './contract.ts';
import { Query, type QueryValue } from './query.ts';
import type { Rules, ValueRule } from './rules.ts';

const wholeNumber = /^-?\d{1,15}$/;

/**
 * Reads the parameters of a request by the call's table.
 * @throws {Refusal} 400 naming the first parameter that is unknown, ill-typed, outside of its bounds or missing
 */
export function checkQuery(endpoint: Endpoint, sent: URLSearchParams, rules: Rules): Query {
	const values = new Map<string, QueryValue>();
	for (const name of new Set(sent.keys())) {
		const parameter = endpoint.query[name];
		if (parameter === undefined || parameter.type === 'file') {
			throw invalid(name, 'unknown');
		}
		const rule = rules.query(endpoint, name) ?? {};
		values.set(name, readValue(name, parameter.type, sent.getAll(name), rule));
	}
	for (const [name, { required, type }] of Object.entries(endpoint.query)) {
		if (required && type !== 'file' && !values.has(name)) {
			throw invalid(name, 'required');
		}
	}
	return new Query(values);
}

function readValue(name: string, type: string, sent: readonly string[], rule: ValueRule): QueryValue {
	if (type.startsWith('[]')) {
		// Documented as comma-separated; repeated parameters are taken by some calls, so both are.
		const items = sent.flatMap((value) => value.split(','));
		if (items.length > (rule.most ?? Infinity)) {
			throw invalid(name, 'max');
		}
		return type === '[]integer'
			? items.map((item) => (item === '' && rule.none === true ? null : readNumber(name, item, rule)))
			: items.map((item) => readString(name, item, rule));
	}
	const [value = ''] = sent;
	if (sent.length > 1) {
		throw invalid(name, 'single');
	}
	switch (type) {
		case 'integer':
			return readNumber(name, value, rule);
		case 'boolean':
			if (value !== 'true' && value !== 'false' && !(value === '' && rule.none === true)) {
				throw invalid(name, 'boolean');
			}
			return value === '' ? '' : value === 'true';
		default:
			return readString(name, value, rule);
	}
}

function readNumber(name: string, text: string, rule: ValueRule): number {
	if (!wholeNumber.test(text)) {
		throw invalid(name, 'integer');
	}
	const number = Number(text);
	if (number < (rule.min ?? -Infinity)) {
		throw invalid(name, 'min');
	}
	if (number > (rule.max ?? Infinity)) {
		throw invalid(name, 'max');
	}
	return number;
}

function readString(name: string, text: string, rule: ValueRule): string {
	if (rule.oneOf !== undefined && !rule.oneOf.includes(text)) {
		throw invalid(name, 'oneof');
	}
	if (rule.format !== undefined && !rule.format.test(text)) {
		throw invalid(name, rule.format.tag);
	}
	return text;
}
