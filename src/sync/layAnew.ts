import type { DeedUpdate } from './deed.ts';
import { type Numbered, placeOf } from './entry.ts';
import type { LedgerTransaction } from './ledgerTransaction.ts';

/**
 * The service doesn't get the change. What was changed since was laid over it, and is now laid over what there
 * was before: else it would look as if somebody else had changed that back.
 */
export function layAnew(ledger: LedgerTransaction, withdrawn: Numbered): void {
	const { deed } = withdrawn.entry;
	const never = new Map(deed.kind === 'update' ? deed.updates.map((update) => [update.id, update]) : []);
	for (const later of never.size > 0 ? ledger.entries : []) {
		const { number, entry } = later;
		const { deed: next } = entry;
		if (
			placeOf(later) > placeOf(withdrawn) &&
			next.kind === 'update' &&
			next.updates.some(({ id }) => never.has(id))
		) {
			const updates = next.updates.map((update) => laidOver(update, never.get(update.id)));
			ledger.putEntry(number, { ...entry, deed: { ...next, updates } });
		}
	}
}

function laidOver(update: DeedUpdate, never: DeedUpdate | undefined): DeedUpdate {
	const fields = new Map<string, unknown>(Object.entries(never?.changes ?? {}));
	const before = new Map<string, unknown>(Object.entries(never?.was ?? {}));
	const was = Object.entries(update.was).map(([field, value]) => [
		field,
		fields.has(field) && JSON.stringify(fields.get(field)) === JSON.stringify(value)
			? before.get(field)
			: value,
	]);
	return { ...update, was: Object.fromEntries(was) };
}
