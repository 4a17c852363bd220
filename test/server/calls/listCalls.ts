import { pageRefusals, type CallRow, type Refused } from './callRow.ts';

const listRefusals = (path: string): Refused[] => [
	['fields', `${path}?fields=name`],
	['pinned', `${path}?pinned=yes`],
	['status_id', `${path}?status_id=todo`],
	['status_id', `${path}?status_id=`],
	['toggl_user_id', `${path}?toggl_user_id=3001,3002`],
	['order_by', `${path}?order_by=colour`],
	['order_by', `${path}?order_by=name,sub_tasks_grouped`],
	['priority', `${path}?priority=urgent`],
	['state', `${path}?state=open`],
	['source', `${path}?source=github`],
	['start_date', `${path}?start_date=2026-02-31`],
	['end_date', `${path}?end_date=2026-02-03T00:00:00Z`],
	['archived', `${path}?archived=`],
	['archived', `${path}?archived=true&archived=false`],
];
const familyRefusals = (path: string): Refused[] => [
	...pageRefusals(path),
	['pinned', `${path}?pinned=true`],
	['status_id', `${path}?status_id=301,302`],
	['order_by', `${path}?order_by=relevance`],
];
/** Calls that read tasks. */
export const listCalls: readonly CallRow[] = [
	{
		method: 'GET',
		template: 'tasks',
		accepted: [
			[200, 'O/tasks'],
			[200, 'O/tasks?page=2&per_page=100&order_by=-updated_at,name,pcf_7&disable_aggregations=true'],
			[200, 'O/tasks?project_id=&parent_task_id=&client_id=&tag_id=&team_id=&assignee_user_id='],
			[200, 'O/tasks?status_id=301,302&status_id=303&creator_id=3001&include_ghost_assignees=true'],
			[200, 'O/tasks?timeblock_start_from=2026-01-02T00:00:00%2B02:00&start_date=2026-02-28'],
		],
		refused: [
			...listRefusals('O/tasks'),
			...pageRefusals('O/tasks'),
			['timeblock_start_from', 'O/tasks?timeblock_start_from=2026-01-02'],
			// In Toggl's Swagger file, not on the reference page.
			['include_assignees', 'O/tasks?include_assignees=true'],
		],
	},
	{
		method: 'GET',
		template: 'tasks/recurring',
		accepted: [
			[
				200,
				'O/tasks/recurring?per_page=100&recurring_task_ids=5136&start_date=2026-01-01&archived=false',
			],
		],
		refused: [
			...pageRefusals('O/tasks/recurring'),
			['order_by', 'O/tasks/recurring?order_by=name'],
			['start_date', 'O/tasks/recurring?start_date=1.1.2026'],
			['recurring_task_ids', 'O/tasks/recurring?recurring_task_ids=a'],
		],
	},
	{
		method: 'GET',
		template: 'tasks/stream',
		accepted: [
			[200, 'O/tasks/stream?include_project_completed=true&order_by=-position'],
			[200, 'O/tasks/stream?parent_task_id=&priority=high,medium'],
		],
		refused: [
			...listRefusals('O/tasks/stream'),
			['page', 'O/tasks/stream?page=1'],
			['per_page', 'O/tasks/stream?per_page=100'],
			['private', 'O/tasks/stream?private=true'],
			['disable_aggregations', 'O/tasks/stream?disable_aggregations=true'],
			['order_by', 'O/tasks/stream?order_by=timeblock_start'],
		],
	},
	{
		method: 'GET',
		template: 'tasks/{task_id}',
		accepted: [[200, 'O/tasks/5101?include_ghost_assignees=false']],
		refused: [
			['with_entries', 'O/tasks/5101?with_entries=true'],
			['include_ghost_assignees', 'O/tasks/5101?include_ghost_assignees=1'],
			['task_id', 'O/tasks/first'],
		],
	},
	{
		method: 'GET',
		template: 'tasks/{task_id}/children',
		accepted: [[200, 'O/tasks/5101/children?status_id=301&order_by=-name&per_page=100']],
		refused: familyRefusals('O/tasks/5101/children'),
	},
	{
		method: 'GET',
		template: 'tasks/{task_id}/parents',
		accepted: [[200, 'O/tasks/5104/parents?archived=false&source=plan']],
		refused: familyRefusals('O/tasks/5104/parents'),
	},
];
