import type { Task, TaskChanges, TaskId } from '../../src/tasks/task.ts';
import type { InstanceRange, RecurrenceScope } from '../../src/tasks/taskApi.ts';
import { makeTask } from './makeTask.ts';
import { ScriptedApi } from './scriptedApi.ts';

/** A service with instances of recurring tasks: of `focus:1` one for each of four days. */
export class SeriesApi extends ScriptedApi {
	readonly scopes: string[] = [];

	override async update(
		id: TaskId,
		changes: TaskChanges,
		scope?: RecurrenceScope,
	): Promise<Task | undefined> {
		this.scopes.push(`update ${id} ${scope}`);
		for (const later of this.#reach(id, scope)) {
			await super.update(later, changes);
		}
		return super.update(id, changes);
	}

	override async archive(ids: readonly TaskId[], scope?: RecurrenceScope): Promise<void> {
		const named = this.#name('archive', ids, scope);
		await super.archive(named.flatMap((id) => [id, ...this.#reach(id, scope)]));
	}

	override async delete(ids: readonly TaskId[], scope?: RecurrenceScope): Promise<void> {
		const named = this.#name('delete', ids, scope);
		await super.delete(named.flatMap((id) => [id, ...this.#reach(id, scope)]));
	}

	/** A series goes by its first instance that is meant. */
	#name(action: string, ids: readonly TaskId[], scope: RecurrenceScope | undefined): readonly TaskId[] {
		const named = scope === 'following' ? ids.slice(0, 1) : ids;
		this.scopes.push(`${action} ${named.join()} ${scope}`);
		return named;
	}

	instances({ from = '', recurringTaskIds = [] }: InstanceRange): Promise<readonly Task[]> {
		this.calls.push(`instances ${recurringTaskIds.join()} ${from}`);
		return Promise.resolve(
			[...this.tasks.values()].filter(
				({ recurringTaskId, startDate }) =>
					recurringTaskIds.includes(recurringTaskId ?? 0) && (startDate ?? '') >= from,
			),
		);
	}

	#reach(id: TaskId, scope: RecurrenceScope | undefined): TaskId[] {
		const named = this.tasks.get(id);
		return [...this.tasks.values()]
			.filter(
				(task) =>
					scope === 'following' &&
					task.recurringTaskId === named?.recurringTaskId &&
					(task.recurrenceDate ?? '') > (named?.recurrenceDate ?? ''),
			)
			.map((task) => task.id);
	}
}

export function instance(id: string, day: number): Task {
	const date = `2026-12-0${day}`;
	return makeTask(id, { name: `Day ${day}`, startDate: date, recurrenceDate: date, recurringTaskId: 1 });
}
export const series = makeTask('focus:1', { name: 'Series', rrule: 'FREQ=DAILY', startDate: '2026-12-01' });
export const alone = makeTask('focus:9', { name: 'Alone', startDate: '2026-12-02' });
export const seriesTasks = [
	series,
	instance('focus:4', 3),
	instance('focus:2', 1),
	instance('focus:3', 2),
	alone,
];
