import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { idOf, type Product } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';

/** A task's id as callers write it. */
export const taskId = v.pipe(
	v.string(),
	v.regex(/^[a-z]+:(?:\d+|new-[\w-]+)$/, 'is written like "focus:5123" or "local:7"'),
);

/** The id of a project, status, tag or person; a bare number is taken as the product's own. */
export const entityId = v.union(
	[v.pipe(v.string(), v.regex(/^[a-z]+:\d+$/)), v.pipe(v.number(), v.integer(), v.minValue(0))],
	'is a number or written like "focus:101"',
);

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
	const [issue] = result.issues;
	const path = v.getDotPath(issue) ?? l10n.t('the argument');
	throw new TaskError({
		kind: 'invalid',
		sentence: l10n.t('This can’t be done: {0} – {1}.', path, issue.message),
	});
}
