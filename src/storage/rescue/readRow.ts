/** The values of a row in the order of its columns; `null` also for what documents never hold: numbers with a fraction, and bytes. */
export type Row = readonly (string | number | null)[];

const integerLengths = [0, 1, 2, 3, 4, 6, 8];

/** Reads a row in SQLite's record format. Throws a `RangeError` when it isn't one. */
export function readRow(record: Buffer): Row {
	const [headerLength, typesAt] = readVarint(record, 0);
	if (headerLength > record.length) {
		throw new RangeError('longer than the record');
	}
	const row: (string | number | null)[] = [];
	let valueAt = headerLength;
	for (let typeAt = typesAt; typeAt < headerLength;) {
		const [type, next] = readVarint(record, typeAt);
		const length = lengthOf(type);
		if (valueAt + length > record.length) {
			throw new RangeError('beyond the record');
		}
		row.push(readValue(record.subarray(valueAt, valueAt + length), type));
		valueAt += length;
		typeAt = next;
	}
	return row;
}

function lengthOf(type: number): number {
	return type >= 12 ? Math.floor((type - 12) / 2) : (integerLengths[type] ?? (type === 7 ? 8 : 0));
}

function readValue(bytes: Buffer, type: number): string | number | null {
	if (type >= 13 && type % 2 === 1) {
		return bytes.toString('utf8');
	}
	if (type === 8 || type === 9) {
		return type - 8;
	}
	if (type === 6) {
		return Number(bytes.readBigInt64BE(0));
	}
	return type >= 1 && type <= 5 ? bytes.readIntBE(0, bytes.length) : null;
}

/** A number of up to nine bytes, seven bits in each but the last, and where it ends. */
export function readVarint(bytes: Buffer, at: number): readonly [value: number, end: number] {
	let value = 0;
	for (let read = 0; read < 8; read++) {
		const byte = bytes.readUInt8(at + read);
		value = value * 128 + (byte & 0x7f);
		if (byte < 0x80) {
			return [value, at + read + 1];
		}
	}
	return [value * 256 + bytes.readUInt8(at + 8), at + 9];
}
