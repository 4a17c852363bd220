import type { GroupApi, GroupMove } from '../tasks/groupApi.ts';
import type { TaskId } from '../tasks/task.ts';
import { changesOf, datesOf, type TaskMove } from '../tasks/taskMove.ts';
import type { Ledger } from './ledger.ts';

/**
 * A service's groups whose moves are followed here: the service says nothing about the tasks that it moved, and
 * a restart must not show them where they were.
 *
 * @param real gives the service's own id of a task; throws where it has none yet
 */
export function followedMoves(groups: GroupApi, ledger: Ledger, real: (id: TaskId) => TaskId): GroupApi {
	return {
		list: (kind, query, signal) => groups.list(kind, query, signal),

		async move(kind, moves) {
			const known = moves.map((move) => ({ ...move, taskId: real(move.taskId) }));
			await groups.move(kind, known);
			ledger.transact((transaction) => {
				for (const move of known) {
					const mirrored = transaction.mirrored(move.taskId);
					if (mirrored) {
						const task = { ...mirrored.task, ...changesOf(kind, mirrored.task, taskMove(move)) };
						transaction.putMirrored(task.id, { ...mirrored, task, touched: transaction.tick() });
					}
				}
			});
		},
	};
}

/** The other way round of `wireMoves`. */
function taskMove({ taskId, op, target, source, ...rest }: GroupMove): TaskMove {
	const place = op === 'remove' ? { from: target } : { to: target, ...(source ? { from: source } : {}) };
	return { taskId, ...place, ...datesOf({ taskId, ...rest }) };
}
