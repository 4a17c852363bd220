import * as v from 'valibot';
import type { GroupedTask, GroupKind, TaskGroup } from '../../tasks/groupApi.ts';
import { idOf } from '../../tasks/task.ts';
import { readRows } from '../readRows.ts';
import { listOf, maybe, wireColor, wireDate, wireFlag, wireId, wireLine, wireNumber } from '../wire.ts';
import { idOrNull, idsOf } from './decodeTask.ts';
import { product } from './product.ts';

const named = maybe(v.object({ id: maybe(wireId), name: maybe(wireLine) }));

const wireGroupedTask = v.object({
	id: wireId,
	/** Null where the task is masked (documented). */
	name: maybe(wireLine),
	masked: wireFlag,
	start_date: maybe(wireDate),
	end_date: maybe(wireDate),
	status_id: maybe(wireId),
	project_id: maybe(wireId),
	project: named,
	client: named,
	assignee_user_ids: listOf(wireId),
	/** Minutes. */
	estimated_mins: maybe(wireNumber(0)),
	color: maybe(wireColor),
	private: wireFlag,
	weight: maybe(wireNumber(0)),
});

/** 0 is the id of the group of tasks that have none (documented). */
export const wireGroup = v.object({
	id: wireNumber(0),
	name: maybe(wireLine),
	tasks: maybe(v.array(v.unknown())),
});

export function decodeGroup(
	{ id, name, tasks }: v.InferOutput<typeof wireGroup>,
	kind: GroupKind,
	log: (line: string) => void,
): TaskGroup {
	const rows = readRows(wireGroupedTask, tasks ?? [], 'task of a group', log);
	return { id: id === 0 ? null : idOf(product, id), kind, name, tasks: rows.map(decodeGroupedTask) };
}

function decodeGroupedTask(wire: v.InferOutput<typeof wireGroupedTask>): GroupedTask {
	return {
		id: idOf(product, wire.id),
		masked: wire.masked,
		// Whatever comes: what is masked is not for this person.
		name: wire.masked ? null : wire.name,
		startDate: wire.start_date,
		endDate: wire.end_date,
		statusId: idOrNull(wire.status_id),
		projectId: idOrNull(wire.project_id ?? wire.project?.id),
		projectName: wire.project?.name ?? null,
		clientName: wire.masked ? null : (wire.client?.name ?? null),
		assigneeIds: idsOf(wire.assignee_user_ids ?? []),
		estimatedMins: wire.estimated_mins,
		color: wire.color,
		private: wire.private,
		weight: wire.weight ?? 0,
	};
}
