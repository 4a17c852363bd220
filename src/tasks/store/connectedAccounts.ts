import * as l10n from '@vscode/l10n';
import type { Account, AccountState } from '../account.ts';
import { AccountSync } from '../accountSync.ts';
import { AccountTasks } from './accountTasks.ts';
import { type Product, productOf, type TaskId } from '../task.ts';
import type { Disposable, KeptTasks } from '../taskApi.ts';
import { TaskError } from '../taskError.ts';
import type { TaskFilter } from '../taskFilter.ts';
import { Emitter } from '../emitter.ts';
import type { StoreChange, TaskIndex } from '../taskIndex.ts';
import { Timers } from './timers.ts';

/** The accounts of the store: which are connected, and when. */
export class ConnectedAccounts implements Disposable {
	readonly timers = new Timers();
	readonly sync = new AccountSync();
	readonly #index: TaskIndex;
	readonly #fire: (change: StoreChange) => void;
	readonly #byProduct = new Map<Product, AccountTasks>();
	#connect: () => Promise<void> = () => Promise.resolve();
	/** All that there are, where that is known. */
	#products: readonly Product[] | undefined;
	#begun: Promise<void> | undefined;
	/** Whether accounts are being connected for nothing but what is kept of them here. */
	#quiet = false;
	#wanted = false;
	readonly #needed = new Emitter<void>();

	/** Tells that `isWanted` has come true. */
	readonly onDidWant = this.#needed.event;

	constructor(index: TaskIndex, fire: (change: StoreChange) => void) {
		this.#index = index;
		this.#fire = fire;
		// The tasks stay as they are, but their rows don't.
		this.timers.onDidChange((ids) => {
			const running = ids.flatMap((id) => index.get(id) ?? []);
			fire({ tasks: running.map((task) => ({ before: task, after: task })), accounts: false });
		});
	}

	get all(): readonly AccountTasks[] {
		return [...this.#byProduct.values()];
	}

	get views(): readonly Account[] {
		return this.all.map(({ index }) => index.account);
	}

	/** Takes what connects the accounts, to be called when tasks are first needed: not every window needs them. */
	startWith(connect: () => Promise<void>, products?: readonly Product[]): void {
		this.#connect = connect;
		this.#products = products;
	}

	/** @throws TaskError with a sentence where there is no such product, whether or not anybody is signed in to it */
	checkProduct(product: Product): void {
		if (this.#products && !this.#products.includes(product)) {
			const all = this.#products.join(', ');
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t('There is no product “{0}”. Choose one of: {1}.', product, all),
			});
		}
	}

	/** Whether anybody needs more than what is kept here, so that a service may be asked. */
	get isWanted(): boolean {
		return this.#wanted;
	}

	/** Connects the accounts, the first time that it's called, and again after a failure. */
	begin(): Promise<void> {
		this.#want();
		return this.#connectOnce();
	}

	/** Connects the accounts with what is kept of them here, and resolves when that is on show. No service is asked for it. */
	async beginKept(): Promise<void> {
		this.#quiet ||= !this.#wanted && this.#begun === undefined;
		await this.#connectOnce();
		await Promise.all(this.all.filter(({ isKept }) => isKept).map((tasks) => tasks.begin()));
	}

	#connectOnce(): Promise<void> {
		this.#begun ??= this.#connect()
			.catch((error: unknown) => {
				this.#begun = undefined;
				throw error;
			})
			.finally(() => {
				this.#quiet = false;
			});
		return this.#begun;
	}

	#want(): void {
		this.#quiet = false;
		if (!this.#wanted) {
			this.#wanted = true;
			for (const tasks of this.all) {
				void tasks.begin();
			}
			this.timers.begin();
			this.#needed.fire();
		}
	}

	connect(api: KeptTasks): void {
		this.disconnect(api.product);
		if (!this.#quiet) {
			this.#want();
		}
		const tasks = new AccountTasks(api, this.#index, this.#fire);
		this.#byProduct.set(api.product, tasks);
		if (this.#wanted || tasks.isKept) {
			void tasks.begin();
		}
		this.#fire({ tasks: [], accounts: true });
		if (api.timer) {
			this.timers.connect(api.product, api.timer, this.#wanted);
		}
		if (api.sync) {
			this.sync.connect(api.product, api.label, api.sync);
		}
	}

	disconnect(product: Product): void {
		const tasks = this.#byProduct.get(product);
		if (!tasks) {
			return;
		}
		tasks.dispose();
		this.timers.disconnect(product);
		this.sync.disconnect(product);
		this.#byProduct.delete(product);
		const gone = [...this.#index.values()].filter((task) => task.product === product);
		const changes = gone.flatMap(({ id }) => this.#index.delete(id) ?? []);
		this.#fire({ tasks: changes, accounts: true });
	}

	/** Resolves when every account has been read once, or the one of the product, however that ended. */
	async settled(product?: Product): Promise<void> {
		await this.begin();
		await Promise.all(this.#of(product).map((tasks) => tasks.begin()));
	}

	/** Every account, or the one of the product. */
	#of(product: Product | undefined): readonly AccountTasks[] {
		return this.all.filter(({ index }) => product === undefined || index.account.product === product);
	}

	get(product: Product): AccountTasks | undefined {
		return this.#byProduct.get(product);
	}

	/** The id under which a task is on show that was created here: its first one until this window has heard of the service's. */
	idNow(id: TaskId): TaskId {
		if (this.#index.get(id)) {
			return id;
		}
		return id.includes(':new-') ? (this.#byProduct.get(productOf(id))?.idNow(id) ?? id) : id;
	}

	/** Reads everything anew; what is on show stays until better is known. Rejects with the first failure. */
	async refresh(): Promise<void> {
		const timers = this.timers.refresh();
		const ended = await Promise.all(this.all.map(({ reader }) => reader.refresh()));
		await timers;
		throwFirst(ended);
	}

	/** Sees to it that the archived tasks of every account, or of the product's, are there. Rejects with the first failure. */
	async loadArchived(product?: Product): Promise<void> {
		throwFirst(await Promise.all(this.#of(product).map(({ reader }) => reader.loadArchived())));
	}

	/**
	 * Asks the accounts whose tasks aren't all there yet for those that a filter lets through, and adds them
	 * to what is; an account without a filter isn't asked. Never rejects.
	 */
	async ask(filterOf: (account: Account) => TaskFilter | undefined): Promise<void> {
		await Promise.all(
			this.all.map(async ({ index, reader }) => {
				const filter = filterOf(index.account);
				await (filter && reader.ask(filter));
			}),
		);
	}

	/** The product's account, or a sentence for the person who is not signed in to it. */
	need(product: Product): AccountTasks {
		const tasks = this.#byProduct.get(product);
		if (!tasks) {
			this.checkProduct(product);
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t('You are not signed in to “{0}”. Sign in, then try again.', product),
			});
		}
		return tasks;
	}

	/** Where a new task goes when nobody says where: to the account that a person signed in to first, else to this computer. */
	get defaultProduct(): Product {
		const account = this.views.find(({ signedIn }) => signedIn) ?? this.views[0];
		if (!account) {
			throw new TaskError({
				kind: 'invalid',
				sentence: l10n.t('Tasks for Toggl is still starting. Try again in a moment.'),
			});
		}
		return account.product;
	}

	dispose(): void {
		for (const product of this.#byProduct.keys()) {
			this.disconnect(product);
		}
	}
}

function throwFirst(states: readonly AccountState[]): void {
	for (const state of states) {
		if (state.kind === 'failed') {
			throw state.error;
		}
	}
}
