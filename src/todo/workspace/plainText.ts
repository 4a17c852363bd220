const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of bytes that are ASCII, or UTF-8 where that is read as such; `undefined` for others. To ask VS Code takes
 * longer than all else that is done with the text.
 */
export function plainText(bytes: Uint8Array, readsUtf8: () => boolean): string | undefined {
	try {
		const text = utf8.decode(bytes);
		// Each byte that is no ASCII makes it shorter, and so does a byte order mark.
		return text.length === bytes.length || readsUtf8() ? text : undefined;
	} catch {
		return undefined;
	}
}
