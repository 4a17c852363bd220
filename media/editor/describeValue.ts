import type { FormStrings } from '../../src/editor/formStrings.ts';
import type { FormField, FormState, FormValue } from '../../src/editor/protocol.ts';
import { codecs } from './codecs.ts';

const longest = 200;

/** A field's value in a person's words, for the note that it was changed elsewhere. */
export function describeValue(
	field: FormField,
	value: FormValue,
	state: FormState,
	strings: FormStrings,
): string {
	if (typeof value === 'boolean') {
		return value ? strings.yes : strings.no;
	}
	const shown = codecs[field].show(value);
	const labels = (Array.isArray(shown) ? shown : [String(shown)]).map((one) =>
		labelOf(field, one, state, strings),
	);
	const text = labels.join(', ');
	return text === '' ? strings.empty : text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function labelOf(field: FormField, id: string, state: FormState, strings: FormStrings): string {
	const lists = {
		projectId: state.projects,
		statusId: state.statuses,
		tagIds: state.tags,
		assigneeIds: state.people,
	};
	switch (field) {
		case 'projectId':
		case 'statusId':
		case 'tagIds':
		case 'assigneeIds':
			return lists[field].find((choice) => choice.id === id)?.label ?? id;
		case 'parentId':
			return state.taskNames[id] ?? id;
		case 'priority':
			return strings.priorities[id] ?? id;
		default:
			return id;
	}
}
