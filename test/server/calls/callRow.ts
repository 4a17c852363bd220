/** Method, path and body; a refused one also has the field that the answer must name. */
type Accepted = readonly [status: number, path: string, body?: unknown];
export type Refused = readonly [field: string, path: string, body?: unknown];
export type CallRow = {
	readonly method: string;
	readonly template: string;
	readonly accepted: readonly Accepted[];
	readonly refused: readonly Refused[];
};

export const tooMany = Array.from({ length: 101 }, (_value, index) => 5101 + index);

export const pageRefusals = (path: string): Refused[] => [
	['per_page', `${path}?per_page=101`],
	['per_page', `${path}?per_page=0`],
	['page', `${path}?page=0`],
	['page', `${path}?page=1.5`],
];
/** Wrong in whatever body takes the fields of a task. */
export const fieldRefusals: readonly (readonly [string, Record<string, unknown>])[] = [
	['colour', { colour: '#fff' }],
	['name', { name: 7 }],
	['name', { name: null }],
	['name', { name: ' ' }],
	['pinned', { pinned: 'true' }],
	['project_id', { project_id: '101' }],
	['project_id', { project_id: 999 }],
	['status_id', { status_id: null }],
	['status_id', { status_id: 1 }],
	['tag_ids', { tag_ids: 201 }],
	['tag_ids', { tag_ids: ['201'] }],
	['tag_ids', { tag_ids: null }],
	['tag_ids', { tag_ids: [999] }],
	['assignee_user_ids', { assignee_user_ids: [1] }],
	['estimated_mins', { estimated_mins: 1.5 }],
	['priority', { priority: 'urgent' }],
	['end_date', { end_date: '2026-1-2' }],
	['start_date', { start_date: '2026-01-02T00:00:00Z' }],
	['position', { position: 0 }],
	['parent_task_id', { parent_task_id: 4 }],
];
const nullable = [
	'description',
	'notes',
	'color',
	'start_date',
	'end_date',
	'estimated_mins',
	'parent_task_id',
].concat(['project_id', 'position', 'priority_at', 'rrule', 'recurring_task_id', 'auto_log_time']);
export const allNull = Object.fromEntries(nullable.map((name) => [name, null]));
