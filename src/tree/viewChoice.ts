import type { TaskFilter } from './taskFilter.ts';

/** What the tree can be grouped by, in the order in which it is offered. `none` has no rows above the tasks. */
export const groupings = ['project', 'status', 'due', 'priority', 'assignee', 'tag', 'none'] as const;

export type GroupBy = (typeof groupings)[number];

/** What a group of tasks has in common, where that isn't the project. */
export type Criterion = Exclude<GroupBy, 'project' | 'none'>;

/** How tasks are sorted within a group; `order` is the service's own. */
export const sortings = ['order', 'due', 'priority', 'name', 'newest', 'changed'] as const;

export type SortBy = (typeof sortings)[number];

/** What a person wants to see of the tasks, and how. */
export type ViewChoice = { groupBy: GroupBy; sortBy: SortBy; filter: TaskFilter };

export const plainView: ViewChoice = { groupBy: 'project', sortBy: 'order', filter: {} };
