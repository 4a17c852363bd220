import assert from 'node:assert/strict';
import type { Entry } from '../../src/sync/entry.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import type { Outbox } from './outbox.ts';
import type { ServedTask } from './product.ts';
import { valueIn } from './valueIn.ts';
import type { ModelField, Value, Write } from './write.ts';

/** A field of a task, by what the task is called now. */
type Place = {
	id: TaskId;
	/** Without one where the service has none. */
	row: ServedTask | undefined;
	field: ModelField;
	/** What was there before all of this, where that is known. */
	first: Value | undefined;
	/** What a value of the field is called now. */
	asNow: (value: Value) => Value;
};

/**
 * Of what was written to a field, in this order, the right thing is there or on its way. Of two writes of the same
 * value nobody can tell which one is there: there has to be what the last one that counts wanted.
 */
export function proveField(place: Place, written: readonly Write[], outbox: Outbox): void {
	const { id, row, field, first, asNow } = place;
	const writes = written.map((write) => ({ ...write, value: asNow(write.value) }));
	const there = row?.values[field] ?? null;
	const what = `${field} of “${row?.mark ?? writes[0]?.mark}” (${id}) is ${JSON.stringify(there)}`;
	const trace = writes.map(({ value, outcome }) => `${value} (${outcome})`).join(', ');
	// Nobody can say what was done to a task before it was deleted.
	if (row && row.values.deleted !== true && there !== first) {
		const sources = writes.filter(({ value }) => value === there);
		const isRefused = sources.length > 0 && sources.every(({ outcome }) => outcome === 'refused');
		assert.ok(!isRefused, `${what}, which was refused: ${trace}`);
		assert.ok(first === undefined || sources.length > 0, `${what}, which nobody wrote: ${trace}`);
	}
	const last = writes.findLastIndex(({ outcome }) => outcome === 'kept');
	const kept = writes[last];
	const later = writes.slice(last).filter(({ outcome }) => outcome !== 'refused');
	// What was kept may be merged with what was made of it since.
	const isWaiting = later.some(({ value }) =>
		outbox.open.some((entry) => holds(entry, place, value, outbox)),
	);
	const isRight = row !== undefined && later.some(({ value }) => value === there);
	if (kept && !isRight && !isWaiting) {
		assert.fail(`${what}, and not what was kept: ${trace}`);
	}
}

/** Whether the change is in the outbox, or what stands for it on this computer. */
function holds({ deed }: Entry, { id, field, asNow }: Place, value: Value, outbox: Outbox): boolean {
	const has = (fields: object): boolean => field in fields && asNow(valueIn(fields, field)) === value;
	switch (deed.kind) {
		case 'update':
			return deed.updates.some((update) => update.id === id && has(update.changes));
		case 'act':
			return (field === 'archived' || field === 'deleted') && deed.ids.includes(id);
		case 'create':
			return outbox
				.creationsIn(deed)
				.some(
					(one) =>
						one.id === id &&
						(field === 'pinned' && !('pinned' in one.fields)
							? outbox.pinned.has(id) === value
							: asNow(valueIn(one.fields, field)) === value),
				);
		case 'replace':
			return deed.id === id && has(deed.task);
	}
}
