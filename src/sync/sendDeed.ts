import { TaskError } from '../tasks/taskError.ts';
import { type Deed, subjectsOf } from './deed.ts';
import type { Numbered } from './entry.ts';
import { sendCreate } from './sendCreate.ts';
import { member, type Sending } from './sending.ts';
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
	{ remote }: Sending,
	{ action, ids, scope }: Deed & { kind: 'act' },
	lost: boolean,
): Promise<void> {
	try {
		await member(remote, action).call(remote, ids, scope);
	} catch (error) {
		const isGone = error instanceof TaskError && error.problem.kind === 'notFound';
		// What was asked for before, and may have been done, is done.
		if (!(lost && isGone && action === 'delete')) {
			throw error;
		}
	}
}
