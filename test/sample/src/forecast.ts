import { nextExtremes, type Extreme } from './tides.ts';

export type Forecast = {
	harbour: string;
	/** The next four turns of the tide, soonest first. */
	extremes: Extreme[];
	updatedAt: Date;
};

// TODO: cache the answer for an hour, the tables change once a year
export async function loadForecast(harbour: string, now = new Date()): Promise<Forecast> {
	const response = await fetch(`/api/tides/${encodeURIComponent(harbour)}`);
	if (!response.ok) {
		// FIXME: tell an unknown harbour (404) from a server that is down
		throw new Error(`No forecast for ${harbour}`);
	}
	const table = await response.json();
	return { harbour, extremes: nextExtremes(table, now, 4), updatedAt: now };
}
