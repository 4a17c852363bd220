import assert from 'node:assert/strict';
import type { Entry } from '../../src/sync/entry.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import type { Outbox } from './outbox.ts';
import type { ServedTask } from './product.ts';
import type { ModelField, Value, Write } from './write.ts';

/** A field of a task, by what the task is called now; without a row where the service has none. */
type Place = { id: TaskId; row: ServedTask | undefined; field: ModelField };

/** Of what was written to a field, in this order, the right thing is there or on its way. */
export function proveField(place: Place, writes: readonly Write[], outbox: Outbox): void {
	const { id, row, field } = place;
	const there = row?.values[field] ?? null;
	const what = `${field} of “${row?.mark ?? writes[0]?.mark}” (${id}) is ${JSON.stringify(there)}`;
	const trace = writes.map(({ value, outcome }) => `${value} (${outcome})`).join(', ');
	// Nobody can say what was done to a task before it was deleted.
	if (typeof there !== 'boolean' && row?.values.deleted !== true) {
		const sources = writes.filter(({ value }) => value === there);
		const isRefused = sources.length > 0 && sources.every(({ outcome }) => outcome === 'refused');
		assert.ok(!isRefused, `${what}, which was refused: ${trace}`);
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
function holds({ deed }: Entry, { id, field }: Place, value: Value, outbox: Outbox): boolean {
	switch (deed.kind) {
		case 'update':
			return deed.updates.some(
				(update) => update.id === id && new Map(Object.entries(update.changes)).get(field) === value,
			);
		case 'act':
			return deed.ids.includes(id);
		case 'create':
			return outbox
				.creationsIn(deed)
				.some(
					(one) =>
						one.id === id &&
						(field === 'pinned' ? outbox.pinned.has(id) === value : one.fields[field] === value),
				);
		case 'replace':
			return deed.id === id && new Map(Object.entries(deed.task)).get(field) === value;
	}
}
