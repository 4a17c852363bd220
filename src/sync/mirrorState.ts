import type { Ledger, LedgerReading } from './ledger.ts';
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

/** Changes that, unless the account was closed: what was forgotten when the person signed out stays so. */
export function setMirror(ledger: Ledger, part: Partial<MirrorState>, closed: AbortSignal): void {
	if (!closed.aborted) {
		ledger.transact((transaction) =>
			transaction.putSingle('mirror', { ...mirrorIn(transaction), ...part }),
		);
	}
}
