import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import type { Clock } from './clock.ts';
import { isAllForPerson, openEntries } from './model.ts';
import type { Window } from './window.ts';

/** What went wrong is over, and all that waits by itself is sent; what waits for the person stays. */
export async function drain({
	server,
	clock,
	windows,
	onRound,
}: {
	server: FocusServer;
	clock: Clock;
	windows: readonly Window[];
	/** Called before time passes. */
	onRound: () => void;
}): Promise<void> {
	const [first] = windows;
	assert.ok(first);
	server.clearFaults();
	for (let round = 0; ; round++) {
		await answered(windows);
		onRound();
		clock.pass(70 * 60_000);
		for (const { sync } of windows) {
			await sync.refresh('changes').catch(() => {});
		}
		for (let time = 0; time < 20 && !isAllForPerson(first.handle); time++) {
			await setTimeout(5);
		}
		await answered(windows);
		if (isAllForPerson(first.handle)) {
			return;
		}
		assert.ok(round < 100, `This is never sent: ${JSON.stringify(openEntries(first.handle))}`);
	}
}

async function answered(windows: readonly Window[]): Promise<void> {
	for (let time = 0; windows.some((window) => window.isAsking); time++) {
		assert.ok(time < 2000, 'A request never ends.');
		await setTimeout(2);
	}
}
