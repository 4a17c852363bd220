import { invalid, refuse, Refusal } from '../answer.ts';
import type { Fields } from '../checkBody.ts';
import type { FocusHandler } from './focusCall.ts';
import type { FocusOptions } from './focusOptions.ts';

const wireNames: Readonly<Record<string, string>> = {
	project: 'project_id',
	description: 'description',
	tags: 'tag_ids',
};

/** `GET task-constraints`: which fields the workspace requires of its tasks (Swagger). */
export const getConstraints: FocusHandler = ({ options }) => {
	if (options.constraints === 'plan') {
		throw refuse(402, 'payment_required', 'The feature is not in the plan');
	}
	if (options.constraints === 'forbidden') {
		throw refuse(403, 'forbidden', 'No access to the constraints');
	}
	const enabled = options.constraints === 'on';
	return { status: 200, body: { enabled, required_fields: kindsOf(options).map((kind) => ({ kind })) } };
};

/**
 * Refuses a task without a required field. Nothing says what the service answers: a list of the fields with
 * 422, as it does for time entries (Swagger), or a 400 of its validator.
 * @param isWhole whether fields that are left out count as empty
 */
export function checkRequired(options: Readonly<FocusOptions>, fields: Fields, isWhole: boolean): void {
	const missing = (options.constraints === 'on' ? kindsOf(options) : []).filter((kind) => {
		const value = fields[wireNames[kind] ?? kind];
		return value === undefined ? isWhole : value === null || value === '' || [value].flat().length === 0;
	});
	const [first] = missing;
	if (first === undefined) {
		return;
	}
	if (options.requiredFieldsAnswer === 400) {
		throw invalid(wireNames[first] ?? first, 'required');
	}
	const error = isWhole ? 'required_fields_missing' : 'required_fields_deletion';
	throw new Refusal({
		status: 422,
		body: {
			error,
			error_description: 'Required fields are missing',
			error_values: { fields: missing, is_deletion: !isWhole },
		},
	});
}

function kindsOf({ requiredFields }: Readonly<FocusOptions>): string[] {
	return requiredFields.split(',').filter((kind) => kind in wireNames);
}
