import * as v from 'valibot';
import { idOf, type Integration, type Task, type TaskId } from '../../tasks/task.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { readRows } from '../readRows.ts';
import { wireDeleted, type WireTask, wireTask } from './schemas.ts';
import type { TrackedUnit } from './trackedUnit.ts';
import { product } from './product.ts';
import type { TrackPlace } from './trackPlace.ts';

/** A task of the service as a task of the model. The service knows no pinned or archived tasks. */
export function decodeTask(wire: WireTask, unit: TrackedUnit): Task {
	const integration = integrationOf(wire);
	return {
		id: idOf(product, wire.id),
		product,
		name: wire.name,
		projectId: wire.project_id === null ? null : idOf(product, wire.project_id),
		projectName: wire.project_name,
		done: wire.active === false,
		pinned: false,
		estimatedMins: minutes(wire.estimated_seconds),
		assigneeIds: wire.user_id === null ? [] : [idOf(product, wire.user_id)],
		archived: false,
		pending: false,
		updatedAt: wire.at,
		trackedSeconds: unit.seconds(wire.tracked_seconds),
		...(wire.recurring === null ? {} : { recurring: wire.recurring }),
		...(wire.rate === null ? {} : { rate: wire.rate }),
		...(integration && { integration }),
	};
}

function integrationOf({
	integration_provider: provider,
	integration_ext_type: type,
	integration_ext_id: id,
}: WireTask): Integration | undefined {
	return provider === null && type === null && id === null ? undefined : { provider, type, id };
}

/** The rows of a list that can be read; of a deleted task no more is needed than which it was. */
export function readTasks(
	rows: readonly unknown[],
	{ log }: Pick<TrackPlace, 'log'>,
): { living: WireTask[]; gone: TaskId[] } {
	const others: unknown[] = [];
	const gone: TaskId[] = [];
	for (const row of rows) {
		const deleted = v.safeParse(wireDeleted, row);
		if (deleted.success) {
			gone.push(idOf(product, deleted.output.id));
		} else {
			others.push(row);
		}
	}
	return { living: readRows(wireTask, others, 'task', log), gone };
}

/** The tasks in the rows of a list. */
export function decodeRows(
	rows: readonly unknown[],
	{ unit, log }: Pick<TrackPlace, 'unit' | 'log'>,
): Task[] {
	return readTasks(rows, { log }).living.map((wire) => decodeTask(wire, unit));
}

/** The task in an answer. @throws TaskError when there is none that can be read */
export function decodeAnswer(answer: unknown, { unit, service }: TrackPlace): Task {
	const result = v.safeParse(wireTask, answer);
	if (!result.success) {
		throw new TaskError({ kind: 'unreadable', service });
	}
	return decodeTask(result.output, unit);
}

/** Some clients estimate in seconds; what isn't a whole minute is rounded for show, and stays as it is at the service. */
function minutes(seconds: number | null): number | null {
	return seconds === null || seconds === 0 ? null : Math.max(1, Math.round(seconds / 60));
}
