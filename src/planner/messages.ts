import * as v from 'valibot';
import { isDate } from '../tasks/checkChanges.ts';
import { isId } from '../tasks/task.ts';
import { readMessage } from '../ui/readMessage.ts';
import { type FromPage, type PlannerPageState, steps } from './protocol.ts';

const id = v.pipe(v.string(), v.check(isId));
const group = v.nullable(id);

export const groupKind = v.picklist(['projects', 'users', 'tags']);

const drop = v.strictObject({
	id,
	from: group,
	to: group,
	before: v.exactOptional(group),
	days: v.pipe(v.number(), v.integer(), v.minValue(-366), v.maxValue(366)),
});

/** Everything that a page may say. */
const fromPage = v.variant('kind', [
	v.strictObject({ kind: v.literal('ready') }),
	v.strictObject({ kind: v.literal('by'), by: groupKind }),
	v.strictObject({ kind: v.literal('go'), to: v.picklist(['previous', 'today', 'next']) }),
	v.strictObject({ kind: v.literal('cure'), cure: v.picklist(['refresh', 'signIn', 'showLog']) }),
	v.strictObject({ kind: v.literal('open'), id }),
	v.strictObject({ kind: v.literal('drop'), drop }),
	v.strictObject({ kind: v.literal('step'), id, group, step: v.picklist(steps) }),
	v.strictObject({ kind: v.literal('menu'), id, group }),
]);

/** The message, or what is wrong with it. */
export function readPlannerMessage(message: unknown): { message: FromPage } | { wrong: string } {
	return readMessage(fromPage, message);
}

// Lenient: another version of the extension may have kept it.
const pageState = v.object({
	product: v.string(),
	by: groupKind,
	from: v.pipe(v.string(), v.check(isDate)),
});

/** What a page kept over a reload; nothing for what can't be that. */
export function readPlannerPageState(state: unknown): PlannerPageState | undefined {
	const result = v.safeParse(pageState, state);
	return result.success ? result.output : undefined;
}
