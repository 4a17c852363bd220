import type { Deed } from '../deed.ts';
import { mergeFields } from '../mergeFields.ts';
import { conflict, member, type Sending } from './sending.ts';
import type { Told } from './settle.ts';

/**
 * Sends a whole task in the place of another. That goes over what others changed before, as whoever does it is
 * told; what they changed after it may have arrived, the person has to see first.
 */
export async function sendReplace(
	{ remote, copies, worker, assertHeld }: Sending,
	{ id, task, was }: Deed & { kind: 'replace' },
	lost: boolean,
): Promise<Told> {
	const copy = lost && was ? (await copies.since([id], worker.now())).get(id) : undefined;
	assertHeld();
	if (copy && was) {
		const { changes, conflicts } = mergeFields({ id, changes: task, was }, copy);
		if (conflicts.length > 0) {
			throw conflict(conflicts);
		}
		if (Object.keys(changes).length === 0) {
			return { tasks: [copy] };
		}
	}
	const told = await member(remote, 'replace').call(remote, id, task);
	return { tasks: told ? [told] : [] };
}
