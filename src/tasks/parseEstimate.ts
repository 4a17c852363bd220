const spelt = /^(?:(\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?)\s*)?(?:(\d+)\s*(?:m|mins?|minutes?)?)?$/i;
const clock = /^(\d+):([0-5]\d)$/;
const longest = 1_000_000 * 60;

/**
 * The minutes that the text means: `1h 30m`, `1.5h`, `1:30`, `90m` and `90` are all the same.
 * `null` for an empty text, nothing for one that can't be read.
 */
export function parseEstimate(text: string): number | null | undefined {
	const trimmed = text.trim();
	if (trimmed === '') {
		return null;
	}
	const [, hours, minutes] = clock.exec(trimmed) ?? spelt.exec(trimmed) ?? [];
	if (hours === undefined && minutes === undefined) {
		return undefined;
	}
	const total = Math.round(Number((hours ?? '0').replace(',', '.')) * 60) + Number(minutes ?? '0');
	return total <= longest ? total : undefined;
}
