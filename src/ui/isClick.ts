/** What the rows of the views and the links to tasks are called, which VS Code passes to a command that is clicked there; and what our keys pass. */
const kinds = new Set<unknown>([
	'pinned',
	'account',
	'project',
	'group',
	'task',
	'todo',
	'todoFile',
	'todoFolder',
	'reference',
	'focused',
]);

/** Whether the argument of a command is a row or a link that was clicked. */
export function isClick(argument: object): boolean {
	return 'kind' in argument && kinds.has(argument.kind);
}
