import { syncedTasks } from '../../src/sync/syncedTasks.ts';
import type { SyncApi } from '../../src/tasks/syncApi.ts';
import type { Product } from '../../src/tasks/task.ts';
import type { Disposable, KeptTasks } from '../../src/tasks/taskApi.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import type { Clock } from './clock.ts';
import type { Disk, Handle } from './disk.ts';
import { Outbox } from './outbox.ts';
import type { PlayedProduct } from './product.ts';

/** One window: the store, the accounts that are kept in the file, and the clients of their services. */
export class Window {
	readonly store = new TaskStore();
	readonly handle: Handle;
	readonly outbox: Outbox;
	readonly #apis: ReadonlyMap<Product, KeptTasks & Disposable>;
	#calls = 0;

	constructor({
		products,
		disk,
		clock,
		random,
	}: {
		products: readonly PlayedProduct[];
		disk: Disk;
		clock: Clock;
		random: () => number;
	}) {
		this.handle = disk.open();
		this.outbox = new Outbox(this.handle, products);
		this.#apis = new Map(
			products.map((played) => [played.abilities.product, this.#apiOf(played, clock, random)] as const),
		);
		for (const api of this.#apis.values()) {
			this.store.connect(api);
		}
	}

	sync(product: Product): SyncApi {
		return this.#apis.get(product)?.sync ?? raise();
	}

	/** Whether it waits for answers of a service. */
	get isAsking(): boolean {
		return this.handle.isOpen && this.#calls > 0;
	}

	/** Nothing that it does from now on reaches the disk or a service; what it sent is on its way. */
	kill(): void {
		this.handle.close();
		this.#dispose();
	}

	close(): void {
		this.#dispose();
		this.handle.close();
	}

	#apiOf(played: PlayedProduct, clock: Clock, random: () => number): KeptTasks & Disposable {
		const ask = (): void => {
			if (!this.handle.isOpen) {
				throw new Error('A window that is gone asks for something.');
			}
			// However long the machine was busy with other things, what is made now is made after it was asked for.
			clock.tick();
		};
		return syncedTasks(
			(onAnswer) =>
				clock.clientOf(
					played.connect(ask, (facts) => onAnswer(clock.facts(facts))),
					(calls) => {
						this.#calls += calls;
					},
				),
			this.handle,
			{
				account: played.account,
				owner: 'me',
				log: () => {},
				now: clock.now,
				random,
				gather: 4,
				lateness: 40,
				// What passes here passes awake.
				wokeAt: () => 0,
			},
		);
	}

	#dispose(): void {
		this.store.dispose();
		for (const api of this.#apis.values()) {
			api.dispose();
		}
	}
}

function raise(): never {
	throw new Error('not kept');
}
