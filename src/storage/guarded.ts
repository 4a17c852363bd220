import * as l10n from '@vscode/l10n';
import { TaskError } from '../tasks/taskError.ts';

/** Turns SQLite's and the disk's errors into one that a person can act on. */
export function guarded<T>(work: () => T): T {
	try {
		return work();
	} catch (error) {
		if (error instanceof TaskError) {
			throw error;
		}
		const reason = error instanceof Error ? error.message : String(error);
		throw new TaskError(
			{
				kind: 'storage',
				reason: isFull(error)
					? l10n.t('the disk is full. Make room, then try again.')
					: l10n.t('{0}. Check the disk and its permissions, then try again.', reason),
			},
			{ cause: error },
		);
	}
}

/** SQLite's code for a full disk is 13; the system says ENOSPC. The message may hold a path, and so any word. */
function isFull(error: unknown): boolean {
	return (
		error instanceof Error &&
		(('code' in error && error.code === 'ENOSPC') || ('errcode' in error && error.errcode === 13))
	);
}
