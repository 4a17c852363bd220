import type { Query } from '../query.ts';

type Page<Row> = { data: Row[]; page: number; per_page: number };

/** One page of rows; pages start at 1 and have 20 rows unless told otherwise (seen live). */
export function page<Row>(rows: readonly Row[], query: Query): Page<Row> {
	const number = query.number('page') ?? 1;
	const size = query.number('per_page') ?? 20;
	return { data: rows.slice((number - 1) * size, number * size), page: number, per_page: size };
}

/** As {@link page}, for tasks, projects and tags: the other lists do not tell their total. */
export function pageWithTotal<Row>(rows: readonly Row[], query: Query): Page<Row> & { total: number } {
	return { ...page(rows, query), total: rows.length };
}
