export type Extreme = { kind: 'high' | 'low'; at: string; metres: number };

/** The first `count` turns of the tide after `now`. */
export function nextExtremes(table: Extreme[], now: Date, count: number): Extreme[] {
	/*
	 * TODO: show heights in feet for harbours that publish them so
	 */
	return table.filter(({ at }) => new Date(at) > now).slice(0, count);
}
