import assert from 'node:assert/strict';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createHttp, type Http } from '../../src/toggl/http.ts';
import { TaskError } from '../../src/tasks/taskError.ts';

const key = 'toggl_sk_00000000000000000000000000000000';

describe('createHttp', () => {
	const closers: (() => void)[] = [];
	afterEach(() => {
		for (const close of closers.splice(0)) {
			close();
		}
	});

	async function listen(handle: RequestListener): Promise<URL> {
		const server = createServer(handle);
		closers.push(() => {
			server.close();
			server.closeAllConnections();
		});
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		const address = server.address();
		const port = typeof address === 'object' ? address?.port : assert.fail('no port');
		return new URL(`http://127.0.0.1:${port}/base`);
	}

	it('never carries the key to another host', async () => {
		const elsewhere: unknown[] = [];
		const other = await listen((request, response) => {
			elsewhere.push(request.headers);
			response.end('{}');
		});
		for (const status of [301, 302, 303, 307, 308]) {
			const here = await listen((_request, response) => {
				response.writeHead(status, { Location: other.href }).end();
			});
			for (const method of ['GET', 'POST', 'DELETE'] as const) {
				await assert.rejects(httpOf(here).send('x', { method }), isKind('unreadable'));
			}
		}
		assert.deepEqual(elsewhere, []);
	});

	it('asks below the base, with lists as one value', async () => {
		const urls: unknown[] = [];
		const base = await listen((request, response) => {
			urls.push([request.method, request.url, request.headers.authorization, request.headers.accept]);
			response.end('{"a":1}');
		});
		const query = { ids: [1, 2], empty: '', yes: true };
		assert.deepEqual(await httpOf(base).send('a/b', { method: 'DELETE', query }), { a: 1 });
		base.pathname = '/';
		await httpOf(base).send('c');
		assert.deepEqual(urls, [
			['DELETE', '/base/a/b?ids=1%2C2&empty=&yes=true', `Bearer ${key}`, 'application/json'],
			['GET', '/c', `Bearer ${key}`, 'application/json'],
		]);
	});

	it('has nothing for an empty answer', async () => {
		const base = await listen((_request, response) => response.writeHead(204).end());
		assert.equal(await httpOf(base).send('x', { method: 'PATCH', body: { a: 1 } }), undefined);
	});

	it('ends an answer that begins and then falls silent', async () => {
		const base = await listen((_request, response) => {
			response.write('{"a":');
		});
		await assert.rejects(httpOf(base, { timeout: 150 }).send('x'), isKind('timeout'));
		const pieces: number[] = [];
		await assert.rejects(async () => {
			for await (const piece of httpOf(base, { idleTimeout: 150 }).stream('x')) {
				pieces.push(piece.length);
			}
		}, isKind('timeout'));
		assert.deepEqual(pieces, [5]);
	});

	it('lets a stream take longer than any one answer, as long as it is not silent', async () => {
		const base = await listen((_request, response) => {
			let left = 12;
			const timer = setInterval(() => {
				response.write('x');
				left -= 1;
				if (left === 0) {
					clearInterval(timer);
					response.end();
				}
			}, 60);
		});
		let bytes = 0;
		for await (const piece of httpOf(base, { idleTimeout: 400 }).stream('x')) {
			bytes += piece.length;
		}
		assert.equal(bytes, 12);
	});

	it('takes what came while the computer was busy for what came in time', async () => {
		const { promise, resolve } = Promise.withResolvers<ServerResponse>();
		const base = await listen((_request, response) => {
			response.write('x');
			resolve(response);
		});
		const sendLate = async (): Promise<void> => {
			(await promise).end('y');
			for (const end = performance.now() + 300; performance.now() < end;) {
				// Longer than the stream may be silent. Timers are next then, and only after them what has come.
			}
		};
		let text = '';
		for await (const piece of httpOf(base, { idleTimeout: 200 }).stream('x')) {
			text += Buffer.from(piece).toString();
			if (text === 'x') {
				setImmediate(() => void sendLate());
			}
		}
		assert.equal(text, 'xy');
	});

	it('closes the connection of a stream that nobody reads on', async () => {
		const { promise, resolve } = Promise.withResolvers<void>();
		const base = await listen((request, response) => {
			request.on('close', resolve);
			response.write('x');
		});
		for await (const piece of httpOf(base).stream('x')) {
			assert.equal(piece.length, 1);
			break;
		}
		await promise;
	});

	it('is "offline" when an answer breaks off', async () => {
		const base = await listen((_request, response) => {
			response.writeHead(200, { 'Content-Length': 100 });
			response.write('{"a":');
			setTimeout(() => response.destroy(), 10);
		});
		await assert.rejects(httpOf(base).send('x'), isKind('offline'));
	});

	for (const [type, body, reason] of [
		['text/plain', 'name is too long', 'name is too long'],
		['application/json', 'name is too long', 'name is too long'],
		['application/json; charset=utf-8', '"name is too long"', 'name is too long'],
		['text/plain; charset=utf-8', '"name is too long"', 'name is too long'],
		[undefined, '{"error":"name is too long"}', 'name is too long'],
		['text/plain', ' ', 'HTTP 400'],
	] as const) {
		it(`tells the reason in ${body} of the type ${type}`, async () => {
			const base = await listen((_request, response) => {
				response.writeHead(400, type === undefined ? {} : { 'Content-Type': type }).end(body);
			});
			await assert.rejects(httpOf(base).send('x'), (error) => {
				assert.ok(error instanceof TaskError && error.problem.kind === 'rejected');
				assert.equal(error.problem.reason, reason);
				return true;
			});
		});
	}

	for (const [body, kind, untold] of [
		['You have hit your hourly limit for API calls. Please try again later.', 'quota'],
		['{"error":"payment_required","error_description":"Too many requests"}', 'quota'],
		['Quota exceeded. Upgrade your plan for more.', 'quota'],
		['"Tasks are a premium feature"', 'plan', undefined],
		['Your subscription has unlimited projects, but no tasks.', 'plan', undefined],
		['Payment required', 'plan', true],
		['', 'plan', true],
	] as const) {
		it(`takes a 402 without headers for “${kind}” when it says “${body}”`, async () => {
			const base = await listen((_request, response) => response.writeHead(402).end(body));
			await assert.rejects(httpOf(base).send('x'), (error) => {
				assert.ok(isKind(kind)(error) && error instanceof TaskError);
				assert.ok(error.problem.kind !== 'plan' || error.problem.untold === untold);
				return true;
			});
		});
	}

	it('does not tell a key that no header can hold', async () => {
		const base = await listen((_request, response) => response.end('{}'));
		for (const broken of [`Bearer ${key}\nX: y`, `Bearer ${key}\u0000`, `Bearer ${key}é…`]) {
			await assert.rejects(
				httpOf(base, { authorization: broken }).send('x'),
				(error) =>
					isKind('invalid')(error) &&
					error instanceof Error &&
					!`${error.message}${String(error.cause)}`.includes(key),
			);
		}
	});
});

function httpOf(
	baseUrl: URL,
	{
		timeout = 9000,
		authorization = `Bearer ${key}`,
		...options
	}: { timeout?: number; idleTimeout?: number; authorization?: string } = {},
): Http {
	return createHttp({
		baseUrl: () => baseUrl,
		service: 'Service',
		headers: { authorization },
		secrets: [key],
		log: () => undefined,
		timeout,
		...options,
	});
}

function isKind(kind: string): (error: unknown) => boolean {
	return (error) => {
		assert.ok(error instanceof TaskError, String(error));
		assert.equal(error.problem.kind, kind);
		return true;
	};
}
