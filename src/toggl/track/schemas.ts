import * as v from 'valibot';
import {
	maybe,
	oneZero,
	wireColor,
	wireFlag,
	wireId,
	wireInstant,
	wireLine,
	wireName,
	wireNumber,
} from '../wire.ts';

/** What is used of a task. */
export const wireTask = v.object({
	id: wireId,
	name: wireName,
	project_id: maybe(wireId),
	project_name: maybe(wireLine),
	/** Not done. */
	active: maybe(v.boolean()),
	estimated_seconds: maybe(wireNumber(0)),
	/** The assignee. */
	user_id: maybe(wireId),
	/** See `TrackedUnit`. */
	tracked_seconds: maybe(wireNumber(0)),
	at: maybe(wireInstant),
	recurring: maybe(v.boolean()),
	rate: maybe(v.pipe(v.number(), v.finite(), v.minValue(0), oneZero)),
	integration_provider: maybe(wireLine),
	integration_ext_type: maybe(wireLine),
	integration_ext_id: maybe(wireLine),
});

/** What is left of a deleted task. Not in the tables, but other lists that are asked for with `since` have it (recorded). */
export const wireDeleted = v.object({ id: wireId, server_deleted_at: wireInstant });

export type WireTask = v.InferOutput<typeof wireTask>;

export const wireProject = v.object({
	id: wireId,
	name: wireName,
	color: maybe(wireColor),
	active: maybe(v.boolean()),
	is_private: wireFlag,
	server_deleted_at: maybe(wireInstant),
});

/** `id` is what tasks hold of their assignee. */
export const wirePerson = v.object({
	id: wireId,
	fullname: maybe(wireLine),
	email: maybe(wireLine),
});

export const wireWorkspace = v.object({
	id: wireId,
	name: maybe(wireLine),
	organization_id: maybe(wireId),
	/** Whether it is on a paid plan (documented). */
	premium: maybe(v.boolean()),
	server_deleted_at: maybe(wireInstant),
});

export type WireWorkspace = v.InferOutput<typeof wireWorkspace>;
