import type { Task, TaskId } from '../../tasks/task.ts';
import type { Problem } from '../../tasks/taskError.ts';
import { type Deed, effectOf, type Known, renamed, subjectsOf, tasksIn } from '../deed.ts';
import type { EntryState, Numbered } from '../entry.ts';
import type { LedgerTransaction } from '../ledgerTransaction.ts';
import { layAnew } from '../layAnew.ts';

/** What the service told about a change that it took. */
export type Told = {
	/** The tasks that it told the new state of. */
	tasks: readonly Task[];
	/** The tasks that it created, by the names that they had here. */
	created?: ReadonlyMap<TaskId, Task>;
};

/** The service has the change: from now on it's a part of what the service says. */
export function settleDone(
	ledger: LedgerTransaction,
	{ number, entry }: Numbered,
	told: Told,
	now: number,
): void {
	const touched = ledger.tick();
	const subjects = entry.deed.kind === 'create' ? [] : subjectsOf(entry.deed);
	take(ledger, entry.deed, subjects, { touched, now, told: told.tasks });
	for (const task of told.tasks) {
		layAnew(ledger, { number, entry: { ...entry, deed: deedTold(entry.deed, task) } });
	}
	ledger.putEntry(number, { ...entry, state: { kind: 'settled', at: now } });
	takeCreated(ledger, told.created ?? new Map(), now);
}

/** A change with what the service made of it in the place of what there was before: it may put things otherwise. */
function deedTold(deed: Deed, task: Task): Deed {
	if (deed.kind !== 'update') {
		return deed;
	}
	const fields: ReadonlyMap<string, unknown> = new Map(Object.entries(task));
	const updates = deed.updates.map(({ id, changes }) => ({
		id,
		changes,
		was: Object.fromEntries(Object.keys(changes).map((field) => [field, fields.get(field)])),
	}));
	return { ...deed, updates: updates.filter(({ id }) => id === task.id) };
}

/** The service has these tasks, by the names that they had here. What waits to be done to them goes by their new ids. */
export function takeCreated(
	ledger: LedgerTransaction,
	created: ReadonlyMap<TaskId, Task>,
	now: number,
): void {
	const touched = ledger.tick();
	for (const [temporary, task] of created) {
		ledger.putMirrored(task.id, { task, gone: false, seenAt: now, touched });
		ledger.putAlias(temporary, task.id);
	}
	for (const { number, entry } of created.size > 0 ? ledger.entries : []) {
		if ([...tasksIn(entry.deed)].some((id) => created.has(id))) {
			ledger.putEntry(number, { ...entry, deed: renamed(entry.deed, (id) => ledger.idNow(id)) });
		}
	}
}

/** Makes what was done to tasks a part of what the service says. */
function take(
	ledger: LedgerTransaction,
	deed: Deed,
	ids: readonly TaskId[],
	{ touched, now, told }: { touched: number; now: number; told: readonly Task[] },
): void {
	const toldOf = new Map(told.map((task) => [task.id, task]));
	for (const id of ids) {
		const mirrored = ledger.mirrored(id);
		const task = toldOf.get(id);
		const said = task ? { task, gone: false } : accepted(deed, effectOf(deed, id, mirrored));
		if (said) {
			const movedAt = deed.kind === 'act' ? now : mirrored?.movedAt;
			ledger.putMirrored(id, {
				...said,
				seenAt: task ? now : (mirrored?.seenAt ?? 0),
				touched,
				...(movedAt === undefined ? {} : { movedAt }),
			});
		}
	}
}

/** A list that was read meanwhile held the task no more because it was in the other one already. */
function accepted(deed: Deed, known: Known | undefined): Known | undefined {
	const isMoved = deed.kind === 'act' && (deed.action === 'archive' || deed.action === 'unarchive');
	return isMoved && known ? { ...known, gone: false } : known;
}

/** The service refused the change, and whoever made it is told. */
export function settleRefused(
	ledger: LedgerTransaction,
	{ number, entry }: Numbered,
	problem: Problem,
	now: number,
): void {
	layAnew(ledger, { number, entry });
	ledger.putEntry(number, { ...entry, state: { kind: 'settled', at: now, problem } });
}

/** The change waits for the person; of the tasks that it was to create, `created` are there. */
export function stick(
	ledger: LedgerTransaction,
	{ number, entry }: Numbered,
	stuck: Omit<EntryState & { kind: 'stuck' }, 'kind'>,
	{ created, now }: { created: ReadonlyMap<TaskId, Task>; now: number },
): void {
	const { deed } = entry;
	const left =
		deed.kind === 'create' && created.size > 0
			? { ...deed, tasks: deed.tasks.filter(({ id }) => !created.has(id)) }
			: deed;
	ledger.putEntry(number, { ...entry, deed: left, state: { kind: 'stuck', ...stuck } });
	takeCreated(ledger, created, now);
}

/**
 * The change is tried again, not before a time in milliseconds since 1970. `hasEnded` says that the service is
 * not at it any more.
 */
export function putOff(
	ledger: LedgerTransaction,
	{ number, entry }: Numbered,
	{
		notBefore,
		lost,
		failures,
		hasEnded = false,
	}: { notBefore: number; lost: boolean; failures?: number; hasEnded?: boolean },
): void {
	const { begunAt, ...ended } = entry;
	ledger.putEntry(number, {
		...ended,
		...(begunAt === undefined || hasEnded ? {} : { begunAt }),
		state: lost ? { kind: 'unknown' } : { kind: 'waiting' },
		tries: entry.tries + 1,
		...(failures === undefined ? {} : { failures }),
		notBefore,
	});
}

/** Forgets a change. What was to be done to a task that is not created then is forgotten, too. */
export function discard(ledger: LedgerTransaction, { number, entry }: Numbered, now: number): void {
	// What may have arrived is nothing that can be taken back.
	if (entry.state.kind !== 'stuck' || !entry.state.lost) {
		layAnew(ledger, { number, entry });
	}
	ledger.putEntry(number, { ...entry, state: { kind: 'settled', at: now } });
	const never = new Set(entry.deed.kind === 'create' ? subjectsOf(entry.deed) : []);
	if (never.size === 0) {
		return;
	}
	for (const later of ledger.entries) {
		const deed = without(later.entry.deed, never);
		if (!deed) {
			ledger.putEntry(later.number, { ...later.entry, state: { kind: 'settled', at: now } });
		} else if (deed !== later.entry.deed) {
			ledger.putEntry(later.number, { ...later.entry, deed });
		}
	}
}

/** The deed without what it does to the tasks or puts under them. */
function without(deed: Deed, never: ReadonlySet<TaskId>): Deed | undefined {
	const isNever = (id: TaskId): boolean => never.has(id);
	const free = <T extends { parentId?: TaskId | null }>(fields: T): T =>
		fields.parentId && isNever(fields.parentId) ? { ...fields, parentId: null } : fields;
	switch (deed.kind) {
		case 'create':
			return deed.tasks.some(({ task }) => task.parentId && isNever(task.parentId))
				? { ...deed, tasks: deed.tasks.map(({ task, ...rest }) => ({ ...rest, task: free(task) })) }
				: deed;
		case 'update': {
			const updates = deed.updates.filter(({ id }) => !isNever(id));
			const isChanged =
				updates.length < deed.updates.length ||
				updates.some(({ changes }) => changes.parentId && isNever(changes.parentId));
			const freed = updates.map((update) => ({ ...update, changes: free(update.changes) }));
			return isChanged ? (updates.length > 0 ? { ...deed, updates: freed } : undefined) : deed;
		}
		case 'replace':
			return isNever(deed.id) ? undefined : deed;
		case 'act': {
			const ids = deed.ids.filter((id) => !isNever(id));
			return ids.length === deed.ids.length ? deed : ids.length > 0 ? { ...deed, ids } : undefined;
		}
	}
}
