import * as v from 'valibot';
import { TaskError } from '../tasks/taskError.ts';
import type { Http, HttpRequest } from './http.ts';

/** The most that Focus gives at once; more is a 400 (seen live). */
const perPage = 100;

/** Beyond this the service is counting wrongly. */
const mostPages = 1000;

const count = v.fallback(v.optional(v.number()), undefined);

/** An envelope with or without a total (documented for each list), or the bare list; Go writes null for an empty one. */
const page = v.union([
	v.pipe(
		v.nullable(v.array(v.unknown())),
		v.transform((data) => ({ data, per_page: undefined, total: undefined })),
	),
	v.object({ data: v.nullable(v.array(v.unknown())), per_page: count, total: count }),
]);

/**
 * All pages of a list, one after the other, without the rows that an earlier page had: a list that
 * changes while it is read moves rows from page to page.
 * @param service the product's label
 */
export async function* pages(
	http: Http,
	path: string,
	request: HttpRequest,
	service: string,
): AsyncGenerator<readonly unknown[], void, undefined> {
	const seen = new Set<unknown>();
	let received = 0;
	for (let number = 1; number <= mostPages; number++) {
		const answer = await http.send(path, {
			...request,
			query: { ...request.query, page: number, per_page: perPage },
		});
		const result = v.safeParse(page, answer);
		if (!result.success) {
			throw new TaskError(
				{ kind: 'unreadable', service },
				{ cause: new Error(`${path} gave no list.`) },
			);
		}
		const { per_page: size, total } = result.output;
		const rows = result.output.data ?? [];
		const fresh = rows.filter((row) => isNew(row, seen));
		received += rows.length;
		if (fresh.length > 0) {
			yield fresh;
		}
		// A list that doesn't know pages gives the same rows again and again.
		const isLast = total === undefined ? rows.length < (size || perPage) : received >= total;
		if (isLast || fresh.length === 0) {
			return;
		}
	}
}

/** The rows of all pages. */
export async function allPages(
	http: Http,
	path: string,
	request: HttpRequest,
	service: string,
): Promise<unknown[]> {
	const rows: unknown[] = [];
	for await (const some of pages(http, path, request, service)) {
		rows.push(...some);
	}
	return rows;
}

function isNew(row: unknown, seen: Set<unknown>): boolean {
	const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : JSON.stringify(row);
	const isFresh = !seen.has(id);
	seen.add(id);
	return isFresh;
}
