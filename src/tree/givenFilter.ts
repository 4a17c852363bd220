import * as v from 'valibot';
import type { EntityId, Product } from '../tasks/task.ts';
import { day, entityId, inProduct } from '../ui/argument.ts';
import { dueWishes, type TaskFilter, tidyFilter, yesOrNos } from './taskFilter.ts';

const entityIds = v.optional(v.array(v.nullable(entityId)));

const dayRange = v.optional(
	v.pipe(
		v.strictObject({ from: v.optional(day), to: v.optional(day) }),
		v.check(({ from, to }) => !from || !to || from <= to, 'has a last day before its first'),
	),
);

const name = v.pipe(v.string(), v.trim(), v.nonEmpty('needs a character that can be seen'));

/** What `togglTasks.filterTasks` takes: a filter, a name to keep it under, the name of one to forget. */
export const filterArgument = v.strictObject({
	filter: v.optional(
		v.strictObject({
			text: v.optional(v.string()),
			projectIds: entityIds,
			statusIds: entityIds,
			tagIds: entityIds,
			assigneeIds: entityIds,
			clients: v.optional(v.array(v.nullable(v.string()))),
			priorities: v.optional(v.array(v.string())),
			due: v.optional(v.array(v.picklist(dueWishes))),
			startDate: dayRange,
			endDate: dayRange,
			...v.entriesFromList(yesOrNos, v.optional(v.boolean())),
		}),
	),
	save: v.optional(name),
	forget: v.optional(name),
});

type GivenFilter = NonNullable<v.InferOutput<typeof filterArgument>['filter']>;

/** The filter that a caller wrote; bare numbers are the product's own. */
export function givenFilter(given: GivenFilter, product: Product): TaskFilter {
	const own = (ids: readonly (string | number | null)[] | undefined): readonly (EntityId | null)[] =>
		(ids ?? []).map((id) => (id === null ? null : inProduct(id, product)));
	const { projectIds, statusIds, tagIds, assigneeIds, ...rest } = given;
	return tidyFilter({
		...rest,
		projectIds: own(projectIds),
		statusIds: own(statusIds),
		tagIds: own(tagIds),
		assigneeIds: own(assigneeIds),
	});
}
