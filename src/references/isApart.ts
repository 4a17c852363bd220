/** How far back the beginning of an address is looked for. */
const farthest = 2000;

/**
 * Whether what stands at the place is by itself: no part of a longer word, of a path, of somebody else's
 * `owner/repository#1`, or of an address.
 */
export function isApart(line: string, start: number, end = line.length): boolean {
	const before = line.slice(Math.max(0, start - farthest), start);
	return !belongsToBefore(before) && !/^(?:[\p{L}\p{M}$@]|\.\d)/u.test(line.slice(end)) && !isInUrl(before);
}

function belongsToBefore(before: string): boolean {
	switch (before.at(-1)) {
		case undefined:
			return false;
		case '/':
			// The marks of a comment are no path, and two references are none.
			return !/(?:^|[^:/])\/\/+$|#(?:\d+|new-[\w-]+)\/$/.test(before.slice(-40));
		case '-':
			return /[\p{L}\p{N}_.]-+$/u.test(before.slice(-8));
		default:
			return /[\p{L}\p{M}\p{N}_$@\\&?%.]$/u.test(before.slice(-2));
	}
}

/** An address that begins before and has not ended. */
function isInUrl(before: string): boolean {
	if (/(?:\]\(|\b(?:href|src|cite|action)\s*=\s*["']?|\burl\(\s*["']?)$/i.test(before.slice(-20))) {
		return true;
	}
	const word = lastWord(before);
	const scheme = Math.max(word.lastIndexOf('://'), word.lastIndexOf('www.'), word.lastIndexOf('mailto:'));
	return scheme !== -1 && !ends(word.slice(scheme), word.lastIndexOf("'", scheme) !== -1);
}

/** What no blank and nothing parts that no address holds. */
function lastWord(text: string): string {
	let start = text.length;
	while (start > 0 && !' \t\r\f\v\u00A0"`<>|'.includes(text.charAt(start - 1))) {
		start--;
	}
	return text.slice(start);
}

/** Whether the address is over: a bracket is closed that it didn't open, or the quotation that it stands in. */
function ends(address: string, isQuoted: boolean): boolean {
	let depth = 0;
	for (const character of address) {
		depth += '([{'.includes(character) ? 1 : ')]}'.includes(character) ? -1 : 0;
		if (depth < 0 || (isQuoted && character === "'")) {
			return true;
		}
	}
	return false;
}
