import { openDocuments } from '../storage/openDocuments.ts';
import { LocalTasks } from './localTasks.ts';

/**
 * The tasks of this computer, kept in the file; in memory where that can't be, and `onTrouble` hears why.
 * SQLite is loaded here and not before.
 */
export async function openLocalTasks(file: string, onTrouble: (error: unknown) => void): Promise<LocalTasks> {
	const documents = await openDocuments(file, onTrouble);
	return new LocalTasks(documents);
}
