import type { IsoInstant } from './task.ts';

const [secondMs, minuteMs, hourMs] = [1000, 60_000, 3_600_000];

/**
 * How long something has been running: "0:07", "12:05", and from an hour on as `sayMinutes` has it: "1h 2m".
 * Clocks differ, but it's never negative.
 */
export function sayElapsed(
	startedAt: IsoInstant,
	now: number,
	sayMinutes: (minutes: number) => string,
): string {
	const elapsed = elapsedMs(startedAt, now);
	if (elapsed >= hourMs) {
		return sayMinutes(Math.floor(elapsed / minuteMs));
	}
	const seconds = Math.floor((elapsed % minuteMs) / secondMs);
	return `${Math.floor(elapsed / minuteMs)}:${String(seconds).padStart(2, '0')}`;
}

/** Milliseconds until that reads differently. */
export function untilNext(startedAt: IsoInstant, now: number): number {
	const step = elapsedMs(startedAt, now) >= hourMs ? minuteMs : secondMs;
	return step - (elapsedMs(startedAt, now) % step);
}

function elapsedMs(startedAt: IsoInstant, now: number): number {
	return Math.max(0, now - Date.parse(startedAt));
}
