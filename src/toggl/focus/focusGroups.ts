import * as l10n from '@vscode/l10n';
import type { GroupApi, GroupKind, GroupMove, GroupQuery, TaskGroup } from '../../tasks/groupApi.ts';
import { TaskError } from '../../tasks/taskError.ts';
import { pages } from '../pages.ts';
import { readRows } from '../readRows.ts';
import { decodeGroup, wireGroup } from './decodeGroup.ts';
import { encodeGroupQuery } from './encodeQuery.ts';
import { encodeOrRefuse } from './encodeValue.ts';
import type { FocusPlace } from './focusPlace.ts';
import { checkCount, taskNumber } from './taskNumbers.ts';

export class FocusGroups implements GroupApi {
	readonly #place: FocusPlace;

	constructor(place: FocusPlace) {
		this.#place = place;
	}

	async *list(
		kind: GroupKind,
		query: GroupQuery = {},
		signal?: AbortSignal,
	): AsyncGenerator<readonly TaskGroup[], void, undefined> {
		const { http, service, log } = this.#place;
		const request = { query: encodeGroupQuery(query), signal };
		for await (const rows of pages(http, this.#path(kind), request, service)) {
			const groups = readRows(wireGroup, rows, 'group of tasks', log);
			yield groups.map((wire) => decodeGroup(wire, kind, log));
		}
	}

	/** 200 without a body (documented). */
	async move(kind: GroupKind, moves: readonly GroupMove[]): Promise<void> {
		checkCount(moves.length);
		const body = moves.map((move) => encodeMove(kind, move));
		if (body.length > 0) {
			const what = l10n.t('One of the tasks');
			await this.#place.http.send(this.#path(kind), { method: 'PATCH', body, what });
		}
	}

	#path(kind: GroupKind): string {
		return `${this.#place.tasks}/groups/${kind}`;
	}
}

function encodeMove(kind: GroupKind, move: GroupMove): Record<string, unknown> {
	const { taskId, op, target, source, weight, startDate, endDate } = move;
	if (target === null && kind !== 'users') {
		const sentence = l10n.t('Only groups of people take a task that belongs to nobody.');
		throw new TaskError({ kind: 'invalid', sentence });
	}
	return {
		id: taskNumber(taskId),
		op,
		// To leave it out is refused, also where it is nobody (documented).
		target_group_id: target === null ? null : encodeOrRefuse('target', 'id', target),
		weight: encodeOrRefuse('weight', 'count', weight),
		...(source === undefined ? {} : { source_group_id: encodeOrRefuse('source', 'id', source) }),
		...(startDate === undefined ? {} : { start_date: encodeOrRefuse('startDate', 'day', startDate) }),
		...(endDate === undefined ? {} : { end_date: encodeOrRefuse('endDate', 'day', endDate) }),
	};
}
