import type { Input } from '../../src/editor/protocol.ts';
import { ChoiceField } from './choiceField.ts';
import type { ControlParts } from './control.ts';

/** The one assignee of a task that can't have several. Nobody is offered only where the task is nobody's or can become so. */
export class AssigneeField extends ChoiceField {
	constructor(parts: ControlParts) {
		const { strings } = parts;
		super(
			parts,
			({ people, oneAssignee }) => [
				...(oneAssignee?.mayBeNobody ? [{ id: '', label: strings.nobody }] : []),
				...people,
			],
			strings.assignee,
		);
	}

	override read(): Input {
		const id = super.read();
		return id === '' ? [] : [String(id)];
	}
}
