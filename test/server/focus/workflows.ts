import { invalid, type Answer } from '../answer.ts';
import { textOf } from '../checkBody.ts';
import type { FocusCall, FocusHandler } from './focusCall.ts';
import { newTask } from './focusState.ts';
import { bareTaskJson } from './taskJson.ts';

/** `POST workflows/tasks/from-list`: a proposal for each line. */
export const proposeFromList: FocusHandler = (call) => propose(call, textOf(call.body, 'prompt').split('\n'));

/** `POST workflows/tasks/prompt`: a proposal for each sentence. */
export const proposeFromPrompt: FocusHandler = (call) =>
	propose(call, textOf(call.body, 'prompt').split(/[\n.;!?]+/));

/** `POST workflows/tasks/extract`: proposals from an image; this server reads only the image's name. */
export const proposeFromImage: FocusHandler = (call) => {
	if (call.file === undefined || call.file.size === 0) {
		throw invalid('file', 'required');
	}
	return propose(call, [`Task from ${call.file.name}`]);
};

/** Proposals are tasks that nobody has created yet: they have no id of their own, and the list has none of them. */
function propose({ state, options }: FocusCall, lines: readonly string[]): Answer {
	const names = lines.map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])?\s*(?:\[[ x]\]\s*)?/, '').trim());
	const body = names
		.filter((name) => name !== '')
		.map((name) => bareTaskJson({ state, options }, newTask(state, 0, name)));
	return { status: 200, body };
}
