import * as v from 'valibot';
import { defined } from '../tasks/defined.ts';
import type { Product, TaskChanges } from '../tasks/task.ts';
import { entityId, inProduct, taskId } from '../ui/argument.ts';

const ids = v.array(entityId);

/** A task's id; a bare number is taken as the product's own. */
export const parentId = v.union(
	[taskId, v.pipe(v.number(), v.integer())],
	'is a number or written like "focus:5123"',
);

/** The fields of the model as a caller may give them; ids with or without the product in front. */
export const taskFields = {
	name: v.string(),
	description: v.string(),
	notes: v.string(),
	projectId: v.nullable(entityId),
	parentId: v.nullable(parentId),
	statusId: entityId,
	done: v.boolean(),
	priority: v.string(),
	priorityAt: v.nullable(v.string()),
	pinned: v.boolean(),
	startDate: v.nullable(v.string()),
	endDate: v.nullable(v.string()),
	estimatedMins: v.nullable(v.number()),
	tagIds: ids,
	assigneeIds: ids,
	billable: v.boolean(),
	private: v.boolean(),
	color: v.nullable(v.pipe(v.string(), v.hexColor('is written like "#0b83d9"'))),
	autoLogTime: v.nullable(v.boolean()),
	rrule: v.nullable(v.string()),
	position: v.nullable(v.number()),
	recurringTaskId: v.nullable(v.number()),
	ghostAssigneeIds: v.array(v.number()),
	outboundSync: v.boolean(),
};

type GivenFields = v.InferOutput<typeof givenFields>;

export const givenFields = v.partial(v.strictObject(taskFields));

/** The given fields as the model has them: every id with its product in front, nothing that is `undefined`. */
export function toChanges(given: GivenFields, product: Product): TaskChanges {
	const own = (id: string | number | null | undefined): string | null | undefined =>
		id === null || id === undefined ? id : inProduct(id, product);
	return defined({
		...given,
		projectId: own(given.projectId),
		parentId: own(given.parentId),
		statusId: given.statusId === undefined ? undefined : inProduct(given.statusId, product),
		tagIds: given.tagIds?.map((id) => inProduct(id, product)),
		assigneeIds: given.assigneeIds?.map((id) => inProduct(id, product)),
	});
}
