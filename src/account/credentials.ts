import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Credential } from '../tasks/connector.ts';
import type { Product } from '../tasks/task.ts';

const prefix = 'togglTasks.credential.';

const schema = v.object({
	product: v.string(),
	token: v.pipe(v.string(), v.nonEmpty()),
	organizationId: v.optional(v.number()),
	workspaceId: v.number(),
});

/**
 * The keys of the accounts, in VS Code's secret storage and nowhere else. Where that fails, as it
 * does on machines without a keyring, a key is kept in memory until the window closes.
 */
export class Credentials implements vscode.Disposable {
	readonly #secrets: vscode.SecretStorage;
	readonly #log: vscode.LogOutputChannel;
	readonly #unkept = new Map<Product, Credential>();
	readonly #changed = new vscode.EventEmitter<Product>();
	readonly #listener: vscode.Disposable;

	/** Tells when a key was stored or removed, in this window or another. */
	readonly onDidChange = this.#changed.event;

	constructor(secrets: vscode.SecretStorage, log: vscode.LogOutputChannel) {
		this.#secrets = secrets;
		this.#log = log;
		this.#listener = secrets.onDidChange(({ key }) => {
			if (key.startsWith(prefix)) {
				this.#changed.fire(key.slice(prefix.length));
			}
		});
	}

	dispose(): void {
		this.#listener.dispose();
		this.#changed.dispose();
	}

	async get(product: Product): Promise<Credential | undefined> {
		const text = await this.#try('read', () => this.#secrets.get(prefix + product));
		return parse(text) ?? this.#unkept.get(product);
	}

	/** Keeps the key; tells whether it will be there after a restart. */
	async store(credential: Credential): Promise<boolean> {
		this.#unkept.set(credential.product, credential);
		const stored = await this.#try('store', async () => {
			await this.#secrets.store(prefix + credential.product, JSON.stringify(credential));
			return true;
		});
		if (stored) {
			this.#unkept.delete(credential.product);
		}
		return stored === true;
	}

	async remove(product: Product): Promise<void> {
		this.#unkept.delete(product);
		await this.#try('remove', () => this.#secrets.delete(prefix + product));
	}

	async #try<T>(what: string, work: () => Thenable<T>): Promise<T | undefined> {
		try {
			return await work();
		} catch (error) {
			// The error of a keyring names the entry, never its content.
			this.#log.warn(
				`secret storage: could not ${what}: ${error instanceof Error ? error.message : 'unknown'}`,
			);
			return undefined;
		}
	}
}

function parse(text: string | undefined): Credential | undefined {
	if (text === undefined) {
		return undefined;
	}
	try {
		const result = v.safeParse(schema, JSON.parse(text));
		return result.success ? result.output : undefined;
	} catch {
		return undefined;
	}
}
