import { pageSize } from './pageSize.ts';

const headerLength = 32;
const frameHeaderLength = 24;

/** What a write-ahead log has for its file. */
type Log = {
	/** The pages of all transactions that were ended, by number. */
	pages: ReadonlyMap<number, Buffer>;
	/** Whether nothing had to be left out for damage. */
	whole: boolean;
	/** Whether there is, or was, something behind what is damaged: SQLite would drop it without a word. */
	goesOn: boolean;
};

/**
 * Reads a write-ahead log. Each frame has the running sum of all up to it, so that those behind a damaged one can
 * still be told to be as they were written.
 */
export function readWal(wal: Buffer): Log {
	const pages = new Map<number, Buffer>();
	if (wal.length < headerLength + frameHeaderLength + pageSize) {
		return { pages, whole: wal.length === 0 || wal.length === headerLength, goesOn: false };
	}
	const magic = wal.readUInt32BE(0);
	// Without its header, as this computer writes it: nearly all are of this kind.
	const littleEndian = magic !== 0x377f0683;
	let sum = checksum([0, 0], wal.subarray(0, 24), littleEndian);
	let whole = [0x377f0682, 0x377f0683].includes(magic) && isSum(sum, wal, 24);
	// Without its header nothing of it counts for SQLite.
	let goesOn = !whole;
	const salt = whole ? wal.subarray(16, 24) : wal.subarray(headerLength + 8, headerLength + 16);
	const open = new Map<number, Buffer>();
	/** Of transactions with damage, which may never have been ended. */
	const doubtful = new Map<number, Buffer>();
	let isDoubtful = false;
	for (let at = headerLength; at + frameHeaderLength + pageSize <= wal.length;) {
		const page = wal.subarray(at + frameHeaderLength, at + frameHeaderLength + pageSize);
		const isOfRound = wal.subarray(at + 8, at + 16).equals(salt);
		if (!isOfRound && whole) {
			// What is left of an earlier round, which is in the file already.
			break;
		}
		sum = checksum(checksum(sum, wal.subarray(at, at + 8), littleEndian), page, littleEndian);
		if (isOfRound && isSum(sum, wal, at + 16)) {
			if (!whole) {
				goesOn = true;
				// Something came after it, so it was ended.
				putAll(doubtful, pages);
			}
			open.set(wal.readUInt32BE(at), page);
		} else {
			whole = false;
			isDoubtful = true;
			sum = [wal.readUInt32BE(at + 16), wal.readUInt32BE(at + 20)];
		}
		const commits = wal.readUInt32BE(at + 4) > 0;
		if (commits) {
			putAll(open, isDoubtful ? doubtful : pages);
			isDoubtful = false;
		}
		at += frameHeaderLength + pageSize;
	}
	return { pages, whole, goesOn };
}

function putAll(from: Map<number, Buffer>, to: Map<number, Buffer>): void {
	for (const [number, page] of from) {
		to.set(number, page);
	}
	from.clear();
}

/** SQLite's running sum over pairs of 32-bit words. */
function checksum([first, second]: Sum, bytes: Buffer, littleEndian: boolean): Sum {
	let [one, other] = [first, second];
	const word = (at: number): number => (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
	for (let at = 0; at < bytes.length; at += 8) {
		one = (one + word(at) + other) >>> 0;
		other = (other + word(at + 4) + one) >>> 0;
	}
	return [one, other];
}

type Sum = readonly [number, number];

function isSum([one, other]: Sum, bytes: Buffer, at: number): boolean {
	return bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === other;
}
