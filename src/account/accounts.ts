import * as vscode from 'vscode';
import type { Connector, SignInInput } from '../tasks/connector.ts';
import type { Product } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import type { Credentials } from './credentials.ts';

/** Connects the store to the accounts whose keys are there, and keeps it so when a key comes or goes in any window. */
export class Accounts implements vscode.Disposable {
	readonly connectors: readonly Connector[];
	readonly #credentials: Credentials;
	readonly #store: TaskStore;
	readonly #listener: vscode.Disposable;
	/** The key that each connected account was connected with. */
	readonly #connected = new Map<Product, string>();

	constructor(connectors: readonly Connector[], credentials: Credentials, store: TaskStore) {
		this.connectors = connectors;
		this.#credentials = credentials;
		this.#store = store;
		this.#listener = credentials.onDidChange((product) => void this.#follow(product));
	}

	dispose(): void {
		this.#listener.dispose();
	}

	/** The products that the person is signed in to. */
	get signedIn(): readonly Connector[] {
		return this.connectors.filter(({ product }) => this.#connected.has(product));
	}

	/** Resolves when every account whose key is there is connected; its tasks may still be loading. */
	async connectAll(): Promise<void> {
		await Promise.all(this.connectors.map(({ product }) => this.#follow(product)));
	}

	/** Proves who the person is, keeps the key and connects. Rejects with a `TaskError`, and nothing is kept then. */
	async signIn(
		product: Product,
		input: SignInInput,
		signal?: AbortSignal,
	): Promise<{ product: Product; workspaceId: number; kept: boolean }> {
		const credential = await this.connector(product).signIn(input, signal);
		// The same key again is a wish to begin anew.
		this.#connected.delete(product);
		const kept = await this.#credentials.store(credential);
		await this.#follow(product);
		return { product, workspaceId: credential.workspaceId, kept };
	}

	async signOut(product: Product): Promise<void> {
		await this.#credentials.remove(product);
		await this.#follow(product);
	}

	connector(product: Product): Connector {
		const connector = this.connectors.find((each) => each.product === product);
		if (!connector) {
			const known = this.connectors.map((each) => each.product).join(', ');
			throw new TaskError({
				kind: 'invalid',
				sentence: vscode.l10n.t(
					'There is no product “{0}” to sign in to. Choose one of: {1}.',
					product,
					known,
				),
			});
		}
		return connector;
	}

	/** Brings the connection to what the stored key says. */
	async #follow(product: Product): Promise<void> {
		const connector = this.connectors.find((each) => each.product === product);
		if (!connector) {
			return;
		}
		const credential = await this.#credentials.get(product);
		const fingerprint = credential && JSON.stringify(credential);
		if (this.#connected.get(product) === fingerprint) {
			return;
		}
		if (!credential || !fingerprint) {
			this.#connected.delete(product);
			this.#store.disconnect(product);
			return;
		}
		this.#connected.set(product, fingerprint);
		this.#store.connect(connector.connect(credential));
	}
}
