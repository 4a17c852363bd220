import * as v from 'valibot';
import { TaskError } from '../../tasks/taskError.ts';
import { listOf } from '../wire.ts';
import type { TrackPlace } from './trackPlace.ts';

export type Query = Readonly<Record<string, string | number | boolean>>;

/** What is tried first. The most is not documented for tasks; for projects it is 200. */
const manyRows = 200;

/** The default (documented), which is safe. */
const safeRows = 50;

/** Beyond this the service is counting wrongly. */
const mostPages = 1000;

const count = v.fallback(v.optional(v.number()), undefined);

/** An envelope with the count of all (documented), or the bare list; Go writes null for an empty one. */
const page = v.union([
	v.pipe(
		v.nullable(v.array(v.unknown())),
		v.transform((data) => ({ data, per_page: undefined, total_count: undefined })),
	),
	v.object({ data: listOf(v.unknown()), per_page: count, total_count: count }),
]);

/** Reads the list of a workspace's tasks page by page. */
export class TaskPages {
	readonly #place: TrackPlace;
	#perPage = manyRows;

	constructor(place: TrackPlace) {
		this.#place = place;
	}

	/**
	 * All pages, one after the other, without the rows that an earlier page had: a list that changes while it
	 * is read moves rows from page to page. A new row moves others to pages that are still to come, so that some
	 * can be missed only where more were removed than made, which the count of all tells.
	 * @param query has the newest first
	 */
	async *read(query: Query, signal?: AbortSignal): AsyncGenerator<readonly unknown[], void, undefined> {
		const seen = new Set<unknown>();
		let received = 0;
		let furthest = 0;
		let former: number | undefined;
		for (let [asked, number] = [0, 1]; asked < mostPages; asked++, number++) {
			const { rows, total, size } = await this.#page(query, number, signal);
			const fresh = rows.filter((row) => isNew(row, seen));
			received += rows.length;
			if (fresh.length > 0) {
				yield fresh;
			}
			const removed = former === undefined || total === undefined ? 0 : former - total;
			former = total;
			if (removed > 0) {
				// Others moved to pages that were read before.
				furthest = Math.max(furthest, number);
				number = Math.max(0, number - 1 - Math.ceil(removed / size));
				received = number * size;
				continue;
			}
			// A list that doesn't know pages gives the same rows again and again.
			const isLast = total === undefined ? rows.length < size : received >= total;
			if (isLast || (fresh.length === 0 && number > furthest)) {
				if (isLast && asked > 0 && total !== undefined && seen.size < total) {
					yield* this.#newest(query, seen, signal);
				}
				return;
			}
		}
	}

	/** What came to the list since its first page was read. */
	async *#newest(
		query: Query,
		seen: Set<unknown>,
		signal: AbortSignal | undefined,
	): AsyncGenerator<readonly unknown[], void, undefined> {
		for (let number = 1; number <= mostPages; number++) {
			const { rows } = await this.#page(query, number, signal);
			const fresh = rows.filter((row) => isNew(row, seen));
			if (fresh.length > 0) {
				yield fresh;
			}
			if (fresh.length < rows.length || rows.length === 0) {
				return;
			}
		}
	}

	/** One page; with fewer rows from then on where the service refuses so many, or gives none of them. */
	async #page(query: Query, number: number, signal: AbortSignal | undefined): Promise<Page> {
		const mayShrink = number === 1 && this.#perPage > safeRows;
		try {
			const read = await this.#ask(query, number, this.#perPage, signal);
			if (!mayShrink || read.rows.length > 0 || !read.total) {
				return read;
			}
		} catch (error) {
			if (!mayShrink || !(error instanceof TaskError && error.problem.kind === 'rejected')) {
				throw error;
			}
		}
		const read = await this.#ask(query, number, safeRows, signal);
		// Where that is refused as well, it wasn't for the number of rows.
		this.#perPage = safeRows;
		return read;
	}

	async #ask(
		query: Query,
		number: number,
		perPage: number,
		signal: AbortSignal | undefined,
	): Promise<Page> {
		const { http, workspace, service } = this.#place;
		const answer = await http.send(`${workspace}/tasks`, {
			query: { ...query, page: number, per_page: perPage },
			signal,
		});
		const result = v.safeParse(page, answer ?? null);
		if (!result.success) {
			throw new TaskError(
				{ kind: 'unreadable', service },
				{ cause: new Error('The tasks are no list.') },
			);
		}
		const { data, per_page: size, total_count: total } = result.output;
		return { rows: data ?? [], total, size: size || perPage };
	}
}

type Page = { rows: readonly unknown[]; total: number | undefined; size: number };

function isNew(row: unknown, seen: Set<unknown>): boolean {
	const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : JSON.stringify(row);
	const isFresh = !seen.has(id);
	seen.add(id);
	return isFresh;
}
