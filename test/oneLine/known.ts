import { nameableParents } from '../../src/oneLine/nameable.ts';
import type { Known } from '../../src/oneLine/reading.ts';
import type { TaskField } from '../../src/tasks/task.ts';
import { makeTask } from '../tasks/makeTask.ts';

const project = { color: null, clientName: null, closed: false, private: false };

const every: ReadonlySet<TaskField> = new Set<TaskField>([
	'name',
	'projectId',
	'parentId',
	'tagIds',
	'assigneeIds',
	'priority',
	'startDate',
	'endDate',
	'estimatedMins',
	'pinned',
]);

const tasks = ['Parent task', 'Set rate limit', 'Rewrite the "old" parser', 'Über uns', 'Q4 > Plan'].map(
	(name, at) => makeTask(`focus:${at + 1}`, { name }),
);

/** What an account of Focus knows on Saturday, 21 November 2026. */
export const known: Known = {
	fields: every,
	oneAssignee: false,
	catalog: {
		projects: [
			{ ...project, id: 'focus:101', name: 'Website' },
			{ ...project, id: 'focus:102', name: 'Two words' },
			{ ...project, id: 'focus:103', name: 'Old site', closed: true },
			{ ...project, id: 'focus:104', name: 'Ядро' },
		],
		statuses: [],
		tags: [
			{ id: 'focus:7', name: 'bug', color: null },
			{ id: 'focus:8', name: 'needs review', color: null },
			{ id: 'focus:9', name: 'v1', color: null },
			{ id: 'focus:10', name: '42', color: null },
		],
		people: [
			{ id: 'focus:21', name: 'Ada Lovelace', email: null },
			{ id: 'focus:22', name: 'Grace', email: null },
		],
	},
	parents: () => nameableParents(tasks),
	today: '2026-11-21',
};
