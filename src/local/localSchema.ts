import * as v from 'valibot';

const nullable = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullable(schema), null);

/** A task as it is kept on this computer; what an older version didn't know gets its default. Ids are the local numbers. */
export const storedTask = v.object({
	name: v.string(),
	description: v.fallback(v.string(), ''),
	notes: v.fallback(v.string(), ''),
	projectId: nullable(v.number()),
	parentId: nullable(v.number()),
	statusId: v.number(),
	priority: v.fallback(v.string(), 'none'),
	priorityAt: nullable(v.string()),
	pinned: v.fallback(v.boolean(), false),
	startDate: nullable(v.string()),
	endDate: nullable(v.string()),
	/** Minutes. */
	estimatedMins: nullable(v.number()),
	tagIds: v.fallback(v.array(v.number()), []),
	assigneeIds: v.fallback(v.array(v.number()), []),
	billable: v.fallback(v.boolean(), false),
	private: v.fallback(v.boolean(), false),
	color: nullable(v.string()),
	autoLogTime: nullable(v.boolean()),
	rrule: nullable(v.string()),
	position: nullable(v.number()),
	createdAt: v.string(),
	updatedAt: v.string(),
	/** Instants; the tasks that were archived or deleted together have the same one. */
	archivedAt: nullable(v.string()),
	deletedAt: nullable(v.string()),
});

export type StoredTask = v.InferOutput<typeof storedTask>;

export const storedProject = v.object({
	name: v.string(),
	color: nullable(v.string()),
	closed: v.fallback(v.boolean(), false),
});

export const storedStatus = v.object({
	name: v.string(),
	type: v.picklist(['todo', 'in_progress', 'blocked', 'done']),
	emoji: nullable(v.string()),
});

export const storedTag = v.object({ name: v.string(), color: nullable(v.string()) });

export const storedPerson = v.object({ name: v.string() });
