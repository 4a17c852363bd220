import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Answer } from './answer.ts';

/** Not a divisor of anything, so that pieces end within rows, within escapes and within characters. */
const pieceBytes = 997;

type Cut = 'json' | 'stream' | undefined;

/**
 * Sends an answer.
 * @param haltMs the pause in the middle of a streamed one
 * @param cut `json`: complete HTTP whose JSON stops in the middle; `stream`: the connection is cut there
 */
export async function send(response: ServerResponse, answer: Answer, cut?: Cut, haltMs = 0): Promise<void> {
	const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
	const whole = Buffer.from(text, 'utf8');
	const bytes = cut === undefined ? whole : whole.subarray(0, Math.ceil(whole.length / 2));
	const headers: Record<string, string> = {
		...(text === '' ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
		...answer.headers,
	};
	if (cut === 'stream' || answer.streamed === true) {
		response.writeHead(answer.status, headers);
		await pipeline(Readable.from(pieces(bytes, haltMs)), response, { end: cut !== 'stream' });
		if (cut === 'stream') {
			response.destroy();
		}
		return;
	}
	if (answer.status !== 204) {
		headers['Content-Length'] = String(bytes.length);
	}
	response.writeHead(answer.status, headers);
	response.end(bytes);
}

/** A page for people in place of JSON. */
export function sendHtml(response: ServerResponse, status: number): void {
	response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' });
	response.end(
		'<!doctype html><html><head><title>Sign in to the network</title></head>' +
			'<body><h1>Welcome</h1><p>Please accept our terms.</p></body></html>',
	);
}

/** Each piece waits for the next turn of the event loop, so that it is written on its own. */
async function* pieces(bytes: Uint8Array, haltMs: number): AsyncGenerator<Uint8Array> {
	let halt = haltMs;
	for (let start = 0; start < bytes.length; start += pieceBytes) {
		if (halt > 0 && start * 2 > bytes.length) {
			await setTimeout(halt);
			halt = 0;
		}
		yield setImmediate(bytes.subarray(start, start + pieceBytes));
	}
}
