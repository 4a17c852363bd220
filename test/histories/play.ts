import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Player } from './player.ts';
import type { PlayedProduct } from './product.ts';
import type { History } from './steps.ts';

/** Plays a history from an empty file and new workspaces to its end, and proves what has to be true then. */
export async function play(products: readonly PlayedProduct[], history: History): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'history-'));
	const player = new Player(products, join(folder, 'tasks.sqlite'), history);
	try {
		await player.run(history.steps.filter((step) => step !== null));
	} catch (error) {
		throw new Error(`${error instanceof Error ? error.stack : String(error)}\n\n${player.trace}`, {
			cause: error,
		});
	} finally {
		player.close();
		rmSync(folder, { recursive: true });
	}
}
