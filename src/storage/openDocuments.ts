import type { Documents } from './documents.ts';
import { memoryDocuments } from './memoryDocuments.ts';
import type { Rescue } from './rescue/rescue.ts';

/** What whoever opens the file has to hear of. */
export type OpeningListener = {
	/** The documents are in memory only, and why. */
	onTrouble: (error: unknown) => void;
	/** The file was damaged; what could be read of it is in a new one. Of several windows one hears it. */
	onRescue: (rescue: Rescue) => void;
};

/**
 * The documents in the file, rescued when it is damaged; where there is no SQLite or the file can't be opened, ones
 * in memory. SQLite is loaded here and not before.
 */
export async function openDocuments(
	file: string,
	{ onTrouble, onRescue }: OpeningListener,
): Promise<Documents> {
	try {
		const { openSharedDocuments } = await import('./openSharedDocuments.ts');
		return await openSharedDocuments(file, onRescue);
	} catch (error) {
		onTrouble(error);
		return memoryDocuments();
	}
}
