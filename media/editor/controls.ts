import { priorities } from '../../src/tasks/task.ts';
import { AssigneeField } from './assigneeField.ts';
import { ChoiceField } from './choiceField.ts';
import { ColorField } from './colorField.ts';
import type { Control, ControlParts } from './control.ts';
import { DateField } from './dateField.ts';
import { parseEstimate } from '../../src/tasks/parseEstimate.ts';
import { showEstimate } from './estimate.ts';
import { fill } from './fill.ts';
import { ListField } from './listField.ts';
import { MarkField } from './markField.ts';
import { ParentField } from './parentField.ts';
import { RecurrenceField } from './recurrenceField.ts';
import { TextField } from './textField.ts';

/** What a control asks the host for: another parent, a new tag. */
type Asks = { pickParent(): void; createTag(name: string): void };

/** The control of a field; `oneAssignee` where a task can't have several. */
export function controlFor(parts: ControlParts, asks: Asks, oneAssignee: boolean): Control {
	const { strings } = parts;
	switch (parts.field) {
		case 'name':
			return new TextField(parts);
		case 'position':
		case 'recurringTaskId':
		case 'ghostAssigneeIds':
			return new TextField(parts, { code: true });
		case 'description':
			return new TextField(parts, { lines: 2 });
		case 'notes':
			return new TextField(parts, { lines: 14 });
		case 'estimatedMins':
			return new TextField(parts, { explain: (typed) => explainEstimate(typed, strings.understood) });
		case 'projectId':
			return new ChoiceField(parts, ({ projects }) => [
				{ id: '', label: strings.noProject },
				...projects,
			]);
		case 'statusId':
			return new ChoiceField(parts, ({ statuses }) => statuses);
		case 'priority':
			return new ChoiceField(parts, () =>
				priorities.map((id) => ({ id, label: strings.priorities[id] ?? id })),
			);
		case 'autoLogTime':
		case 'outboundSync':
			return new ChoiceField(parts, () => [
				{ id: '', label: strings.serviceDecides },
				{ id: 'true', label: strings.yes },
				{ id: 'false', label: strings.no },
			]);
		case 'parentId':
			return new ParentField(parts, () => asks.pickParent());
		case 'startDate':
		case 'endDate':
		case 'priorityAt':
			return new DateField(parts);
		case 'tagIds':
			return new ListField(parts, ({ tags }) => tags, {
				can: ({ canCreateTag }) => canCreateTag,
				label: strings.createTag,
				run: (name) => asks.createTag(name),
			});
		case 'assigneeIds':
			return oneAssignee ? new AssigneeField(parts) : new ListField(parts, ({ people }) => people);
		case 'done':
		case 'pinned':
		case 'billable':
		case 'private':
			return new MarkField(parts);
		case 'color':
			return new ColorField(parts);
		case 'rrule':
			return new RecurrenceField(parts);
	}
}

function explainEstimate(typed: string, sentence: string): string {
	const minutes = parseEstimate(typed);
	// What is written the usual way needs no explanation.
	return typeof minutes === 'number' && showEstimate(minutes) !== typed.trim()
		? fill(sentence, showEstimate(minutes))
		: '';
}
