import * as v from 'valibot';
import {
	known,
	listOf,
	maybe,
	wireColor,
	wireDate,
	wireFlag,
	wireId,
	wireInstant,
	wireLine,
	wireName,
	wireNumber,
	wireText,
} from '../wire.ts';

/** A row that another one names; only its id is sure to be there. */
const reference = maybe(v.object({ id: maybe(wireId), name: maybe(wireLine), type: maybe(v.string()) }));

const references = listOf(v.object({ id: wireId, type: maybe(v.string()) }));

/** What is used of a task. Which fields come differs between the calls and between the service's versions. */
export const wireTask = v.object({
	id: wireId,
	name: wireName,
	description: maybe(wireText),
	notes: maybe(wireText),
	project_id: maybe(wireId),
	project: reference,
	parent_task_id: maybe(wireId),
	parent: reference,
	status_id: maybe(wireId),
	status: reference,
	priority: maybe(wireLine),
	priority_at: maybe(wireDate),
	pinned: wireFlag,
	start_date: maybe(wireDate),
	end_date: maybe(wireDate),
	/** Minutes. */
	estimated_mins: maybe(wireNumber(0)),
	tag_ids: listOf(wireId),
	tags: references,
	assignee_user_ids: listOf(wireId),
	/** In newer answers; its `type` is `user` or `team`. */
	assignees: references,
	ghost_assignee_ids: listOf(wireId),
	billable: wireFlag,
	private: wireFlag,
	color: maybe(wireColor),
	auto_log_time: maybe(v.boolean()),
	/** A rule, or the lines that iCalendar has around one. */
	rrule: maybe(v.pipe(wireText, v.minLength(1))),
	position: maybe(wireNumber(1)),
	recurring_task_id: maybe(wireId),
	recurrence_date: maybe(wireDate),
	archived_at: known(wireInstant),
	deleted_at: maybe(wireInstant),
	created_at: maybe(wireInstant),
	updated_at: maybe(wireInstant),
	/** Seconds. */
	total_tracked_time: maybe(wireNumber(0)),
});

export type WireTask = v.InferOutput<typeof wireTask>;

export const wireProject = v.object({
	id: wireId,
	name: wireName,
	color: maybe(wireColor),
	client: reference,
	archived_at: maybe(wireInstant),
	completed_at: maybe(wireInstant),
	private: wireFlag,
});

export const wireStatus = v.object({
	id: wireId,
	name: wireName,
	type: maybe(v.string()),
	emoji: maybe(wireLine),
	position: maybe(v.number()),
	deleted_at: maybe(wireInstant),
});

export const wireTag = v.object({ id: wireId, name: wireName, color: maybe(wireColor) });

/** `user_account_id` is what tasks hold of their assignees (seen live); `id` is of no use to us. */
export const wirePerson = v.object({
	user_account_id: wireId,
	name: maybe(wireLine),
	email: maybe(wireLine),
});
