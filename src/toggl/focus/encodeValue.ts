import * as l10n from '@vscode/l10n';
import { numberOf, priorities, productOf } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { isDay } from '../wire.ts';
import { product } from './product.ts';

/** What the service takes in a field. */
export type ValueKind =
	| 'name'
	| 'text'
	| 'flag'
	| 'id'
	| 'ids'
	| 'number'
	| 'numbers'
	| 'minutes'
	| 'count'
	| 'day'
	| 'color'
	| 'priority';

/**
 * The value as it is sent.
 * @param field its name in the model, for the sentence
 * @throws TaskError that names the field, for a value that the service would refuse
 */
export function encodeOrRefuse(field: string, kind: ValueKind, value: unknown): unknown {
	const encoded = encodeValue(kind, value);
	if (encoded === undefined) {
		const sentence = l10n.t('{0} must be {1}.', field, expected(kind));
		throw new TaskError({ kind: 'invalid', sentence });
	}
	return encoded;
}

/** `undefined` when it is none of that kind. */
function encodeValue(kind: ValueKind, value: unknown): unknown {
	switch (kind) {
		case 'name':
			return typeof value === 'string' && value.trim() !== '' ? value.toWellFormed() : undefined;
		case 'text':
			return typeof value === 'string' ? value.toWellFormed() : undefined;
		case 'flag':
			return typeof value === 'boolean' ? value : undefined;
		case 'id':
			return encodeId(value);
		case 'ids':
			return encodeAll(value, encodeId);
		case 'number':
			return wholeNumber(value, 1);
		case 'numbers':
			return encodeAll(value, (each) => wholeNumber(each, 1));
		case 'minutes':
		case 'count':
			return wholeNumber(value, 0);
		case 'day':
			return typeof value === 'string' && isDay(value) ? value : undefined;
		case 'color':
			return typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? value : undefined;
		case 'priority':
			return priorities.find((each) => each === value);
	}
}

function encodeId(value: unknown): number | undefined {
	return typeof value === 'string' && productOf(value) === product
		? wholeNumber(numberOf(value), 1)
		: undefined;
}

function encodeAll(value: unknown, each: (entry: unknown) => number | undefined): number[] | undefined {
	const numbers = Array.isArray(value) ? value.map((entry) => each(entry)) : [undefined];
	const known = numbers.filter((number) => number !== undefined);
	return known.length === numbers.length ? known : undefined;
}

function wholeNumber(value: unknown, least: number): number | undefined {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

/** What a value of that kind has to be, to stand behind "must be". */
function expected(kind: ValueKind): string {
	switch (kind) {
		case 'name':
			return l10n.t('a text that is not empty');
		case 'text':
			return l10n.t('a text');
		case 'flag':
			return l10n.t('true or false');
		case 'id':
			return l10n.t('an id such as {0}', 'focus:101');
		case 'ids':
			return l10n.t('a list of ids such as {0}', 'focus:101');
		case 'number':
			return l10n.t('a whole number from 1 on');
		case 'numbers':
			return l10n.t('a list of whole numbers from 1 on');
		case 'minutes':
			return l10n.t('a whole number of minutes');
		case 'count':
			return l10n.t('a whole number from 0 on');
		case 'day':
			return l10n.t('a day such as {0}', '2026-11-30');
		case 'color':
			return l10n.t('a color such as {0}', '#06aaf5');
		case 'priority':
			return l10n.t('one of {0}', priorities.join(', '));
	}
}
