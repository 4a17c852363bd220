import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as vscode from 'vscode';

/** The folder of the extension that answers; install it in a test profile. */
export const driverFolder = resolve(import.meta.dirname, 'driver');

/** An extension host that said where it listens. */
type Host = { port: number; pid: number; token: string; startedAt: number; workspace: string | null };

/** What a failed command or function threw inside the extension host. */
class DriverError extends Error {
	constructor(name: string, message: string) {
		super(message);
		this.name = name;
	}
}

/**
 * Speaks to the extension host of one window from outside. Start VS Code with `DRIVER_DIR` in its environment
 * and the driver extension in its profile.
 */
export class Driver {
	readonly #folder: string;
	readonly #workspace: string | undefined;
	/** Tokens of hosts, not process ids: those come again. */
	readonly #left = new Set<string>();
	#host: Host | undefined;

	/** @param workspace the first folder of the window; without it, the window that started last. */
	constructor(folder: string, workspace?: string) {
		this.#folder = folder;
		this.#workspace = workspace;
	}

	/** Waits until a live extension host answers; call it again after a reload. @throws after `limitMs`. */
	async connect(limitMs = 30_000): Promise<void> {
		const end = Date.now() + limitMs;
		while (Date.now() < end) {
			for (const host of this.#hosts()) {
				if (await isLive(host)) {
					this.#host = host;
					return;
				}
			}
			await sleep(50);
		}
		throw new Error(`No extension host answered within ${limitMs} ms.`);
	}

	/** Runs a command; resolves with its result as JSON. @throws {DriverError} */
	async command<T = unknown>(id: string, ...args: unknown[]): Promise<T> {
		return this.#post<T>({ command: id, args });
	}

	/** Runs a function inside the extension host; it sees its arguments only, nothing around it. @throws {DriverError} */
	async evaluate<T, A extends unknown[]>(
		work: (api: typeof vscode, ...args: A) => T | PromiseLike<T>,
		...args: A
	): Promise<T> {
		return this.#post<T>({ evaluate: work.toString(), args });
	}

	/** Process id of the extension host. */
	async pid(): Promise<number> {
		return (await this.#connected()).pid;
	}

	/** Forgets the extension host that is there, e.g. before a reload; `connect` then waits for the next one. */
	leave(): void {
		if (this.#host !== undefined) {
			this.#left.add(this.#host.token);
			this.#host = undefined;
		}
	}

	/** Kills the extension host as a crash would, and leaves it. */
	async killHost(): Promise<void> {
		const pid = await this.pid();
		this.leave();
		process.kill(pid, 'SIGKILL');
	}

	async #connected(): Promise<Host> {
		if (this.#host === undefined) {
			await this.connect();
		}
		if (this.#host === undefined) {
			throw new Error('Not connected.');
		}
		return this.#host;
	}

	/** Newest first. */
	#hosts(): Host[] {
		mkdirSync(this.#folder, { recursive: true });
		return readdirSync(this.#folder)
			.filter((name) => name.endsWith('.json'))
			.map((name): Host => JSON.parse(readFileSync(join(this.#folder, name), 'utf8')))
			.filter(({ token }) => !this.#left.has(token))
			.filter(({ workspace }) => this.#workspace === undefined || workspace === this.#workspace)
			.toSorted((a, b) => b.startedAt - a.startedAt);
	}

	async #post<T>(body: unknown): Promise<T> {
		return post<T>(await this.#connected(), body);
	}
}

async function isLive(host: Host): Promise<boolean> {
	try {
		return (await post<number>(host, { evaluate: '() => process.pid' })) === host.pid;
	} catch {
		return false;
	}
}

async function post<T>({ port, token }: Host, body: unknown): Promise<T> {
	const response = await fetch(`http://127.0.0.1:${port}`, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}` },
		body: JSON.stringify(body),
	});
	const answer: { value: T; error?: { name: string; message: string } } = JSON.parse(await response.text());
	if (answer.error !== undefined) {
		throw new DriverError(answer.error.name, answer.error.message);
	}
	return answer.value;
}
