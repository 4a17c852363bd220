import type { IncomingHttpHeaders } from 'node:http';

/** One request as it came over the wire. */
export type Incoming = {
	readonly method: string;
	/** Below the product's base, so `/users/me/settings` and not `/api/users/me/settings`. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	readonly bytes: Uint8Array<ArrayBuffer>;
};

/** What the server remembers of a request, for tests to look at. */
export type RecordedRequest = {
	readonly method: string;
	/** Below the product's base. */
	readonly path: string;
	/** Repeated parameters are joined by commas. */
	readonly query: Readonly<Record<string, string>>;
	/** The parsed JSON, the text where it was not JSON, undefined without a body. */
	readonly body: unknown;
	/** 0 as long as there is no answer, and for ever when the connection was cut without one. */
	status: number;
	/** As long as the fault `hold` lets it wait. */
	held?: boolean;
	/** When it arrived, in milliseconds since 1970. */
	readonly at: number;
};

export function record(incoming: Incoming): RecordedRequest {
	const query: Record<string, string> = {};
	for (const name of new Set(incoming.query.keys())) {
		query[name] = incoming.query.getAll(name).join(',');
	}
	const { method, path } = incoming;
	return { method, path, query, body: readable(incoming.bytes), status: 0, at: Date.now() };
}

function readable(bytes: Uint8Array): unknown {
	if (bytes.length === 0) {
		return undefined;
	}
	const text = Buffer.from(bytes).toString('utf8');
	try {
		const parsed: unknown = JSON.parse(text);
		return parsed;
	} catch {
		return text;
	}
}
