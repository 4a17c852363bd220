import { Pages } from './pages.ts';
import { readPage } from './readPage.ts';
import type { Row } from './readRow.ts';

/** A row of the table `document`; `body` is JSON that can be read. */
type Kept = { account: string; kind: string; id: number; body: string; revision: number };

/** What stands for bytes that are no text. */
const lost = '\uFFFD';

export type Found = {
	documents: readonly Kept[];
	/** By name, each at least as high as every number that was seen to be given. */
	counters: ReadonlyMap<string, number>;
	/** Whether it is certain that no document is missing. */
	whole: boolean;
};

/**
 * Reads the documents of a file page by page, without SQLite, which refuses a whole file for its first page and
 * a whole branch for one page of it. Where the tables can be followed from their roots, they are; else every page
 * that isn't known to be free is looked at. Reads the file and its write-ahead log, and changes nothing.
 */
export function readDamaged(file: string): Found {
	const pages = new Pages(file);
	const harvest = new Harvest();
	const roots = new Map((readPage(pages, 1)?.rows ?? []).map((row) => [row[1], row[3]]));
	const seen = new Set<number>();
	const documents = follow(pages, roots.get('document'), seen, harvest);
	const counters = follow(pages, roots.get('counter'), seen, harvest);
	const isConfirmed =
		harvest.areAll(indexed(pages, roots.get('sqlite_autoindex_document_1')), ['account', 'kind', 'id']) ||
		harvest.areAll(indexed(pages, roots.get('document_by_revision')), ['account', 'revision']);
	if (documents && counters && isConfirmed) {
		return harvest.found(pages.whole);
	}
	const free = pages.free();
	for (let number = 2; number <= pages.count; number++) {
		if (!seen.has(number) && !free?.has(number)) {
			const page = readPage(pages, number);
			for (const row of page?.rows ?? []) {
				harvest.take(row, page?.of === 'index');
			}
		}
	}
	return harvest.found(documents && isConfirmed && pages.whole);
}

/** Takes all rows below a page. Whether all of them could be read. */
function follow(pages: Pages, root: unknown, seen: Set<number>, harvest: Harvest): boolean {
	if (typeof root !== 'number') {
		return false;
	}
	let whole = true;
	const next = [root];
	for (let number = next.pop(); number !== undefined; number = next.pop()) {
		const page = seen.has(number) ? undefined : readPage(pages, number);
		whole &&= page?.whole === true && page.of === 'table';
		if (page?.of === 'table') {
			seen.add(number);
			for (const row of page.rows) {
				whole = harvest.take(row, false) && whole;
			}
			next.push(...page.children);
		}
	}
	return whole;
}

/** The entries of an index; nothing when not all of them could be read. */
function indexed(pages: Pages, root: unknown): readonly Row[] | undefined {
	if (typeof root !== 'number') {
		return undefined;
	}
	const seen = new Set<number>();
	const entries: Row[] = [];
	const next = [root];
	for (let number = next.pop(); number !== undefined; number = next.pop()) {
		const page = seen.has(number) ? undefined : readPage(pages, number);
		if (!page?.whole || page.of !== 'index') {
			return undefined;
		}
		seen.add(number);
		entries.push(...page.rows);
		next.push(...page.children);
	}
	return entries;
}

/** Sorts the rows: documents, counters, and the numbers that both name. */
class Harvest {
	readonly #documents = new Map<string, Kept>();
	readonly #counters = new Map<string, number>();

	/** Whether the row is one of ours and as it was written. */
	take(row: Row, ofIndex: boolean): boolean {
		const [name, kind, id, body, revision] = row;
		if (!isName(name)) {
			return false;
		}
		if (isCount(kind)) {
			return row.length === 2 && !ofIndex && this.#count(name, kind);
		}
		if (!isName(kind) || !isCount(id)) {
			return false;
		}
		// Also of a document of which only its name in the index is left.
		this.#count(`${name}/${kind}`, id);
		if (!isJson(body) || !isCount(revision)) {
			return false;
		}
		this.#keep({ account: name, kind, id, body, revision });
		// With some letters lost it is still better than none.
		return !body.includes(lost);
	}

	#keep(document: Kept): void {
		this.#count('revision', document.revision);
		const key = JSON.stringify([document.account, document.kind, document.id]);
		if ((this.#documents.get(key)?.revision ?? -1) < document.revision) {
			this.#documents.set(key, document);
		}
	}

	#count(name: string, value: number): true {
		this.#counters.set(name, Math.max(value, this.#counters.get(name) ?? 0));
		return true;
	}

	/**
	 * Whether the documents are those that the entries of an index name, and no others. A page of the table that
	 * lost rows with its count of them looks sound by itself.
	 */
	areAll(entries: readonly Row[] | undefined, columns: readonly (keyof Kept)[]): boolean {
		const named = entries?.map((entry) => JSON.stringify(entry.slice(0, columns.length))).toSorted();
		const kept = [...this.#documents.values()]
			.map((document) => JSON.stringify(columns.map((column) => document[column])))
			.toSorted();
		return kept.length === named?.length && kept.every((key, at) => key === named[at]);
	}

	found(whole: boolean): Found {
		return { documents: [...this.#documents.values()], counters: this.#counters, whole };
	}
}

function isName(value: unknown): value is string {
	return typeof value === 'string' && !value.includes(lost);
}

function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isJson(text: unknown): text is string {
	try {
		JSON.parse(String(text));
		return typeof text === 'string';
	} catch {
		return false;
	}
}
