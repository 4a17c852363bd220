import type { ProjectMove } from '../tasks/syncApi.ts';
import type { EntityId, TaskChanges, TaskId } from '../tasks/task.ts';
import type { TroubleChoice } from '../tasks/trouble.ts';
import type { Deed } from './deed.ts';
import type { Entry, EntryState, Numbered } from './entry.ts';
import type { LedgerTransaction } from './ledgerTransaction.ts';
import { discard, takeCreated } from './sending/settle.ts';

/** Does with a change that waits for the person what the person chose. */
export function choose(ledger: LedgerTransaction, stuck: Numbered, choice: TroubleChoice, now: number): void {
	const { number, entry } = stuck;
	if (choice === 'discard') {
		discard(ledger, stuck, now);
		return;
	}
	const { state, deed } = entry;
	if (deed.kind === 'create' && state.kind === 'stuck') {
		ledger.putEntry(number, chosenCreation(ledger, { ...entry, deed, state }, choice, now));
		return;
	}
	const fields = state.kind === 'stuck' ? (state.trouble.fields ?? []) : [];
	const there: TaskChanges = Object.fromEntries(fields.map(({ field, theirs }) => [field, theirs]));
	const again = { ...entry, state: { kind: 'waiting' } as const, tries: 0, failures: 0, notBefore: 0 };
	if (deed.kind === 'replace' && fields.length > 0 && choice !== 'again') {
		const task = choice === 'mine' ? deed.task : { ...deed.task, ...there };
		ledger.putEntry(number, { ...again, deed: { ...deed, task, was: { ...deed.was, ...there } } });
		return;
	}
	if (deed.kind !== 'update' || fields.length === 0 || choice === 'again') {
		// One that conflicts is sent again only after another look at what is there.
		const isLost = state.kind === 'stuck' && (state.lost || fields.length > 0);
		ledger.putEntry(number, { ...again, state: { kind: isLost ? 'unknown' : 'waiting' } });
		return;
	}
	const names = new Set(fields.map(({ field }) => field));
	const next: Deed = {
		...deed,
		updates: deed.updates.map((update) => ({
			...update,
			// What the person saw just now is what it was before.
			was: { ...update.was, ...there },
			changes: choice === 'mine' ? update.changes : only(update.changes, (field) => !names.has(field)),
		})),
	};
	const isEmpty = next.updates.every(({ changes }) => Object.keys(changes).length === 0);
	if (isEmpty) {
		discard(ledger, stuck, now);
	} else {
		ledger.putEntry(number, { ...again, deed: next });
	}
}

/** Where a change takes a task by its project once the person has chosen: `before` and after that. */
export function projectMove(id: TaskId, before: Entry, after: Entry): ProjectMove | undefined {
	const [former, next] = [before, after].map(({ deed }) => projectIn(deed, id));
	return next && isOnItsWay(after) ? { from: [former?.was ?? null, next.was], to: next.to } : undefined;
}

function isOnItsWay({ state }: Entry): boolean {
	return state.kind === 'waiting' || state.kind === 'unknown';
}

function projectIn(deed: Deed, id: TaskId): { was: EntityId | null; to: EntityId | null } | undefined {
	const update = deed.kind === 'update' ? deed.updates.find((one) => one.id === id) : undefined;
	const { changes, was } = deed.kind === 'replace' ? { changes: deed.task, was: deed.was } : (update ?? {});
	return changes?.projectId === undefined
		? undefined
		: { was: was?.projectId ?? null, to: changes.projectId };
}

function only(changes: TaskChanges, isOne: (field: string) => boolean): TaskChanges {
	return Object.fromEntries(Object.entries(changes).filter(([field]) => isOne(field)));
}

type StuckCreation = Entry & { deed: Deed & { kind: 'create' }; state: EntryState & { kind: 'stuck' } };

function chosenCreation(
	ledger: LedgerTransaction,
	entry: StuckCreation,
	choice: TroubleChoice,
	now: number,
): Entry {
	const { deed, state } = entry;
	const again = { ...entry, tries: 0, failures: 0, notBefore: 0 };
	if (state.trouble.kind !== 'undecided') {
		return { ...again, state: { kind: state.lost ? 'unknown' : 'waiting' } };
	}
	const isIt = (id: TaskId): boolean => {
		const task = choice === 'theirs' ? state.found[id] : undefined;
		// It may have turned out since that it is another one of ours.
		return task !== undefined && !ledger.isOurs(task.id);
	};
	const tasks = deed.tasks.filter(({ id }) => !isIt(id));
	takeCreated(ledger, new Map(Object.entries(state.found).filter(([id]) => isIt(id))), now);
	if (tasks.length === 0) {
		return { ...entry, state: { kind: 'settled', at: now } };
	}
	// A new attempt, for which what is there by now is not it.
	const { sentAt: _sentAt, sentMoment: _moment, ahead: _ahead, ...fresh } = again;
	return { ...fresh, deed: { ...deed, tasks }, state: { kind: 'waiting' } };
}
