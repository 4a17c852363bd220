import * as l10n from '@vscode/l10n';
import { isUnsent } from '../tasks/isUnsent.ts';
import { productOf, type TaskId } from '../tasks/task.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/**
 * The ids by which references can call these tasks, from what is known here. Rejects as long as a task has not
 * reached its service: the id that it has until then says nothing to other people.
 */
export async function referableIds(
	store: Pick<TaskStore, 'account' | 'get' | 'idNow' | 'known'>,
	ids: readonly TaskId[],
): Promise<readonly TaskId[]> {
	if (ids.some(isUnsent)) {
		await store.known.begin();
	}
	const now = ids.map((id) => store.idNow(id));
	const unsent = now.find(isUnsent);
	if (unsent !== undefined) {
		const product = productOf(unsent);
		const sentence = l10n.t(
			'“{0}” has not reached {1} yet, so there is no reference to it. Try again when it has.',
			store.get(unsent)?.name ?? unsent,
			store.account(product)?.label ?? product,
		);
		throw new TaskError({ kind: 'invalid', sentence });
	}
	return now;
}
