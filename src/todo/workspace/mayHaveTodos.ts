/** As much of a file says whether it is text, in bytes. */
const beginning = 4096;

/** A look at the bytes of a file, by which most are done with: whether it is text with one of the words. */
export function mayHaveTodos(bytes: Uint8Array, words: readonly string[]): boolean {
	if (isUtf16(bytes)) {
		return true;
	}
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	// The words first: they are in few files, and zeros in fewer.
	return words.some((word) => buffer.includes(word)) && !buffer.subarray(0, beginning).includes(0);
}

function isUtf16(bytes: Uint8Array): boolean {
	return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}
