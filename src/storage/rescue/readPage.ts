import { type Row, readRow, readVarint } from './readRow.ts';
import type { Pages } from './pages.ts';
import { pageSize } from './pageSize.ts';

/** What a page of a table or an index holds. */
export type Page = {
	of: 'table' | 'index';
	/** The pages below it. */
	children: readonly number[];
	rows: readonly Row[];
	/** Whether all of it could be read. */
	whole: boolean;
};

/** The first byte of a page says what it is. */
const kinds: Readonly<Record<number, { of: Page['of']; leaf: boolean }>> = {
	2: { of: 'index', leaf: false },
	5: { of: 'table', leaf: false },
	10: { of: 'index', leaf: true },
	13: { of: 'table', leaf: true },
};

/** Reads what can be read of a page; nothing for one that is neither a table's nor an index's. */
export function readPage(pages: Pages, number: number): Page | undefined {
	const page = pages.get(number);
	// The file's own header comes before the first page's.
	const start = number === 1 ? 100 : 0;
	const kind = page && kinds[page.readUInt8(start)];
	if (!kind) {
		return undefined;
	}
	const { of, leaf } = kind;
	const children: number[] = [];
	const rows: Row[] = [];
	const headerEnd = start + (leaf ? 8 : 12);
	const cells = page.readUInt16BE(start + 3);
	let whole = headerEnd + 2 * cells <= pageSize;
	for (let cell = 0; cell < cells && headerEnd + 2 * cell + 2 <= pageSize; cell++) {
		try {
			const pointer = page.readUInt16BE(headerEnd + 2 * cell);
			whole &&= pointer < pageSize;
			// Of a pointer out of the page SQLite takes the lower bits, and so finds some cells all the same.
			let at = pointer % pageSize;
			if (!leaf) {
				children.push(page.readUInt32BE(at));
				at += 4;
			}
			if (leaf || of === 'index') {
				rows.push(readRow(payload(pages, page, at, of)));
			}
		} catch {
			whole = false;
		}
	}
	if (!leaf) {
		children.push(page.readUInt32BE(start + 8));
	}
	return { of, children, rows, whole };
}

/** What a cell carries; its end may be on a chain of pages of its own. Throws a `RangeError` when that is damaged. */
function payload(pages: Pages, page: Buffer, at: number, of: Page['of']): Buffer {
	const [length, afterLength] = readVarint(page, at);
	const [, begin] = of === 'table' ? readVarint(page, afterLength) : [0, afterLength];
	if (length > pages.count * pageSize) {
		throw new RangeError('longer than the file');
	}
	const here = lengthHere(length, of);
	if (begin + here > pageSize) {
		throw new RangeError('beyond the page');
	}
	const parts = [page.subarray(begin, begin + here)];
	let next = here < length ? page.readUInt32BE(begin + here) : 0;
	for (let left = length - here; left > 0;) {
		const overflow = pages.get(next);
		if (!overflow) {
			throw new RangeError('no such page');
		}
		parts.push(overflow.subarray(4, 4 + Math.min(left, pageSize - 4)));
		left -= pageSize - 4;
		next = overflow.readUInt32BE(0);
	}
	return Buffer.concat(parts);
}

/** How many bytes of a payload are on the page itself: the rule of SQLite's file format. */
function lengthHere(length: number, of: Page['of']): number {
	const most = of === 'table' ? pageSize - 35 : Math.floor(((pageSize - 12) * 64) / 255) - 23;
	if (length <= most) {
		return length;
	}
	const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
	const fitting = least + ((length - least) % (pageSize - 4));
	return fitting <= most ? fitting : least;
}
