import * as l10n from '@vscode/l10n';
import type { Task, TaskId } from '../../tasks/task.ts';
import type { TaskAction } from '../../tasks/taskAction.ts';
import { TaskError } from '../../tasks/taskError.ts';
import type { Copy } from './copies.ts';
import type { Deed } from '../deed.ts';
import type { Entry, Numbered } from '../entry.ts';
import { tolerance } from '../lookForCreated.ts';
import { type Failed, member, notThere, Partly, refusedBy, type Sending } from './sending.ts';
import type { Told } from './settle.ts';

type Act = Deed & { kind: 'act' };

/**
 * Archives, brings back or deletes tasks. What may have been done already is looked for, and not done again where
 * it was, nor over what others made of a task since.
 */
export async function sendAct(
	sending: Sending,
	{ entry }: Numbered,
	deed: Act,
	lost: boolean,
): Promise<Told> {
	const { left, doubtful } = lost ? await sorted(sending, entry, deed) : { left: deed.ids, doubtful: [] };
	sending.assertHeld();
	const refused = left.length > 0 ? await call(sending, { ...deed, ids: left }, lost) : [];
	if (doubtful.length + refused.length > 0) {
		throw new Partly([...doubtful, ...refused]);
	}
	return { tasks: [] };
}

async function call(
	sending: Sending,
	{ action, ids, scope }: Act,
	lost: boolean,
): Promise<readonly Failed[]> {
	const { remote } = sending;
	try {
		return await refusedBy(member(remote, action).call(remote, ids, scope));
	} catch (error) {
		if (!(error instanceof TaskError && error.problem.kind === 'notFound')) {
			throw error;
		}
		if (ids.length > 1 && scope === 'this') {
			return onOthers(sending, action, ids, error);
		}
		// What was asked for before, and may have been done, is done.
		if (!(lost && action === 'delete')) {
			throw error;
		}
		return [];
	}
}

/** Nothing was done to several tasks, as some are gone. Which these are, only they can tell; the others are still there. */
async function onOthers(
	{ remote, copies, ledger, assertHeld }: Sending,
	action: TaskAction,
	ids: readonly TaskId[],
	error: TaskError,
): Promise<readonly Failed[]> {
	const found = await copies.each(ids);
	assertHeld();
	const isGone = (id: TaskId): boolean => found.get(id) === undefined;
	const [gone, left] = [ids.filter(isGone), ids.filter((id) => !isGone(id))];
	if (gone.length === 0) {
		throw error;
	}
	const refused = left.length > 0 ? await refusedBy(member(remote, action).call(remote, left)) : [];
	// One that is gone is what was asked for.
	const missed = action === 'delete' ? [] : gone;
	const failed = ledger.read((reading) => missed.map((id) => ({ id, error: notThere(reading, id) })));
	return [...failed, ...refused];
}

/** What is left to be done, and for which tasks the person has to decide that. */
async function sorted(
	sending: Sending,
	{ sentAt = 0, ahead: aheadThen }: Entry,
	{ action, ids, scope }: Act,
): Promise<{ left: readonly TaskId[]; doubtful: readonly Failed[] }> {
	// The others of a series follow the one that the service is told of.
	const named = scope === 'following' ? ids.slice(0, 1) : ids;
	const copies = await sending.copies.each(named);
	const ahead = aheadThen ?? sending.ahead();
	const isTouched = ({ updatedAt }: Task): boolean =>
		ahead !== undefined && Date.parse(updatedAt ?? '') > sentAt + ahead + tolerance;
	const left: TaskId[] = [];
	const doubtful: Failed[] = [];
	for (const id of named) {
		const copy = copies.get(id);
		// Nobody can decide on a part of a series.
		if (copy && scope === 'this' && !isDone(action, copy) && isTouched(copy)) {
			doubtful.push(doubt(copy));
		} else if (!isDone(action, copy)) {
			left.push(id);
		}
	}
	return { left: left.length < named.length ? left : ids, doubtful };
}

function isDone(action: TaskAction, copy: Copy): boolean {
	switch (action) {
		case 'archive':
			return copy?.archived === true;
		case 'unarchive':
			return copy?.archived === false;
		case 'delete':
			return copy === undefined;
		case 'restore':
			return copy !== undefined;
	}
}

function doubt({ id, name }: Task): Failed {
	const sentence = l10n.t(
		'It is not known whether this was done to “{0}”, and the task was changed elsewhere since. Look at it, then retry or discard this.',
		name,
	);
	return {
		id,
		error: new TaskError({ kind: 'invalid', sentence }),
		trouble: { kind: 'failed', sentence },
	};
}
