/*
 * Loaded into the VS Code server (`node --import`) before its own code; idle in the processes that it starts.
 *
 * 1. The workbench in a browser keeps secrets in localStorage, sealed with half a key that it gets from
 *    `POST /mint-key`. code-server's own front end would answer that; here it is not there.
 * 2. The server ends with the process that started it, even when that was killed.
 */
import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { IncomingMessage, Server, ServerResponse } from 'node:http';

if (process.argv[1]?.endsWith('server-main.js')) {
	answerMintKey(storedKey(process.env.MINT_KEY_FILE ?? ''));
	endWithParent();
}

function storedKey(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch {
		const key = randomBytes(32);
		writeFileSync(file, key, { mode: 0o600 });
		return key;
	}
}

function answerMintKey(key: Buffer): void {
	Server.prototype.emit = function (event: string | symbol, ...args: unknown[]): boolean {
		const [request, response] = args;
		if (event === 'request' && request instanceof IncomingMessage && response instanceof ServerResponse) {
			const { pathname } = new URL(request.url ?? '/', 'http://server');
			if (request.method === 'POST' && pathname.endsWith('/mint-key')) {
				response.end(key);
				return true;
			}
		}
		return EventEmitter.prototype.emit.call(this, event, ...args);
	};
}

function endWithParent(): void {
	process.stdin
		.resume()
		.on('error', () => {})
		.once('close', () => {
			try {
				process.kill(-process.pid, 'SIGKILL');
			} catch {
				process.exit(0);
			}
		});
}
