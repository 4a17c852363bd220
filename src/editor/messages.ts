import * as v from 'valibot';
import { isId } from '../tasks/task.ts';
import { readMessage } from '../ui/readMessage.ts';
import { formActions, otherTaskActions } from './formActions.ts';
import type { FromPage, PageState } from './protocol.ts';

// Whether ids, dates and rules are right is the store's to say, with a sentence for the person.
const id = v.pipe(v.string(), v.check(isId));
const ids = v.pipe(v.array(id), v.readonly());
const text = v.string();
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const taskFields = {
	name: v.exactOptional(text),
	description: v.exactOptional(text),
	notes: v.exactOptional(text),
	projectId: v.exactOptional(v.nullable(id)),
	parentId: v.exactOptional(v.nullable(id)),
	statusId: v.exactOptional(text),
	done: v.exactOptional(v.boolean()),
	priority: v.exactOptional(text),
	priorityAt: v.exactOptional(v.nullable(text)),
	pinned: v.exactOptional(v.boolean()),
	startDate: v.exactOptional(v.nullable(text)),
	endDate: v.exactOptional(v.nullable(text)),
	estimatedMins: v.exactOptional(v.nullable(whole)),
	tagIds: v.exactOptional(ids),
	assigneeIds: v.exactOptional(ids),
	billable: v.exactOptional(v.boolean()),
	private: v.exactOptional(v.boolean()),
	color: v.exactOptional(v.nullable(text)),
	autoLogTime: v.exactOptional(v.nullable(v.boolean())),
	rrule: v.exactOptional(v.nullable(text)),
	position: v.exactOptional(v.nullable(whole)),
	recurringTaskId: v.exactOptional(v.nullable(whole)),
	ghostAssigneeIds: v.exactOptional(v.pipe(v.array(whole), v.readonly())),
};
const changes = v.strictObject({ ...taskFields, outboundSync: v.exactOptional(v.boolean()) });
const values = v.strictObject({ ...taskFields, outboundSync: v.exactOptional(v.nullable(v.boolean())) });

const strings = v.pipe(v.array(v.string()), v.readonly());
const entry = v.exactOptional(
	v.strictObject({
		base: v.nullable(
			v.union([
				v.string(),
				v.number(),
				v.boolean(),
				strings,
				v.pipe(v.array(v.number()), v.readonly()),
			]),
		),
		input: v.union([v.string(), v.boolean(), strings]),
	}),
);

export const draft = v.object({
	name: entry,
	description: entry,
	notes: entry,
	projectId: entry,
	parentId: entry,
	statusId: entry,
	done: entry,
	priority: entry,
	priorityAt: entry,
	pinned: entry,
	startDate: entry,
	endDate: entry,
	estimatedMins: entry,
	tagIds: entry,
	assigneeIds: entry,
	billable: entry,
	private: entry,
	color: entry,
	autoLogTime: entry,
	rrule: entry,
	position: entry,
	recurringTaskId: entry,
	ghostAssigneeIds: entry,
	outboundSync: entry,
});

/** Everything that a page may say. */
const fromPage = v.variant('kind', [
	v.strictObject({ kind: v.literal('ready') }),
	v.strictObject({ kind: v.literal('draft'), draft }),
	v.strictObject({ kind: v.literal('save'), changes }),
	v.strictObject({ kind: v.literal('create'), values }),
	v.strictObject({ kind: v.literal('replace'), values }),
	v.strictObject({ kind: v.literal('pickParent') }),
	v.strictObject({ kind: v.literal('createTag'), name: v.pipe(text, v.trim(), v.nonEmpty()) }),
	v.strictObject({
		kind: v.literal('trouble'),
		choice: v.picklist(['again', 'mine', 'theirs', 'discard']),
	}),
	v.strictObject({ kind: v.literal('upcoming') }),
	v.strictObject({ kind: v.literal('action'), action: v.picklist(formActions) }),
	v.strictObject({ kind: v.literal('otherTask'), action: v.picklist(otherTaskActions), id }),
	v.strictObject({ kind: v.literal('addSubTask') }),
	v.strictObject({ kind: v.literal('openCode'), uri: text, line: whole }),
]);

// Lenient: another version of the extension may have kept it.
const pageState = v.object({ taskId: id, draft, values: v.object(taskFields) });

/** The message, or what is wrong with it. */
export function readFormMessage(message: unknown): { message: FromPage } | { wrong: string } {
	return readMessage(fromPage, message);
}

/** What a page kept over a reload; nothing for what can't be that. */
export function readPageState(state: unknown): PageState | undefined {
	const result = v.safeParse(pageState, state);
	return result.success ? result.output : undefined;
}
