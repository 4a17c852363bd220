import * as v from 'valibot';
import { isDate } from '../tasks/checkChanges.ts';
import type { GroupKind } from '../tasks/groupApi.ts';
import { productOf } from '../tasks/task.ts';
import type { TaskMove } from '../tasks/taskMove.ts';
import { entityId, inProduct, parseArgument, taskId } from '../ui/argument.ts';
import { groupKind } from './messages.ts';

const day = v.exactOptional(
	v.pipe(v.string(), v.check(isDate, 'is no day that exists, written as YYYY-MM-DD')),
);
const weight = v.pipe(v.number(), v.integer(), v.minValue(0));

const moveArgument = v.strictObject({
	by: groupKind,
	id: taskId,
	to: v.exactOptional(v.nullable(entityId)),
	from: v.exactOptional(v.nullable(entityId)),
	weight: v.exactOptional(weight),
	startDate: day,
	endDate: day,
	others: v.exactOptional(v.array(v.strictObject({ id: taskId, weight }))),
});

type MoveArgument = v.InferOutput<typeof moveArgument>;

/** The move that a caller of `moveInPlanner` means. Throws a `TaskError` that names what is wrong. */
export function readMove(argument: unknown): { by: GroupKind; move: TaskMove } {
	const { by, id, to, from, others, ...place } = parseArgument(moveArgument, argument);
	const product = productOf(id);
	const groupId = (group: NonNullable<MoveArgument['to']> | null): string | null =>
		group === null ? null : inProduct(group, product);
	return {
		by,
		move: {
			taskId: id,
			...place,
			...(to === undefined ? {} : { to: groupId(to) }),
			...(from === undefined ? {} : { from: groupId(from) }),
			...(others
				? { others: others.map((other) => ({ taskId: other.id, weight: other.weight })) }
				: {}),
		},
	};
}

/** The argument that says the same. */
export function moveArgumentOf(by: GroupKind, { taskId: id, others, ...move }: TaskMove): MoveArgument {
	return {
		by,
		id,
		...move,
		...(others ? { others: others.map((other) => ({ id: other.taskId, weight: other.weight })) } : {}),
	};
}
