import { refuse } from '../answer.ts';
import { textOf, type Fields } from '../checkBody.ts';
import { isRecord } from '../isRecord.ts';
import { findTask, list, taskInPath, taskJson, type TrackCall, type TrackHandler } from './trackCall.ts';
import { newTask, touch, type TrackState, type TrackTask } from './trackState.ts';

/** `GET …/tasks` of the workspace: an envelope with the count of all. */
export const listTasks: TrackHandler = (call) => {
	const { state, options, query } = call;
	const since = query.number('since');
	const active = query.string('active') ?? 'true';
	const field = query.string('sort_field') ?? 'name';
	const order = query.string('sort_order') ?? 'ASC';
	const wanted = query.number('per_page') ?? 50;
	const isOver = wanted > options.mostPerPage;
	if (isOver && options.overPage === 'refused') {
		throw refuse(400, '', 'per_page is too large');
	}
	if (since !== undefined && since * 1000 < Date.now() - 90 * 86_400_000) {
		throw refuse(400, '', 'since is too long ago');
	}
	const rows = [...state.tasks.values()]
		.filter((task) => shows(task, since, options.deletedInSince === 'shown'))
		.filter((task) => active === 'both' || String(task.active) === active || task.deleted_at !== null)
		.filter((task) => (query.number('pid') ?? task.project_id) === task.project_id)
		.toSorted((a, b) =>
			field === 'name' ? a.name.localeCompare(b.name, 'en') : a.created_at < b.created_at ? -1 : 1,
		);
	const sorted = order === 'DESC' ? rows.toReversed() : rows;
	const perPage = Math.min(wanted, options.mostPerPage);
	const page = query.number('page') ?? 1;
	const some =
		isOver && options.overPage === 'none' ? [] : sorted.slice((page - 1) * perPage, page * perPage);
	const data = some.map((task) => ({
		...taskJson(call, task),
		...(since === undefined || options.deletedInSince !== 'shown'
			? {}
			: { server_deleted_at: task.deleted_at }),
	}));
	return {
		status: 200,
		body: {
			data: list(data, options),
			page,
			per_page: perPage,
			sort_field: field,
			sort_order: order,
			total_count: sorted.length,
		},
	};
};

export const listProjectTasks: TrackHandler = (call) => {
	checkProject(call);
	const tasks = [...call.state.tasks.values()].filter(
		({ project_id, deleted_at }) => project_id === Number(call.path['project_id']) && deleted_at === null,
	);
	const rows = tasks.map((task) => taskJson(call, task));
	return { status: 200, body: call.options.projectTasks === 'one' ? rows[0] : list(rows, call.options) };
};

export const getTask: TrackHandler = (call) => ({ status: 200, body: taskJson(call, taskInPath(call)) });

export const postTask: TrackHandler = (call) => {
	checkProject(call);
	checkUser(call.state, call.body);
	const task = newTask(call.state, Number(call.path['project_id']), {
		name: textOf(call.body, 'name'),
		...changesIn(call.body),
	});
	return { status: 200, body: taskJson(call, task) };
};

/** Changes what is given, and nothing else: the rule of the API for its PUTs (documented). */
export const putTask: TrackHandler = (call) => {
	const task = taskInPath(call);
	checkUser(call.state, call.body);
	Object.assign(task, changesIn(call.body), { at: touch(call.state) });
	return { status: 200, body: taskJson(call, task) };
};

/** 200 although some of it failed (documented). */
export const patchTasks: TrackHandler = (call) => {
	const { state, options, path, body } = call;
	const failing = options.failing.split(',');
	const changes = Object.fromEntries(operations(body).map(({ path: at, value }) => [at.slice(1), value]));
	const success: number[] = [];
	const failure: { id: number; message: string }[] = [];
	for (const text of (path['task_ids'] ?? '').split(',')) {
		if (!/^[1-9]\d{0,14}$/.test(text)) {
			throw refuse(400, '', `Invalid task id: ${text}`);
		}
		const task = findTask(call, Number(text));
		if (task === undefined || failing.includes(text)) {
			failure.push({ id: Number(text), message: task ? 'Task is locked' : 'Task not found' });
			continue;
		}
		Object.assign(task, changes, { at: touch(state) });
		success.push(task.id);
	}
	return { status: 200, body: { success: list(success, options), failure: list(failure, options) } };
};

export const deleteTask: TrackHandler = (call) => {
	const task = taskInPath(call);
	task.deleted_at = touch(call.state);
	task.at = task.deleted_at;
	return { status: 200 };
};

function shows({ at, deleted_at }: TrackTask, since: number | undefined, deleted: boolean): boolean {
	if (deleted_at !== null && (since === undefined || !deleted)) {
		return false;
	}
	return since === undefined || Date.parse(at) >= since * 1000;
}

function changesIn(body: Fields): Partial<TrackTask> {
	return body;
}

function checkProject({ state, path }: TrackCall): void {
	if (!state.projects.some(({ id }) => id === Number(path['project_id']))) {
		throw refuse(404, '', 'Project not found');
	}
}

function checkUser(state: TrackState, body: Fields): void {
	if (body['user_id'] !== undefined && !state.users.some(({ id }) => id === body['user_id'])) {
		throw refuse(400, '', 'User is not in the workspace');
	}
}

const types: Readonly<Record<string, string>> = {
	'/active': 'boolean',
	'/name': 'string',
	'/estimated_seconds': 'number',
	'/user_id': 'number',
};

function operations(body: Fields): { path: string; value: unknown }[] {
	return [body['items'] ?? []].flat().map((item) => {
		const { op, path, value }: Record<string, unknown> = isRecord(item) ? item : {};
		if (op !== 'replace' || typeof path !== 'string' || typeof value !== types[path]) {
			throw refuse(400, '', `Invalid operation ${JSON.stringify(item)}`);
		}
		return { path, value };
	});
}
