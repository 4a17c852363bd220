import type {
	GroupApi,
	GroupedTask,
	GroupKind,
	GroupMove,
	GroupQuery,
	TaskGroup,
} from '../../src/tasks/groupApi.ts';
import { groupedTask } from '../../src/tasks/groupedTask.ts';
import { makeTask } from './makeTask.ts';
import type { ScriptedApi } from './scriptedApi.ts';

/** A task as groups have it; it lies on one day unless told otherwise. */
export function makeGrouped(id: string, fields: Partial<GroupedTask> = {}): GroupedTask {
	return { ...groupedTask(makeTask(id, { endDate: '2026-11-18' })), ...fields };
}

export function makeGroup(
	id: string | null,
	tasks: readonly GroupedTask[],
	kind: GroupKind = 'users',
): TaskGroup {
	return { id, kind, name: null, tasks };
}

/** Groups in memory: answers what it was given, and keeps what was asked and moved. */
export class ScriptedGroups implements GroupApi {
	readonly asked: { kind: GroupKind; query: GroupQuery | undefined }[] = [];
	readonly moves: { kind: GroupKind; moves: readonly GroupMove[] }[] = [];
	answer: readonly TaskGroup[] = [];
	before: (name: 'list' | 'move') => Promise<void> | void = () => {};

	constructor(api: ScriptedApi) {
		Object.defineProperty(api, 'groups', { value: this });
	}

	async *list(kind: GroupKind, query?: GroupQuery): AsyncGenerator<readonly TaskGroup[]> {
		this.asked.push({ kind, query });
		const { answer } = this;
		await this.before('list');
		for (const group of answer) {
			yield [group];
		}
	}

	async move(kind: GroupKind, moves: readonly GroupMove[]): Promise<void> {
		this.moves.push({ kind, moves });
		await this.before('move');
	}
}
