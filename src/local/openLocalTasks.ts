import { isDamage } from '../storage/damage.ts';
import type { Documents } from '../storage/documents.ts';
import { memoryDocuments } from '../storage/memoryDocuments.ts';
import { openDocuments, type OpeningListener } from '../storage/openDocuments.ts';
import { LocalTasks } from './localTasks.ts';

/** The tasks of this computer, and the documents that they and everything else are kept in. */
export type OpenedTasks = { tasks: LocalTasks; documents: Documents };

/**
 * The tasks of this computer, kept in the file; in memory where that can't be. A damaged file is rescued. The
 * listener hears of both. SQLite is loaded here and not before.
 */
export async function openLocalTasks(file: string, listener: OpeningListener): Promise<OpenedTasks> {
	// Some damage shows only when everything is read, as local tasks do at first. It is marked then.
	for (let attempt = 1; ; attempt++) {
		const documents = await openDocuments(file, listener);
		try {
			return { tasks: new LocalTasks(documents), documents };
		} catch (error) {
			documents.close();
			if (!isDamage(error) || attempt > 2) {
				listener.onTrouble(error);
				const unkept = memoryDocuments();
				return { tasks: new LocalTasks(unkept), documents: unkept };
			}
		}
	}
}
