import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import type { PlayedProduct } from './product.ts';
import type { Window } from './window.ts';

/** What went wrong with these products is over, and all that waits by itself is sent to them; what waits for the person stays. */
export async function drain({
	products,
	clock,
	windows,
	onRound,
}: {
	products: readonly PlayedProduct[];
	clock: Clock;
	windows: readonly Window[];
	/** Called before time passes. */
	onRound: () => void;
}): Promise<void> {
	const [first] = windows;
	assert.ok(first);
	for (const product of products) {
		product.calm();
	}
	for (let round = 0; ; round++) {
		await answered(windows);
		onRound();
		clock.pass(70 * 60_000);
		for (const window of windows) {
			for (const { abilities } of products) {
				await window
					.sync(abilities.product)
					.refresh('changes')
					.catch(() => {});
			}
		}
		for (let time = 0; time < 20 && !first.outbox.isAllForPerson(products); time++) {
			await setTimeout(5);
		}
		await answered(windows);
		if (first.outbox.isAllForPerson(products)) {
			return;
		}
		assert.ok(round < 100, `This is never sent: ${JSON.stringify(first.outbox.open)}`);
	}
}

/** How long it takes at most until what was sent has reached a server, in milliseconds: as long as the longest delay, and more. */
const journey = 12;

/** Waits until nobody waits for an answer, and what windows sent that are gone since has arrived, too. */
async function answered(windows: readonly Window[]): Promise<void> {
	for (let [time, quiet] = [0, 0]; quiet < journey; time += 2) {
		assert.ok(time < 4000, 'A request never ends.');
		await setTimeout(2);
		quiet = windows.some((window) => window.isAsking) ? 0 : quiet + 2;
	}
}

/** Lets what windows sent that are gone since arrive before clocks are made to show another time. */
export async function arrived(): Promise<void> {
	await setTimeout(journey);
}
