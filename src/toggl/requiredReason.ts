import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { sayFields } from '../tasks/requiredFields.ts';
import type { TaskField } from '../tasks/task.ts';

/** What the service calls a field that a workspace can require, in its constraints and in its refusals. */
const fields: ReadonlyMap<string, TaskField> = new Map<string, TaskField>([
	['project', 'projectId'],
	['projectid', 'projectId'],
	['description', 'description'],
	['tags', 'tagIds'],
	['tagids', 'tagIds'],
]);

/** The field with one of the service's names for it: `project`, `project_id`, `ProjectID`. */
export function requiredField(name: string): TaskField | undefined {
	return fields.get(name.replaceAll('_', '').toLowerCase());
}

const wireRefusal = v.object({
	error: v.picklist([
		'required_fields_missing',
		'required_fields_deletion',
		'bulk_required_fields_missing',
	]),
	error_values: v.object({ fields: v.array(v.string()) }),
});

const wireValidation = v.object({ error: v.literal('validation'), error_description: v.string() });

/**
 * The reason of a refusal for want of required fields, with their names. What a task without them gets is
 * not documented: for time entries it is a list of them (Swagger), for other checks a validator's text (seen live).
 */
export function requiredReason(body: unknown): string | undefined {
	const refusal = v.safeParse(wireRefusal, body);
	const validation = v.safeParse(wireValidation, body);
	const names = refusal.success
		? refusal.output.error_values.fields
		: validation.success
			? Array.from(
					validation.output.error_description.matchAll(
						/validation for '(\w+)' failed on the 'required' tag/g,
					),
					([, name]) => name ?? '',
				)
			: [];
	const known = [...new Set(names.flatMap((name) => requiredField(name) ?? []))];
	return known.length > 0 ? l10n.t('These fields are required: {0}.', sayFields(known)) : undefined;
}
