/** One way for a request to go wrong. */
export type Fault =
	/** This answer in place of the work. */
	| {
			readonly kind: 'status';
			readonly status: number;
			readonly headers?: Readonly<Record<string, string>>;
			readonly body?: unknown;
	  }
	/** 402 because the hour's requests are used up: quota headers with nothing left. */
	| { readonly kind: 'quota'; readonly resetsInSeconds?: number }
	/** 402 because the feature is not in the plan: requests are left. */
	| { readonly kind: 'plan' }
	/** A page for people, as a proxy or a captive portal sends it, in place of the work. */
	| { readonly kind: 'html'; readonly status?: number }
	/** The work is done and the answer is complete HTTP, but its JSON stops in the middle. */
	| { readonly kind: 'cutJson' }
	/** The work is done, half of the answer is sent, then the connection is cut. */
	| { readonly kind: 'cutStream' }
	/** Half of a streamed answer, a pause, and then the rest. */
	| { readonly kind: 'halt'; readonly ms: number }
	/** No work and no answer until the client or the server gives up. */
	| { readonly kind: 'hang' }
	/** The connection is cut before any work. */
	| { readonly kind: 'dropBefore' }
	/** The work is done, then the connection is cut without an answer. */
	| { readonly kind: 'dropAfter' }
	/** Waits before the work, or between the work and its answer. */
	| { readonly kind: 'delay'; readonly ms: number; readonly after?: boolean }
	/** Works it off, or answers what is worked off, no sooner than that. */
	| { readonly kind: 'hold'; readonly until: Promise<void>; readonly after?: boolean }
	/** The work is done; the JSON answer is changed before it is sent. */
	| { readonly kind: 'bad'; readonly change: (body: unknown) => unknown };

export type FaultMatch = {
	/** Any method without it. */
	readonly method?: string;
	/**
	 * The end of the path, by whole segments: `{…}` stands for a number and `*` for anything, so
	 * `/tasks/{task_id}` does not match `/tasks/stream`. Any path without it.
	 */
	readonly path?: string | RegExp;
	/** How many requests go wrong; 1 without it. */
	readonly count?: number;
	/** How many matching requests go well before that. */
	readonly skip?: number;
};

type Planned = { readonly match: FaultMatch; readonly fault: Fault; skip: number; left: number };

/** The faults that are still to come. */
export class Faults {
	#planned: Planned[] = [];

	/** @returns a function that takes the fault back */
	add(match: FaultMatch, fault: Fault): () => void {
		const planned = { match, fault, skip: match.skip ?? 0, left: match.count ?? 1 };
		this.#planned.push(planned);
		return () => {
			this.#planned = this.#planned.filter((other) => other !== planned);
		};
	}

	/** The fault for this request, which is used up by it. */
	take(method: string, path: string): Fault | undefined {
		for (const planned of this.#planned) {
			if (planned.left > 0 && matches(planned.match, method, path)) {
				if (planned.skip > 0) {
					planned.skip -= 1;
				} else {
					planned.left -= 1;
					return planned.fault;
				}
			}
		}
		return undefined;
	}

	clear(): void {
		this.#planned = [];
	}
}

function matches(match: FaultMatch, method: string, path: string): boolean {
	if (match.method !== undefined && match.method !== method) {
		return false;
	}
	if (match.path === undefined || match.path instanceof RegExp) {
		return (
			match.path === undefined ||
			new RegExp(match.path.source, match.path.flags.replace('g', '')).test(path)
		);
	}
	const pattern = match.path.split('/').filter((part) => part !== '');
	const segments = path.split('/').slice(-pattern.length);
	return (
		pattern.length === segments.length &&
		pattern.every((part, index) => {
			const segment = segments[index] ?? '';
			return part === '*' || (part.startsWith('{') ? /^\d+$/.test(segment) : part === segment);
		})
	);
}
