import { archiveTask, restoreTask, unarchiveTask } from './archive.ts';
import { archiveTasks, deleteTasks, patchTasks, postTasks } from './bulk.ts';
import { syncCalendar } from './calendar.ts';
import { listChildren, listParents, listRecurring } from './family.ts';
import { getConstraints } from './constraints.ts';
import type { FocusHandler } from './focusCall.ts';
import { listGroups, patchGroups } from './groups.ts';
import { deleteTask, getTask, listTasks, patchOneTask, postTask, putTask, streamTasks } from './tasks.ts';
import { getCurrent, startTracking, stopTracking } from './tracking.ts';
import { proposeFromImage, proposeFromList, proposeFromPrompt } from './workflows.ts';
import {
	getAccount,
	getSettings,
	listClients,
	listProjects,
	listStatuses,
	listTags,
	listUsers,
} from './workspace.ts';

const o = '/organizations/{organization_id}/workspaces/{workspace_id}';
const w = '/workspaces/{workspace_id}';

/** Who does the work of which call, by method and documented path. */
export const focusRoutes: Readonly<Record<string, FocusHandler>> = {
	[`GET ${o}/tasks`]: listTasks,
	[`POST ${o}/tasks`]: postTask,
	[`POST ${o}/tasks/bulk`]: postTasks,
	[`DELETE ${o}/tasks/bulk`]: deleteTasks,
	[`PATCH ${o}/tasks/bulk`]: patchTasks,
	[`POST ${o}/tasks/bulk/archive`]: archiveTasks,
	[`PUT ${o}/tasks/calendar`]: syncCalendar,
	[`GET ${o}/tasks/recurring`]: listRecurring,
	[`GET ${o}/tasks/stream`]: streamTasks,
	[`GET ${o}/tasks/{task_id}`]: getTask,
	[`PUT ${o}/tasks/{task_id}`]: putTask,
	[`DELETE ${o}/tasks/{task_id}`]: deleteTask,
	[`PATCH ${o}/tasks/{task_id}`]: patchOneTask,
	[`POST ${o}/tasks/{task_id}/archive`]: archiveTask,
	[`GET ${o}/tasks/{task_id}/children`]: listChildren,
	[`GET ${o}/tasks/{task_id}/parents`]: listParents,
	[`PATCH ${o}/tasks/{task_id}/restore`]: restoreTask,
	[`POST ${o}/tasks/{task_id}/unarchive`]: unarchiveTask,
	[`POST ${o}/workflows/tasks/extract`]: proposeFromImage,
	[`POST ${o}/workflows/tasks/from-list`]: proposeFromList,
	[`POST ${o}/workflows/tasks/prompt`]: proposeFromPrompt,
	[`GET ${o}/tasks/groups/{group}`]: listGroups,
	[`PATCH ${o}/tasks/groups/{group}`]: patchGroups,
	[`GET ${o}/tracking/current`]: getCurrent,
	[`POST ${o}/tracking/start`]: startTracking,
	[`POST ${o}/tracking/stop`]: stopTracking,
	'GET /users/me/settings': getSettings,
	'GET /accounts/me': getAccount,
	'GET /organizations/{organization_id}/users': listUsers,
	[`GET ${o}/projects`]: listProjects,
	[`GET ${w}/statuses`]: listStatuses,
	[`GET ${w}/tags`]: listTags,
	[`GET ${w}/task-constraints`]: getConstraints,
	[`GET ${w}/clients`]: listClients,
};
