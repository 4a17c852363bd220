import type { Documents } from './documents.ts';
import { memoryDocuments } from './memoryDocuments.ts';

/**
 * The documents in the file; where there is no SQLite or the file can't be opened, ones in memory,
 * and `onTrouble` hears why. SQLite is loaded here and not before.
 */
export async function openDocuments(file: string, onTrouble: (error: unknown) => void): Promise<Documents> {
	try {
		const { openSqliteDocuments } = await import('./sqliteDocuments.ts');
		return openSqliteDocuments(file);
	} catch (error) {
		onTrouble(error);
		return memoryDocuments();
	}
}
