import * as vscode from 'vscode';
import type { Connector, Credential, SignInInput } from '../tasks/connector.ts';
import type { Product } from '../tasks/task.ts';
import type { Disposable, KeptTasks } from '../tasks/taskApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { Connectors } from './connectors.ts';
import type { Credentials } from './credentials.ts';
import { signInProblem } from './signInProblem.ts';

/** Makes what the store is connected to of a connector and a proven key. */
export type OpenAccount = (connector: Connector, credential: Credential) => Promise<KeptTasks & Disposable>;

/** An account that is or will be connected, by the key that it's connected with. */
type Connected = { fingerprint: string; ready?: Promise<void>; api?: KeptTasks & Disposable };

/** Connects the store to the accounts whose keys are there, and keeps it so when a key comes or goes in any window. */
export class Accounts implements vscode.Disposable {
	readonly connectors: Connectors;
	readonly #credentials: Credentials;
	readonly #store: TaskStore;
	readonly #listener: vscode.Disposable;
	readonly #open: OpenAccount;
	readonly #connected = new Map<Product, Connected>();

	constructor(connectors: Connectors, credentials: Credentials, store: TaskStore, open: OpenAccount) {
		this.connectors = connectors;
		this.#open = open;
		this.#credentials = credentials;
		this.#store = store;
		this.#listener = credentials.onDidChange((product) => void this.#follow(product));
	}

	dispose(): void {
		this.#listener.dispose();
		for (const { api } of this.#connected.values()) {
			api?.dispose();
		}
	}

	/** The products that the person is signed in to. */
	signedIn(): Promise<readonly Connector[]> {
		const products = this.connectors.products.filter((product) => this.#connected.has(product));
		return Promise.all(products.map((product) => this.connectors.get(product)));
	}

	/** Resolves when every account whose key is there is connected; its tasks may still be loading. */
	async connectAll(): Promise<void> {
		await Promise.all(this.connectors.products.map((product) => this.#follow(product)));
	}

	/** Proves who the person is, keeps the key and connects. Rejects with a `TaskError`, and nothing is kept then. */
	async signIn(
		product: Product,
		input: SignInInput,
		signal?: AbortSignal,
	): Promise<{ product: Product; workspaceId: number; kept: boolean }> {
		const connector = await this.connectors.get(product);
		if (input.password !== undefined && !connector.passwordPrompt) {
			const sentence = vscode.l10n.t('{0} takes no password. Leave it out.', connector.label);
			throw new TaskError({ kind: 'invalid', sentence });
		}
		const credential = await connector.signIn(input, signal).catch((error: unknown) => {
			throw signInProblem(error, connector.label);
		});
		// The same key again is a wish to begin anew.
		this.#disconnect(product);
		const kept = await this.#credentials.store(credential);
		await this.#follow(product);
		return { product, workspaceId: credential.workspaceId, kept };
	}

	/** How many changes have not reached the service. */
	pendingChanges(product: Product): number {
		const { waiting, stuck, held } = this.#connected.get(product)?.api?.sync?.state ?? {
			waiting: 0,
			stuck: 0,
			held: 0,
		};
		return waiting + stuck + held;
	}

	/** Changes that have not reached the service stay for the next sign-in, unless they are to be discarded. */
	async signOut(product: Product, changes: 'keep' | 'discard' = 'keep'): Promise<void> {
		const api = this.#connected.get(product)?.api;
		this.#disconnect(product);
		api?.sync?.forget(changes);
		await this.#credentials.remove(product);
		await this.#follow(product);
	}

	/** Brings the connection to what the stored key says. */
	async #follow(product: Product): Promise<void> {
		if (!this.connectors.products.includes(product)) {
			// A key of another version of this extension.
			return;
		}
		const credential = await this.#credentials.get(product);
		const fingerprint = credential && JSON.stringify(credential);
		const known = this.#connected.get(product);
		if (known && known.fingerprint === fingerprint) {
			await known.ready;
			return;
		}
		this.#disconnect(product);
		if (credential && fingerprint) {
			const connected: Connected = { fingerprint };
			this.#connected.set(product, connected);
			connected.ready = this.#connect(connected, credential);
			await connected.ready;
		}
	}

	async #connect(connected: Connected, credential: Credential): Promise<void> {
		const connector = await this.connectors.get(credential.product);
		const api = await this.#open(connector, credential);
		// Another key may have come meanwhile.
		if (this.#connected.get(api.product) === connected) {
			connected.api = api;
			this.#store.connect(api);
		} else {
			api.dispose();
		}
	}

	#disconnect(product: Product): void {
		const connected = this.#connected.get(product);
		if (connected) {
			this.#connected.delete(product);
			this.#store.disconnect(product);
			connected.api?.dispose();
		}
	}
}
