import { type Catalog, emptyCatalog } from './catalog.ts';
import type { Product, TaskField } from './task.ts';
import type { AccountAction } from './taskAction.ts';
import type { CheckChanges, FixedFields, OneAssignee, TaskApi } from './taskApi.ts';
import type { TaskError } from './taskError.ts';

/** How an account's tasks stand. After a failure what was known before stays on show. */
export type AccountState =
	| { kind: 'loading' }
	| { kind: 'ready'; refreshing: boolean }
	| { kind: 'failed'; error: TaskError };

/** One connected account, as views see it. The store makes a new one whenever something about it changes. */
export type Account = {
	readonly product: Product;
	readonly label: string;
	readonly signedIn: boolean;
	readonly fields: ReadonlySet<TaskField>;
	/** Those of them that a task keeps as it was given them, each with a sentence that says so. */
	readonly fixed: FixedFields;
	/** That a task has one assignee at most, with what is said to whoever tries otherwise; absent where it may have several. */
	readonly oneAssignee: OneAssignee | undefined;
	readonly check?: CheckChanges;
	readonly webUrl: string | undefined;
	readonly actions: ReadonlySet<AccountAction>;
	readonly catalog: Catalog;
	readonly state: AccountState;
	/** Whether the list of tasks in use was read to its end once, so that none is missing since. */
	readonly whole: boolean;
	readonly archivedState: AccountState | undefined;
};

const accountActions: readonly AccountAction[] = [
	'archive',
	'unarchive',
	'delete',
	'restore',
	'replace',
	'saveProject',
	'createTag',
	'timer',
	'propose',
	'syncCalendar',
	'groups',
	'instances',
];

export function newAccount(api: TaskApi): Account {
	const actions = accountActions.filter((action) => api[action]);
	return {
		product: api.product,
		label: api.label,
		signedIn: api.signedIn,
		fields: api.fields,
		fixed: api.fixed ?? {},
		oneAssignee: api.oneAssignee,
		...(api.check && { check: api.check }),
		webUrl: api.webUrl,
		actions: new Set(actions),
		catalog: emptyCatalog,
		state: { kind: 'loading' },
		whole: false,
		archivedState: undefined,
	};
}
