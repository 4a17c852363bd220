import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { isDate } from '../tasks/checkChanges.ts';
import { idOf, type Product } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';

const taskIdForm = 'is written like "focus:5123" or "local:7"';

/** A task's id as callers write it. */
export const taskId = v.pipe(v.string(taskIdForm), v.regex(/^[a-z]+:(?:\d+|new-[\w-]+)$/, taskIdForm));

const entityIdForm = 'is a number or written like "focus:101"';

/** The id of a project, status, tag or person; a bare number is taken as the product's own. */
export const entityId = v.union(
	[
		v.pipe(v.string(), v.regex(/^[a-z]+:\d+$/, entityIdForm)),
		v.pipe(v.number(), v.safeInteger(entityIdForm), v.minValue(0, entityIdForm)),
	],
	entityIdForm,
);

/** A day as callers write it. */
export const day = v.pipe(v.string(), v.check(isDate, 'is no day that exists, written as YYYY-MM-DD'));

/** The id with its product in front, whichever way it was written. */
export function inProduct(id: v.InferOutput<typeof entityId>, product: Product): string {
	return typeof id === 'number' ? idOf(product, id) : id;
}

/** What a caller gave, checked. Throws a `TaskError` that names what is wrong with it. */
export function parseArgument<S extends v.GenericSchema>(schema: S, argument: unknown): v.InferOutput<S> {
	const result = v.safeParse(schema, argument, { abortEarly: true });
	if (result.success) {
		return result.output;
	}
	throw new TaskError({ kind: 'invalid', sentence: sayIssue(result.issues[0]) });
}

/** What is wrong, by the name of the field. It never holds what was given: that could be a key. */
function sayIssue(issue: v.BaseIssue<unknown>): string {
	const path = v.getDotPath(issue);
	const what = path === null ? l10n.t('The argument') : `“${path}”`;
	if (issue.expected === 'never') {
		return l10n.t('{0} is not known here. Check its spelling, or leave it out.', what);
	}
	if (issue.received === 'undefined' && path !== null) {
		return l10n.t('{0} is missing.', what);
	}
	return issue.message.startsWith('Invalid ')
		? l10n.t('{0} has to be {1}.', what, sayExpected(issue))
		: l10n.t('{0} {1}.', what, issue.message);
}

function sayExpected({ type, expected, requirement }: v.BaseIssue<unknown>): string {
	switch (type) {
		case 'string':
			return l10n.t('a text');
		case 'number':
			return l10n.t('a number');
		case 'integer':
			return l10n.t('a whole number');
		case 'min_value':
			return l10n.t('{0} or more', String(requirement));
		case 'boolean':
			return l10n.t('true or false');
		case 'array':
			return l10n.t('a list');
		case 'object':
		case 'strict_object':
			return l10n.t('an object');
		default:
			return expected ?? l10n.t('another value');
	}
}
