import assert from 'node:assert/strict';
import { subjectsOf } from '../../src/sync/deed.ts';
import type { Entry } from '../../src/sync/entry.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import type { Outbox } from './outbox.ts';
import type { ServedTask } from './product.ts';
import { nextValue } from './nextValue.ts';
import { proveField } from './proveField.ts';
import { valueIn } from './valueIn.ts';
import type { Mark, ModelField, Outcome, Value, Write, WrittenField } from './write.ts';

export type Creation = {
	mark: Mark;
	name: string;
	outcome: Outcome;
	known: ReadonlySet<TaskId>;
	/** What it was put under. */
	parentId?: TaskId | undefined;
};

/** What a task has in the beginning where the model knows it. */
const blank: Readonly<Partial<Record<ModelField, Value>>> = {
	notes: null,
	estimatedMins: null,
	endDate: null,
	tagIds: null,
	priority: 'none',
	statusId: 'focus:301',
	pinned: false,
	done: false,
	archived: false,
	deleted: false,
};

/** Everything that was done to the tasks, in order, and what has to be true of it in the end. */
export class Model {
	readonly writes: Write[] = [];
	readonly creations: Creation[] = [];
	/** The names that tasks of ours have before the service gives them one. */
	readonly #temporary = new Map<Mark, TaskId>();
	/** What tasks were called when they were made. */
	readonly #names = new Map<Mark, string>();
	#marks = 0;
	#values = 0;

	mine(): Mark {
		return this.#nextMark('mine');
	}

	#nextMark(whose: 'mine' | 'theirs'): Mark {
		return `${whose} ${++this.#marks}`;
	}

	/**
	 * @param was what is there
	 * @param choices what it can have where it has only a few values
	 */
	nextValue(field: WrittenField, was: Value, choices?: readonly Value[]): Value {
		return nextValue(field, was, ++this.#values, choices);
	}

	write(
		{ id, mark }: Pick<Write, 'id' | 'mark'>,
		field: ModelField,
		value: Value,
		outcome: Outcome = 'open',
	): Write {
		const write = { id, mark, field, value, outcome };
		this.writes.push(write);
		return write;
	}

	/** Somebody else's task, as it is in the beginning. */
	theirs(name: string): Mark {
		const mark = this.#nextMark('theirs');
		this.#names.set(mark, name);
		return mark;
	}

	/** Whether anybody deleted it, at least for a while. */
	isDeleted(mark: Mark): boolean {
		return this.writes.some((write) => write.mark === mark && write.field === 'deleted');
	}

	/** @param known the tasks that are known to be there when it's created, none of which can be it */
	create(mark: Mark, name: string, known: Iterable<TaskId> = [], parentId?: TaskId): Creation {
		const creation: Creation = { mark, name, outcome: 'open', known: new Set(known), parentId };
		this.creations.push(creation);
		this.#names.set(mark, name);
		return creation;
	}

	/** Notes what is in the outbox; what is over is forgotten there after a while. */
	look(outbox: Outbox): void {
		for (const { id, mark } of outbox.all.flatMap(({ deed }) => outbox.creationsIn(deed))) {
			this.#temporary.set(mark, id);
		}
	}

	/** The person lets go of a change that waits for a decision, or of some of its fields. */
	giveUp({ deed }: Entry, outbox: Outbox, fields?: readonly string[]): void {
		const { aliases } = outbox;
		const asNow = this.#asNow(aliases);
		const nowOf = (id: TaskId): TaskId => aliases.get(id) ?? id;
		const isOf = (id: TaskId) => (write: Write) => nowOf(write.id) === nowOf(id);
		if (deed.kind === 'update' || deed.kind === 'replace') {
			const updates = deed.kind === 'update' ? deed.updates : [{ id: deed.id, changes: deed.task }];
			for (const { id, changes } of updates) {
				const own = this.writes.filter(isOf(id));
				for (const field of Object.keys(changes) as ModelField[]) {
					if (fields?.includes(field) ?? true) {
						const value = asNow(field, valueIn(changes, field));
						giveUpValue(
							own.filter((write) => write.field === field),
							(write) => asNow(field, write.value) === value,
						);
					}
				}
			}
			return;
		}
		const isCreation = deed.kind === 'create';
		const marks = new Set(outbox.creationsIn(deed).map(({ mark }) => mark));
		const creations = this.creations.filter(({ mark }) => marks.has(mark));
		const writes = subjectsOf(deed)
			.flatMap((id) => this.writes.filter(isOf(id)))
			.filter(({ field }) => isCreation || field === 'archived' || field === 'deleted');
		for (const one of [...creations, ...writes]) {
			one.outcome = 'given up';
		}
	}

	/** @param rows all tasks of the services */
	prove(rows: readonly ServedTask[], outbox: Outbox): void {
		const { aliases } = outbox;
		const targets = [...aliases.values()];
		assert.equal(new Set(targets).size, targets.length, 'one task of the service stands for two of ours');
		this.#proveCreations(rows, outbox);
		const byId = Map.groupBy(this.writes, ({ id }) => aliases.get(id) ?? id);
		const rowOf = new Map(rows.map((row) => [row.id, row]));
		const never = this.#never(aliases);
		const asNow = this.#asNow(aliases);
		const parents = new Map(
			this.creations.map(({ mark, parentId = null }) => [mark, asNow('parentId', parentId)]),
		);
		for (const [id, writes] of byId) {
			const row = rowOf.get(id);
			// What was done to a task that was never made, or was deleted before, is over.
			const isUndone = !row && (never.has(id) || writes.some(({ field }) => field === 'deleted'));
			for (const [field, own] of isUndone ? [] : Map.groupBy(writes, (write) => write.field)) {
				const first = row && this.#first(row.mark, field, parents);
				proveField({ id, row, field, first, asNow: (value) => asNow(field, value) }, own, outbox);
			}
		}
	}

	/** What a task had in a field when it was made, where that is known. */
	#first(mark: Mark, field: ModelField, parents: ReadonlyMap<Mark, Value>): Value | undefined {
		switch (field) {
			case 'name':
				return this.#names.get(mark);
			case 'parentId':
				return parents.get(mark) ?? null;
			default:
				return blank[field];
		}
	}

	/** A parent has another name once it is there, and one that is never made is none. */
	#asNow(aliases: ReadonlyMap<TaskId, TaskId>): (field: ModelField, value: Value) => Value {
		const never = this.#never(aliases);
		return (field, value) => {
			if (field !== 'parentId' || typeof value !== 'string') {
				return value;
			}
			return never.has(value) ? null : (aliases.get(value) ?? value);
		};
	}

	/** The names of those that were not made. */
	#never(aliases: ReadonlyMap<TaskId, TaskId>): ReadonlySet<TaskId | undefined> {
		return new Set(
			this.creations
				.filter(({ outcome }) => outcome === 'refused' || outcome === 'given up')
				.map(({ mark }) => this.#temporary.get(mark))
				.filter((id) => id === undefined || !aliases.has(id)),
		);
	}

	#proveCreations(rows: readonly ServedTask[], outbox: Outbox): void {
		const { aliases } = outbox;
		const targets = new Set(aliases.values());
		const taken = this.#taken(rows, aliases);
		const waiting = new Set(
			outbox.open.flatMap(({ deed }) => outbox.creationsIn(deed)).map(({ mark }) => mark),
		);
		for (const { mark, outcome } of this.creations) {
			const all = rows.filter((row) => row.mark === mark);
			// No list has what somebody else deleted: then nobody can know that it was there.
			const hidden = all.filter(({ values, id }) => values.deleted === true && !targets.has(id));
			assert.ok(all.length - hidden.length <= 1, `“${mark}” was created ${all.length} times`);
			if (outcome === 'refused') {
				assert.equal(all.length, 0, `“${mark}” was refused, and is there`);
			}
			if (outcome === 'kept' && all.length === 0 && !waiting.has(mark) && !this.isDeleted(mark)) {
				assert.ok(taken.has(mark), `“${mark}” was kept, and is lost`);
			}
		}
	}

	#aliasOf(mark: Mark, aliases: ReadonlyMap<TaskId, TaskId>): TaskId | undefined {
		return aliases.get(this.#temporary.get(mark) ?? '');
	}

	/** Ours that turned out to be somebody else's of the same name, made since. */
	#taken(rows: readonly ServedTask[], aliases: ReadonlyMap<TaskId, TaskId>): ReadonlySet<Mark> {
		const taken = new Set<Mark>();
		for (const { mark, name, known } of this.creations) {
			const id = this.#aliasOf(mark, aliases);
			const twin = rows.find((row) => row.id === id);
			if (twin && twin.mark !== mark) {
				const names = this.writes.filter(({ field }) => field === 'name').map(({ value }) => value);
				assert.ok([name, ...names].includes(twin.name), `“${mark}” became another task`);
				// One of ours that was taken for somebody else's may itself be taken for another one.
				const isFree = this.#aliasOf(twin.mark, aliases) !== undefined;
				const isTheirs = twin.mark.startsWith('theirs');
				assert.ok(isTheirs || isFree, `“${mark}” became “${twin.mark}”`);
				assert.ok(!known.has(twin.id), `“${mark}” became “${twin.mark}”, which was there before`);
				taken.add(mark);
			}
		}
		return taken;
	}
}

/** Gives up a value, and what it replaced, which may be a part of the same change, also before anybody is told so. */
function giveUpValue(writes: readonly Write[], isIt: (write: Write) => boolean): void {
	const last = writes.findLastIndex(isIt);
	for (const write of writes.slice(0, last + 1)) {
		if (write.outcome === 'kept' || write.outcome === 'open') {
			write.outcome = 'given up';
		}
	}
}
