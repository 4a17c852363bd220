import type { Catalog } from '../../src/tasks/catalog.ts';

/** The lists of an account of Focus: three projects, the usual statuses, two tags, two people. */
export const catalog: Catalog = {
	projects: [101, 102, 103].map((number) => ({
		id: `focus:${number}`,
		name: `Project ${number}`,
		color: null,
		clientName: number === 103 ? 'North Ferries' : null,
		closed: false,
		private: false,
	})),
	statuses: [
		{ id: 'focus:1', name: 'Todo', type: 'todo', emoji: null },
		{ id: 'focus:2', name: 'In Progress', type: 'in_progress', emoji: null },
		{ id: 'focus:3', name: 'Blocked', type: 'blocked', emoji: null },
		{ id: 'focus:4', name: 'Done', type: 'done', emoji: null },
	],
	tags: [
		{ id: 'focus:7', name: 'red', color: null },
		{ id: 'focus:8', name: 'blue', color: null },
	],
	people: [
		{ id: 'focus:21', name: 'Ada', email: null },
		{ id: 'focus:22', name: 'Grace', email: null },
	],
};
