import { memoryDocuments } from '../storage/memoryDocuments.ts';
import { openDocuments } from '../storage/openDocuments.ts';
import { LocalTasks } from './localTasks.ts';

/**
 * The tasks of this computer, kept in the file; in memory where that can't be, and `onTrouble` hears why.
 * SQLite is loaded here and not before.
 */
export async function openLocalTasks(file: string, onTrouble: (error: unknown) => void): Promise<LocalTasks> {
	const documents = await openDocuments(file, onTrouble);
	try {
		return new LocalTasks(documents);
	} catch (error) {
		documents.close();
		onTrouble(error);
		return new LocalTasks(memoryDocuments());
	}
}
