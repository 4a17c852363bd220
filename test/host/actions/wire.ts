import assert from 'node:assert/strict';
import { type Endpoint, findEndpoint } from '../../server/contract.ts';
import type { RecordedRequest } from '../../server/incoming.ts';
import type { ActionRow, Sent } from './actionRow.ts';

/** Where one service is listened to. */
type Listening = {
	readonly endpoints: readonly Endpoint[];
	/** What the documented paths begin with. */
	readonly whole: string;
	/** What came since it was last forgotten. */
	readonly requests: () => Promise<readonly RecordedRequest[]>;
};

/** The documented calls of one service, as they go over the wire. */
export class Wire {
	/** What the service did not take, all tests long. */
	readonly refused: string[] = [];
	readonly #listening: Listening;
	readonly #begin: RegExp;

	constructor(listening: Listening) {
		this.#listening = listening;
		this.#begin = new RegExp(`^${listening.whole.replaceAll(/\{\w+\}/g, String.raw`\d+`)}`);
	}

	/** The names of all calls: method and path, without what all paths begin with. */
	get calls(): readonly string[] {
		return this.#listening.endpoints.map((endpoint) => this.#nameOf(endpoint));
	}

	/** Which call a request is; nothing for one that isn't documented. */
	called({ method, path }: RecordedRequest): string | undefined {
		const found = findEndpoint(this.#listening.endpoints, method, path);
		return found.kind === 'found' ? this.#nameOf(found.endpoint) : undefined;
	}

	/** The documented calls that were made, all of which the service has to have taken. */
	async taken(): Promise<RecordedRequest[]> {
		const requests = await this.#listening.requests();
		for (const request of requests) {
			const { method, path, query, status } = request;
			// Not every plan has all that isn't among the documented calls.
			const isOutsidePlan = status === 402 && this.called(request) === undefined;
			if ((status < 200 || status >= 300) && !isOutsidePlan) {
				this.refused.push(`${status} ${method} ${path} ${JSON.stringify(query)}`);
			}
		}
		return requests.filter((request) => this.called(request) !== undefined);
	}

	/** Holds what was sent to what the row says: its own call to the letter, the others by name. */
	async prove(row: ActionRow): Promise<void> {
		const requests = await this.taken();
		this.#proveSent(
			row.sends,
			requests.filter((request) => this.called(request) === row.call),
		);
		const others = requests
			.map((request) => this.called(request) ?? '')
			.filter((name) => name !== row.call);
		assert.deepEqual(others.toSorted(), row.also ?? []);
	}

	/** Method and path are the row's call already; path, query and body have to be exactly these. */
	#proveSent(sends: readonly Sent[], requests: readonly RecordedRequest[]): void {
		assert.equal(requests.length, sends.length, JSON.stringify(requests));
		for (const [index, { path, query = {}, body }] of sends.entries()) {
			const sent = requests[index];
			assert.equal(sent?.path.replace(this.#begin, ''), path);
			assert.deepEqual(Object.keys(sent?.query ?? {}).toSorted(), Object.keys(query).toSorted());
			for (const [name, value] of Object.entries(query)) {
				proveValue(sent?.query[name], value);
			}
			proveValue(sent?.body, body);
		}
	}

	#nameOf({ method, template }: Endpoint): string {
		return `${method} ${template.replace(this.#listening.whole, '')}`;
	}
}

/** An expression stands for what nobody knows beforehand: a boundary, a time. */
function proveValue(sent: unknown, wanted: unknown): void {
	if (wanted instanceof RegExp) {
		assert.match(String(sent), wanted);
	} else {
		assert.deepEqual(sent, wanted);
	}
}
