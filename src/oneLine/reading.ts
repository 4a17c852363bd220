import type { Catalog } from '../tasks/catalog.ts';
import type { IsoDate, TaskChanges, TaskField } from '../tasks/task.ts';
import type { NameSearch } from './nameSearch.ts';

/** What a part of the line stands for. */
type SignKind = 'project' | 'tag' | 'priority' | 'date' | 'estimate' | 'person' | 'parent' | 'pinned';

/** A part of the line that was understood: from where to where it stands, and the name of what it means. */
export type Understood = { kind: SignKind; from: number; to: number; name: string };

/** What a line says: the task's name, its fields, and which parts of the line said so. */
export type Reading = {
	/** Everything that wasn't understood as something else. Empty when nothing else is there. */
	name: string;
	fields: Pick<
		TaskChanges,
		| 'projectId'
		| 'parentId'
		| 'tagIds'
		| 'assigneeIds'
		| 'priority'
		| 'startDate'
		| 'endDate'
		| 'estimatedMins'
		| 'pinned'
	>;
	/** In the order of the line. */
	understood: readonly Understood[];
	/** Words that look like a sign and mean nothing here; they are part of the name. */
	notUnderstood: readonly { from: number; to: number; text: string }[];
};

/** What a line may refer to: the fields and lists of one account, its open tasks, and the day it is. */
export type Known = {
	fields: ReadonlySet<TaskField>;
	/** Whether a task has one assignee at most. */
	oneAssignee: boolean;
	catalog: Catalog;
	/** The open tasks. Asked for only when a line names a parent. */
	parents: () => NameSearch;
	today: IsoDate;
};
