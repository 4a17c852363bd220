import type { Account } from './account.ts';
import type { TaskChanges } from './task.ts';
import { TaskError } from './taskError.ts';

type Keeper = Pick<Account, 'fixed' | 'oneAssignee'>;

/** Why the account's tasks keep what the changes would take from them; nothing when they can be made. */
export function keptReason({ fixed, oneAssignee }: Keeper, changes: TaskChanges): string | undefined {
	const [reason] = Object.entries(fixed).flatMap(([field, sentence]) => (field in changes ? sentence : []));
	return reason ?? (changes.assigneeIds?.length === 0 ? oneAssignee?.nobody : undefined);
}

/** Refuses, with the reason, to take from a task what it keeps. */
export function checkKept(account: Keeper, changes: TaskChanges): void {
	const sentence = keptReason(account, changes);
	if (sentence !== undefined) {
		throw new TaskError({ kind: 'invalid', sentence });
	}
}
