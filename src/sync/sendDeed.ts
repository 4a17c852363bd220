import type { TaskId } from '../tasks/task.ts';
import type { TaskAction } from '../tasks/taskAction.ts';
import { TaskError } from '../tasks/taskError.ts';
import { type Deed, subjectsOf } from './deed.ts';
import type { Numbered } from './entry.ts';
import { sendCreate } from './sendCreate.ts';
import { member, notThere, Partly, refusedBy, type Sending } from './sending.ts';
import { sendUpdate } from './sendUpdate.ts';
import type { Told } from './settle.ts';

/**
 * Sends a change to the service. `lost` says that it was sent before and nobody knows whether it arrived.
 * Rejects with a `TaskError`, with `Stuck`, or with what a look at the service came to.
 */
export async function sendDeed(
	sending: Sending,
	numbered: Numbered,
	lost: boolean,
	signal: AbortSignal,
): Promise<Told> {
	const { remote, ledger } = sending;
	const { deed } = numbered.entry;
	remote.remember?.(
		ledger.read((reading) => subjectsOf(deed).flatMap((id) => reading.mirrored(id)?.task ?? [])),
	);
	switch (deed.kind) {
		case 'create':
			return sendCreate(sending, numbered, deed, lost, signal);
		case 'update':
			return sendUpdate(sending, deed, lost);
		case 'replace': {
			const told = await member(remote, 'replace').call(remote, deed.id, deed.task);
			return { tasks: told ? [told] : [] };
		}
		case 'act':
			await act(sending, deed, lost);
			return { tasks: [] };
	}
}

async function act(
	sending: Sending,
	{ action, ids, scope }: Deed & { kind: 'act' },
	lost: boolean,
): Promise<void> {
	const { remote } = sending;
	try {
		await member(remote, action).call(remote, ids, scope);
	} catch (error) {
		if (!isNotFound(error)) {
			throw error;
		}
		if (ids.length > 1 && scope === 'this') {
			await actOnOthers(sending, action, ids, error);
		} else if (!(lost && action === 'delete')) {
			// What was asked for before, and may have been done, is done.
			throw error;
		}
	}
}

/** Nothing was done to several tasks, as some are gone. Which these are, only they can tell; the others are still there. */
async function actOnOthers(
	{ remote, copies, ledger }: Sending,
	action: TaskAction,
	ids: readonly TaskId[],
	error: TaskError,
): Promise<void> {
	const found = await copies.each(ids);
	const isGone = (id: TaskId): boolean => found.get(id) === undefined;
	const [gone, left] = [ids.filter(isGone), ids.filter((id) => !isGone(id))];
	if (gone.length === 0) {
		throw error;
	}
	const refused = left.length > 0 ? await refusedBy(member(remote, action).call(remote, left)) : [];
	// One that is gone is what was asked for.
	const missed = action === 'delete' ? [] : gone;
	const failed = ledger.read((reading) => missed.map((id) => ({ id, error: notThere(reading, id) })));
	if (failed.length + refused.length > 0) {
		throw new Partly([...failed, ...refused]);
	}
}

function isNotFound(error: unknown): error is TaskError {
	return error instanceof TaskError && error.problem.kind === 'notFound';
}
