import type { Document, Documents, Transaction } from './documents.ts';

/** The same, for as long as this window lives: for where there is no SQLite. */
export function memoryDocuments(): Documents {
	let revision = 0;
	let counters = new Map<string, number>();
	let rows = new Map<string, Document & { account: string; revision: number }>();

	const transaction = (account: string): Transaction => ({
		get: (kind, id) => structuredClone(rows.get(key(account, kind, id))?.body),
		all: (kind) =>
			[...rows.values()]
				.filter((row) => row.account === account && row.kind === kind)
				.map(documentOf)
				.toSorted((a, b) => a.id - b.id),
		put: (kind, id, body) => {
			rows.set(key(account, kind, id), { account, kind, id, body: structuredClone(body), revision });
		},
		remove: (kind, id) => {
			rows.delete(key(account, kind, id));
		},
		nextId: (kind) => {
			const next = (counters.get(`${account}/${kind}`) ?? 0) + 1;
			counters.set(`${account}/${kind}`, next);
			return next;
		},
	});

	return {
		durable: false,
		transact: (account, work) => {
			const [rowsBefore, countersBefore] = [new Map(rows), new Map(counters)];
			revision++;
			try {
				return work(transaction(account));
			} catch (error) {
				rows = rowsBefore;
				counters = countersBefore;
				throw error;
			}
		},
		read: (account, work) => work(transaction(account)),
		changedSince: (account, since) => ({
			revision,
			documents: [...rows.values()]
				.filter((row) => row.account === account && row.revision > since)
				.map(documentOf),
		}),
		revision: () => revision,
		onDidChangeElsewhere: () => ({ dispose: () => {} }),
		close: () => rows.clear(),
	};
}

function documentOf({ kind, id, body }: Document): Document {
	return { kind, id, body: structuredClone(body) };
}

function key(account: string, kind: string, id: number): string {
	return `${account}/${kind}/${id}`;
}
