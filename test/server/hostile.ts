import { isRecord } from './isRecord.ts';

type Change = (body: unknown) => unknown;
type Row = Record<string, unknown>;

/** Changes each row of a list, a page or a single answer. */
function eachRow(change: (row: Row, index: number) => unknown): Change {
	return (body) => {
		if (Array.isArray(body)) {
			return body.map((row: unknown, index) => (isRecord(row) ? change(row, index) : row));
		}
		if (isRecord(body) && Array.isArray(body['data'])) {
			const rows: unknown[] = body['data'];
			return { ...body, data: rows.map((row, index) => (isRecord(row) ? change(row, index) : row)) };
		}
		return isRecord(body) ? change(body, 0) : body;
	};
}

/** Changes only the first row, so that the others must still arrive. */
function firstRow(change: (row: Row) => unknown): Change {
	return eachRow((row, index) => (index === 0 ? change(row) : row));
}

/** Each row is called this; so are its project, status, client, parent and tags. */
function named(name: string): Change {
	return eachRow((row) => rename({ ...row, description: name, notes: name }, name));
}

function rename(row: Row, name: string): Row {
	const renamed = Object.entries(row).map(([key, value]): [string, unknown] => {
		if (key === 'name' || key === 'parent_task_name') {
			return [key, name];
		}
		if (Array.isArray(value)) {
			return [key, value.map((item: unknown) => (isRecord(item) ? rename(item, name) : item))];
		}
		return [key, isRecord(value) ? rename(value, name) : value];
	});
	return Object.fromEntries(renamed);
}

function replaced(values: (value: unknown, key: string) => unknown): Change {
	return firstRow((row) =>
		Object.fromEntries(Object.entries(row).map(([key, value]) => [key, values(value, key)])),
	);
}

/** Answers that a client must survive, by name. Each takes the right answer and returns the hostile one. */
export const hostile: Readonly<Record<string, Change>> = {
	longNames: named('x'.repeat(10_000)),
	emptyNames: named(''),
	controlCharacters: named('a\u0000b\u0007c\u001b[31md\r\ne\tf\u007f\u0085g\u2028h'),
	rightToLeft: named('safe\u202egnp.exe\u2066\u200f\u202c'),
	html: named('<img src=x onerror="alert(1)"><script>alert(2)</script></textarea>&lt;b&gt;'),
	commandLinks: named('[click](command:workbench.action.terminal.new) $(trash) ![i](command:a?%5B1%5D)'),
	loneSurrogates: named('\ud83d broken \udc00'),
	emoji: named('👩‍👩‍👧‍👦 é e\u0301 日本語 ﷽'),
	codeBreakers: named('*/ --> ]]> ${x} `y` \\ " \' %s {{z}} TODO(toggl#1): no'),

	/** Every field of the first row is of another type. */
	wrongTypes: replaced((value) => (typeof value === 'string' ? 7 : 'seven')),
	/** Every field of the first row is null. */
	nulls: replaced(() => null),
	/** Every field of the first row is null, but its id. */
	nullsButId: replaced((value, key) => (key === 'id' ? value : null)),
	missingFields: firstRow(() => ({})),
	onlyIds: eachRow(({ id }) => ({ id })),
	unknownFields: eachRow((row) => ({ ...row, brand_new: { deep: [1] }, ['constructor']: 'x' })),
	protoKeys: eachRow((row) => ({
		...row,
		project: JSON.parse('{"__proto__":{"polluted":true},"id":"__proto__","name":"toString"}'),
	})),
	rowsThatAreNoObjects: (body) => (Array.isArray(body) ? [null, 7, 'row', [], ...body] : body),

	idsAsText: eachRow((row) => ({ ...row, id: String(row['id']) })),
	idsOutOfRange: eachRow((row, index) => ({ ...row, id: [-1, 0, 1.5, 2 ** 60][index % 4] })),
	sameRowTwice: (body) => (Array.isArray(body) ? [...body, ...body.slice(0, 1)] : body),
	ownParent: eachRow((row) => ({ ...row, parent_task_id: row['id'] })),
	lostParent: eachRow((row) => ({ ...row, parent_task_id: 999_999_999 })),

	unknownPriority: eachRow((row) => ({ ...row, priority: 'urgent' })),
	unknownStatusType: eachRow((row) => ({ ...row, status: { id: 1, name: 'Odd', type: 'someday' } })),
	badDates: eachRow((row) => ({
		...row,
		start_date: '0001-01-01',
		end_date: '2026-02-31',
		updated_at: 'yesterday',
		created_at: '0001-01-01T00:00:00Z',
	})),
	badColours: eachRow((row) => ({
		...row,
		color: 'red;background:url(https://example.invalid/)',
		project: { id: 1, name: 'P', color: '#zzz"><style>', permissions: null, private: false },
	})),

	notAList: () => ({ message: 'moved' }),
	listInData: (body) => ({ data: body }),
	nullBody: () => null,
	textBody: () => 'ok',
	emptyList: () => [],
	nullData: (body) => (isRecord(body) ? { ...body, data: null } : body),
};
