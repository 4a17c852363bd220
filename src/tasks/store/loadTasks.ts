import type { AccountTasks } from './accountTasks.ts';
import { allFailed, type BulkReport, mergedReport } from '../bulkReport.ts';
import type { TaskId } from '../task.ts';
import { asTaskError } from '../taskError.ts';

/** From how many unknown tasks on the whole list of archived ones is read instead of each by itself. */
export const many = 5;

/** Sees to it that tasks are known before something is done with them: archived ones, say. Never rejects. */
export async function loadTasks(tasks: AccountTasks, ids: readonly TaskId[]): Promise<BulkReport> {
	if (ids.length >= many) {
		await tasks.reader.loadArchived();
	}
	const reports = await Promise.all(
		ids.map(async (id): Promise<BulkReport> => {
			try {
				await tasks.load(id);
				return { done: [id], failed: [], skipped: [] };
			} catch (error) {
				return allFailed([id], asTaskError(error));
			}
		}),
	);
	return mergedReport(reports);
}
