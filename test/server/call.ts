import type { FocusServer } from './focus/startFocusServer.ts';

export type Reply = {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** The parsed body; the text where it is not JSON. */
	readonly body: unknown;
};

/**
 * Sends one request to the server with its key.
 * @param path below the API's base; `O` and `W` stand for the documented prefixes, `O/tasks`
 */
export async function call(
	server: FocusServer,
	method: string,
	path: string,
	body?: unknown,
	headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
	const workspace = `/workspaces/${server.workspaceId}`;
	const place = path
		.replace(/^O\//, `/organizations/${server.organizationId}${workspace}/`)
		.replace(/^W\//, `${workspace}/`);
	const sent = body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body);
	const response = await fetch(server.url + place, {
		method,
		headers: {
			authorization: `Bearer ${server.key}`,
			...(sent === undefined || sent instanceof FormData ? {} : { 'content-type': 'application/json' }),
			...headers,
		},
		...(sent === undefined ? {} : { body: sent }),
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return text;
	}
}
