import type { Draft, FormState, FormValues } from '../../src/editor/protocol.ts';
import type { PageHost } from './pageHost.ts';

/** Keeps the draft where it outlives the page, and tells the host, which keeps it when the form is closed. */
export class DraftKeeper {
	readonly #host: PageHost;
	/** What the host knows of the draft. */
	#told: string;

	constructor(host: PageHost, known: Draft = {}) {
		this.#host = host;
		this.#told = JSON.stringify(known);
	}

	keep({ taskId }: FormState, { draft, values }: { draft: Draft; values: FormValues }): void {
		this.#host.keep({ taskId, draft, values });
		const now = JSON.stringify(draft);
		if (now !== this.#told) {
			this.#told = now;
			this.#host.post({ kind: 'draft', draft });
		}
	}
}
