import type { LedgerReading } from './ledgerReading.ts';
import type { MirrorState } from './rows.ts';

const neverRead: MirrorState = {
	wholeAt: 0,
	archivedAt: 0,
	checkedAt: 0,
	complete: false,
	newest: undefined,
};

/** How what is kept here stands to what the service has. */
export function mirrorIn(ledger: Pick<LedgerReading, 'single'>): MirrorState {
	return ledger.single('mirror') ?? neverRead;
}
