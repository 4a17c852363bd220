import assert from 'node:assert/strict';
import { isEntry } from '../../src/sync/rows.ts';
import { subjectsOf, tasksIn } from '../../src/sync/deed.ts';
import type { Entry } from '../../src/sync/entry.ts';
import type { FocusState, FocusTask } from '../server/focus/focusState.ts';
import type { Handle } from './disk.ts';
import { account } from './window.ts';

/** A task in the model: the text in its description, which nobody ever changes and no two tasks share. */
export type Mark = string;

export type ModelField = 'notes' | 'estimatedMins' | 'archived' | 'deleted';

type Value = string | number | boolean;

/**
 * What became of a write:
 * - `open`: nobody has been told anything; it may have been done;
 * - `kept`: the person was told that it counts;
 * - `refused`: the person was told that it doesn't;
 * - `given up`: the person chose so, or somebody else made it, so that it need not last.
 */
type Outcome = 'open' | 'kept' | 'refused' | 'given up';

export type Write = { mark: Mark; field: ModelField; value: Value; outcome: Outcome };

export type Creation = { mark: Mark; name: string; outcome: Outcome };

/** Everything that was done to the tasks, in order, and what has to be true of it in the end. */
export class Model {
	readonly writes: Write[] = [];
	readonly creations: Creation[] = [];
	/** The names that tasks of ours have before the service gives them one. */
	readonly #temporary = new Map<Mark, string>();
	#marks = 0;
	#values = 0;

	nextMark(whose: 'mine' | 'theirs'): Mark {
		return `${whose} ${++this.#marks}`;
	}

	nextValue(field: 'notes' | 'estimatedMins'): Value {
		const value = ++this.#values;
		return field === 'notes' ? `note ${value}` : value;
	}

	write(mark: Mark, field: ModelField, value: Value, outcome: Outcome = 'open'): Write {
		const write = { mark, field, value, outcome };
		this.writes.push(write);
		return write;
	}

	create(mark: Mark, name: string): Creation {
		const creation: Creation = { mark, name, outcome: 'open' };
		this.creations.push(creation);
		return creation;
	}

	/** Notes what is in the outbox; what is over is forgotten there after a while. */
	look(handle: Handle): void {
		for (const { deed } of allEntries(handle)) {
			for (const { id, task } of deed.kind === 'create' ? deed.tasks : []) {
				this.#temporary.set(task.description ?? '', id);
			}
		}
	}

	/** The person lets go of a change that waits for a decision. */
	giveUp(entry: Entry, marksOf: (id: string) => Mark | undefined, fields?: readonly string[]): void {
		const { deed } = entry;
		if (deed.kind === 'create') {
			const marks = new Set(deed.tasks.map(({ task }) => task.description));
			for (const one of [...this.creations, ...this.writes]) {
				if (marks.has(one.mark)) {
					one.outcome = 'given up';
				}
			}
		} else if (deed.kind === 'update') {
			const values = deed.updates.flatMap(({ changes }) =>
				Object.entries(changes)
					.filter(([field]) => fields?.includes(field) ?? true)
					.map(([, value]) => value),
			);
			for (const [at, { mark, field, value }] of this.writes.entries()) {
				if (values.some((one) => one === value)) {
					// What it replaced may be a part of the same change.
					for (const former of this.writes.slice(0, at + 1)) {
						if (former.mark === mark && former.field === field && former.outcome === 'kept') {
							former.outcome = 'given up';
						}
					}
				}
			}
		} else {
			const marks = new Set(subjectsOf(deed).map(marksOf));
			for (const write of this.writes) {
				if (marks.has(write.mark) && (write.field === 'archived' || write.field === 'deleted')) {
					write.outcome = 'given up';
				}
			}
		}
	}

	/** @param handle on the file, which holds the changes that wait for the person */
	prove(state: FocusState, handle: Handle): void {
		const rows = [...state.tasks.values()];
		const byMark = Map.groupBy(rows, ({ description }) => description ?? '');
		const entries = openEntries(handle);
		const aliases = aliasesIn(handle);
		const targets = [...aliases.values()];
		assert.equal(new Set(targets).size, targets.length, 'one task of the service stands for two of ours');
		const stuckMarks = new Set(
			entries.flatMap(({ deed }) =>
				deed.kind === 'create' ? deed.tasks.map(({ task }) => task.description ?? '') : [],
			),
		);
		/** Ours that turned out to be somebody else's of the same name, made since. */
		const taken = new Map<Mark, Mark>();
		for (const { mark, name, outcome } of this.creations) {
			const all = byMark.get(mark) ?? [];
			const count = all.length;
			// No list has what somebody else deleted: then nobody can know that it was there.
			const hidden = all.filter(
				({ deleted_at, id }) => deleted_at !== null && !targets.includes(`focus:${id}`),
			);
			assert.ok(count - hidden.length <= 1, `“${mark}” was created ${count} times`);
			if (outcome === 'refused') {
				assert.equal(count, 0, `“${mark}” was refused, and is there`);
			}
			const temporary = this.#temporary.get(mark);
			const twin = rows.find(({ id }) => `focus:${id}` === aliases.get(temporary ?? ''));
			if (twin && twin.description !== mark) {
				assert.equal(twin.name, name, `“${mark}” became another task`);
				assert.ok(twin.description?.startsWith('theirs'), `“${mark}” became “${twin.description}”`);
				taken.set(mark, twin.description ?? '');
			}
			const isDeleted = this.writes.some((write) => write.mark === mark && write.field === 'deleted');
			if (outcome === 'kept' && count === 0 && !stuckMarks.has(mark) && !isDeleted) {
				assert.ok(taken.has(mark), `“${mark}” was kept, and is lost`);
			}
		}
		const written = this.writes.map((write) => ({ ...write, mark: taken.get(write.mark) ?? write.mark }));
		for (const [mark, same] of byMark) {
			const row = same.find(({ id }) => targets.includes(`focus:${id}`)) ?? same[0];
			for (const field of ['notes', 'estimatedMins', 'archived', 'deleted'] as const) {
				const own = written.filter((write) => write.mark === mark && write.field === field);
				if (row) {
					proveField(row, field, own, entries);
				}
			}
		}
	}
}

function proveField(
	row: FocusTask,
	field: ModelField,
	writes: readonly Write[],
	entries: readonly Entry[],
): void {
	const there = valueOf(row, field);
	const what = `${field} of “${row.description}” is ${JSON.stringify(there)}`;
	const trace = writes.map(({ value, outcome }) => `${value} (${outcome})`).join(', ');
	if (typeof there !== 'boolean') {
		const source = writes.find(({ value }) => value === there);
		assert.ok(source?.outcome !== 'refused', `${what}, which was refused: ${trace}`);
	}
	const last = writes.findLastIndex(({ outcome }) => outcome === 'kept');
	const kept = writes[last];
	const later = writes.slice(last).filter(({ outcome }) => outcome !== 'refused');
	// What was kept may be merged with what was made of it since.
	const isWaiting = later.some(({ value }) =>
		entries.some((entry) => holds(entry, `focus:${row.id}`, value)),
	);
	const isRight = later.some(({ value }) => value === there);
	if (kept && !isRight && !isWaiting) {
		assert.fail(`${what}, and not what was kept: ${trace}`);
	}
}

function valueOf(row: FocusTask, field: ModelField): Value | null {
	switch (field) {
		case 'notes':
			return row.notes;
		case 'estimatedMins':
			return row.estimated_mins;
		case 'archived':
			return row.archived_at !== null;
		case 'deleted':
			return row.deleted_at !== null;
	}
}

/** Whether the change is in the outbox. */
function holds({ deed }: Entry, id: string, value: Value): boolean {
	switch (deed.kind) {
		case 'update':
			return deed.updates.some(({ changes }) => Object.values(changes).includes(value));
		case 'act':
			return deed.ids.includes(id);
		case 'create':
			return deed.tasks.some(({ task }) => Object.values(task).includes(value));
		case 'replace':
			return false;
	}
}

/** Whether every change that is open is for the person to decide, or has to wait for one that is. */
export function isAllForPerson(handle: Handle): boolean {
	const late = new Set<string>();
	return openEntries(handle).every(({ deed, state }) => {
		const needs = [...tasksIn(deed)];
		if (state.kind !== 'stuck' && !needs.some((id) => late.has(id))) {
			return false;
		}
		for (const id of needs) {
			late.add(id);
		}
		return true;
	});
}

export function openEntries(handle: Handle): Entry[] {
	return allEntries(handle).filter(({ state }) => state.kind !== 'settled');
}

function allEntries(handle: Handle): Entry[] {
	return handle.read(account, (reading) =>
		reading.all('entry').flatMap(({ body }) => (isEntry(body) ? body : [])),
	);
}

function aliasesIn(handle: Handle): Map<string, string> {
	return new Map(
		handle.read(account, (reading) =>
			reading.all('alias').map(({ body }) => {
				const { temporary, id } = body as { temporary: string; id: string };
				return [temporary, id] as const;
			}),
		),
	);
}
