import * as l10n from '@vscode/l10n';
import { Emitter } from './emitter.ts';
import type { ProjectMove, SyncApi, SyncState } from './syncApi.ts';
import { type Product, productOf, type TaskId } from './task.ts';
import type { Disposable } from './taskApi.ts';
import { TaskError } from './taskError.ts';
import type { TroubleChoice } from './trouble.ts';

/** How one account stands with its service. */
export type AccountSyncState = { product: Product; label: string } & SyncState;

/** The way of changes to the services, of all accounts that are kept here and brought in line with one. */
export class AccountSync {
	readonly #accounts = new Map<Product, { label: string; api: SyncApi; listener: Disposable }>();
	readonly #changed = new Emitter<void>();
	readonly #now: () => number;

	/** Tells that a state is another one. */
	readonly onDidChange = this.#changed.event;

	/** `now` gives milliseconds since 1970. */
	constructor(now: () => number = Date.now) {
		this.#now = now;
	}

	get states(): readonly AccountSyncState[] {
		return [...this.#accounts].map(([product, { label, api }]) => ({
			product,
			label,
			...at(this.#now(), api.state),
		}));
	}

	state(product: Product): AccountSyncState | undefined {
		return this.states.find((state) => state.product === product);
	}

	/** Those of the tasks of which a change will still be sent by itself. */
	waitingOf(ids: readonly TaskId[]): readonly TaskId[] {
		return [...Map.groupBy(ids, productOf)].flatMap(
			([product, own]) => this.#accounts.get(product)?.api.waitingOf(own) ?? [],
		);
	}

	connect(product: Product, label: string, api: SyncApi): void {
		const listener = api.onDidChange(() => this.#changed.fire());
		this.#accounts.set(product, { label, api, listener });
		this.#changed.fire();
	}

	disconnect(product: Product): void {
		this.#accounts.get(product)?.listener.dispose();
		if (this.#accounts.delete(product)) {
			this.#changed.fire();
		}
	}

	/** As `SyncApi` has it. */
	settle(id: TaskId, choice: TroubleChoice): ProjectMove | undefined {
		return this.#need(productOf(id)).settle(id, choice);
	}

	/** Sends changes that were made with another key, or forgets them. */
	takeHeld(product: Product, choice: 'send' | 'discard'): void {
		this.#need(product).takeHeld(choice);
	}

	#need(product: Product): SyncApi {
		const account = this.#accounts.get(product);
		if (!account) {
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t('Nothing waits to be sent to “{0}”.', product),
			});
		}
		return account.api;
	}
}

/** What was said about an hour or a pause that is over counts no more. */
function at(now: number, state: SyncState): SyncState {
	const { resetsAt, pausedUntil } = state;
	return {
		...state,
		...(resetsAt !== undefined && resetsAt <= now ? { remaining: undefined, resetsAt: undefined } : {}),
		...(pausedUntil !== undefined && pausedUntil <= now
			? { pausedUntil: undefined, pausedBy: undefined }
			: {}),
	};
}
