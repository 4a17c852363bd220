const utf8 = new TextDecoder('utf-8', { fatal: true });

/** In which languages the editor reads files as UTF-8, by the settings. Plain data. */
export type ReadsUtf8 = { usually: boolean; otherwise: readonly string[] };

export function readsUtf8({ usually, otherwise }: ReadsUtf8, language: string | undefined): boolean {
	return language !== undefined && otherwise.includes(language) ? !usually : usually;
}

/**
 * The text of bytes that are ASCII, or UTF-8 where that is read as such; `undefined` for others. To ask VS Code takes
 * longer than all else that is done with the text.
 */
export function plainText(bytes: Uint8Array, isUtf8: () => boolean): string | undefined {
	try {
		const text = utf8.decode(bytes);
		// Each byte that is no ASCII makes it shorter, and so does a byte order mark.
		return text.length === bytes.length || isUtf8() ? withLines(text) : undefined;
	} catch {
		return undefined;
	}
}

/** With the ends of lines as they count here. */
export function withLines(text: string): string {
	return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}
