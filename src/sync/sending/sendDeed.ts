import { subjectsOf } from '../deed.ts';
import type { Numbered } from '../entry.ts';
import { sendAct } from './sendAct.ts';
import { sendCreate } from './sendCreate.ts';
import type { Sending } from './sending.ts';
import { sendReplace } from './sendReplace.ts';
import { sendUpdate } from './sendUpdate.ts';
import type { Told } from './settle.ts';

/**
 * Sends a change to the service. `lost` says that it was sent before and nobody knows whether it arrived.
 * Rejects with a `TaskError`, with `Stuck` or `Partly`, or with what a look at the service came to.
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
		case 'replace':
			return sendReplace(sending, deed, lost);
		case 'act':
			return sendAct(sending, numbered, deed, lost);
	}
}
