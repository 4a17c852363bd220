import { invalid, refuse } from '../answer.ts';
import type { Fields } from '../checkBody.ts';
import { rowsOf } from './bulk.ts';
import { archivedTest, filterTasks } from './filterTasks.ts';
import { livingTasks, tasksById, type FocusCall, type FocusHandler } from './focusCall.ts';
import { touch, type FocusState, type FocusTask } from './focusState.ts';
import { groupTaskJson, groupTaskTest } from './groupTask.ts';
import { page } from './page.ts';

type GroupKind = 'projects' | 'users' | 'tags';

/**
 * `GET tasks/groups/{group}`: a page of groups without total. The slim tasks in them must have both dates in
 * Swagger, so only tasks with a date are in groups here. The pages know projects and users, Swagger tags too.
 */
export const listGroups: FocusHandler = (call) => {
	const { state, query } = call;
	const kind = kindOf(call);
	const candidates = livingTasks(state).filter(archivedTest(query)).filter(groupTaskTest(state, query));
	const tasks = filterTasks(state, candidates, query.without('private', 'name'));
	const wanted = query.numbers('group_id');
	const groups = membersOf(state, kind)
		.filter(({ id }) => wanted?.includes(id) ?? true)
		.map(({ id, name }) => ({
			id,
			type: kind,
			// Documented as null for users.
			name: kind === 'users' ? null : name,
			tasks: tasks
				.filter((task) => groupIds(task, kind).includes(id))
				.map((task) => groupTaskJson(state, task, `${kind}:${id}`)),
		}))
		.filter((group) => query.boolean('exclude_empty') !== true || group.tasks.length > 0);
	const ordered =
		query.strings('order_by')?.includes('-group_name') === true ? groups.toReversed() : groups;
	return { status: 200, body: page(ordered, query) };
};

/** `PATCH tasks/groups/{group}`: moves tasks between groups, or out of one; 200 without a body. */
export const patchGroups: FocusHandler = (call) => {
	const { state, body } = call;
	const kind = kindOf(call);
	const rows = rowsOf(body, 'items');
	const groupExists = (id: unknown) => membersOf(state, kind).some((group) => group.id === id);
	for (const [index, { target_group_id: target }] of rows.entries()) {
		if (target === null ? kind !== 'users' : !groupExists(target)) {
			throw invalid(`items[${index}].target_group_id`, target === null ? 'notnull' : 'exists');
		}
	}
	const tasks = tasksById(
		state,
		rows.map(({ id }) => Number(id)),
	);
	for (const [index, task] of tasks.entries()) {
		move(state, task, kind, rows[index] ?? {});
	}
	return { status: 200 };
};

function move(state: FocusState, task: FocusTask, kind: GroupKind, row: Fields): void {
	const target = typeof row['target_group_id'] === 'number' ? row['target_group_id'] : undefined;
	const joins = row['op'] === 'move' && target !== undefined ? [target] : [];
	const leaves = row['op'] === 'remove' ? target : row['source_group_id'];
	const change = (ids: readonly number[]) =>
		target === undefined ? [] : [...new Set([...ids.filter((id) => id !== leaves), ...joins])];
	if (kind === 'projects') {
		task.project_id = joins[0] ?? null;
	} else if (kind === 'users') {
		task.assignee_user_ids = change(task.assignee_user_ids);
	} else {
		task.tag_ids = change(task.tag_ids);
	}
	task.weights = { ...task.weights, [`${kind}:${target ?? 0}`]: Number(row['weight']) };
	task.start_date = typeof row['start_date'] === 'string' ? row['start_date'] : task.start_date;
	task.end_date = typeof row['end_date'] === 'string' ? row['end_date'] : task.end_date;
	task.updated_at = touch(state);
}

function kindOf({ path }: FocusCall): GroupKind {
	const kind = path['group'];
	if (kind !== 'projects' && kind !== 'users' && kind !== 'tags') {
		throw refuse(
			400,
			'validation',
			"Key: 'group' Error:Field validation for 'Group' failed on the 'oneof' tag",
		);
	}
	return kind;
}

function membersOf(state: FocusState, kind: GroupKind): { id: number; name: string }[] {
	return state[kind].map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name));
}

function groupIds(task: FocusTask, kind: GroupKind): readonly number[] {
	switch (kind) {
		case 'projects':
			return task.project_id === null ? [] : [task.project_id];
		case 'users':
			return task.assignee_user_ids;
		case 'tags':
			return task.tag_ids;
	}
}
