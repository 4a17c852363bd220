import { pageSize } from './pageSize.ts';

const headerLength = 32;
const frameHeaderLength = 24;

/**
 * The pages that a write-ahead log has for its file, by number: up to the last transaction before the first
 * frame that isn't as it was written, like SQLite. `whole` is false when frames were left out for damage.
 */
export function readWal(wal: Buffer): { pages: ReadonlyMap<number, Buffer>; whole: boolean } {
	const pages = new Map<number, Buffer>();
	if (wal.length < headerLength) {
		return { pages, whole: wal.length === 0 };
	}
	const magic = wal.readUInt32BE(0);
	const littleEndian = magic === 0x377f0682;
	let sum = checksum([0, 0], wal.subarray(0, 24), littleEndian);
	if ((!littleEndian && magic !== 0x377f0683) || wal.readUInt32BE(8) !== pageSize || !isSum(sum, wal, 24)) {
		return { pages, whole: false };
	}
	const salt = wal.subarray(16, 24);
	let open = new Map<number, Buffer>();
	for (let at = headerLength; at + frameHeaderLength + pageSize <= wal.length;) {
		const page = wal.subarray(at + frameHeaderLength, at + frameHeaderLength + pageSize);
		if (!wal.subarray(at + 8, at + 16).equals(salt)) {
			// What is left of an earlier round, which is in the file already.
			break;
		}
		sum = checksum(checksum(sum, wal.subarray(at, at + 8), littleEndian), page, littleEndian);
		if (!isSum(sum, wal, at + 16)) {
			return { pages, whole: false };
		}
		open.set(wal.readUInt32BE(at), page);
		const commits = wal.readUInt32BE(at + 4) > 0;
		if (commits) {
			for (const [number, content] of open) {
				pages.set(number, content);
			}
			open = new Map();
		}
		at += frameHeaderLength + pageSize;
	}
	return { pages, whole: true };
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
