/** What the header offers; it runs the command of the same name. */
export const formActions = [
	'startTimer',
	'stopTimer',
	'pin',
	'unpin',
	'complete',
	'reopen',
	'archive',
	'unarchive',
	'delete',
	'openInBrowser',
] as const;

export type FormAction = (typeof formActions)[number];

/** What can be done with another task that the form shows. */
export const otherTaskActions = ['open', 'complete', 'reopen'] as const;

export type OtherTaskAction = (typeof otherTaskActions)[number];
