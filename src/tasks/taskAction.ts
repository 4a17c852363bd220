/** What a person can do with tasks, beside creating and editing them, where the product has it. */
export type TaskAction = 'archive' | 'unarchive' | 'delete' | 'restore';

/** What an account lets a person do: with tasks, and what only some products have beside. */
export type AccountAction =
	| TaskAction
	| 'replace'
	| 'saveProject'
	| 'createTag'
	| 'timer'
	| 'propose'
	| 'syncCalendar'
	| 'groups'
	/** It knows instances of recurring tasks, and changes one of them or all that follow. */
	| 'instances';
