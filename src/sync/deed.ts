import { type NewTask, productOf, type Task, type TaskChanges, type TaskId } from '../tasks/task.ts';
import type { TaskAction } from '../tasks/taskAction.ts';
import type { RecurrenceScope } from '../tasks/taskApi.ts';

/** A change of one task; `was` has the same fields as the person saw them before. */
export type DeedUpdate = { id: TaskId; changes: TaskChanges; was: TaskChanges };

/** A new task; `blank` has what is in the fields that nobody filled. */
export type DeedTask = { id: TaskId; task: NewTask; blank: TaskChanges };

/** What a person did, as one call to the service; `part` when that is only a part of it. Plain JSON. */
export type Deed =
	/** `id` is the name that a task has here until the service gives it one. */
	| { kind: 'create'; tasks: readonly DeedTask[] }
	| { kind: 'update'; updates: readonly DeedUpdate[]; scope: RecurrenceScope; part?: boolean }
	/** `was` as in an update. */
	| { kind: 'replace'; id: TaskId; task: NewTask; was?: TaskChanges }
	| { kind: 'act'; action: TaskAction; ids: readonly TaskId[]; scope: RecurrenceScope; part?: boolean };

/** A task as the service last said it; `gone` when it's there no more, but could be brought back. */
export type Known = { task: Task; gone: boolean };

/** The tasks that a deed is about. */
export function subjectsOf(deed: Deed): readonly TaskId[] {
	switch (deed.kind) {
		case 'create':
			return deed.tasks.map(({ id }) => id);
		case 'update':
			return deed.updates.map(({ id }) => id);
		case 'replace':
			return [deed.id];
		case 'act':
			return deed.ids;
	}
}

/** The deed on some of its tasks alone; one that creates or replaces stays whole. */
export function deedOn(deed: Deed, ids: ReadonlySet<TaskId>): Deed {
	return only(deed, (id) => ids.has(id));
}

/** The deed without what it does to some of its tasks. */
export function deedWithout(deed: Deed, ids: ReadonlySet<TaskId>): Deed {
	return only(deed, (id) => !ids.has(id));
}

function only(deed: Deed, isOne: (id: TaskId) => boolean): Deed {
	switch (deed.kind) {
		case 'update':
			return { ...deed, updates: deed.updates.filter(({ id }) => isOne(id)) };
		case 'act':
			return { ...deed, ids: deed.ids.filter(isOne) };
		default:
			return deed;
	}
}

/** The tasks that have to be as the person saw them before the deed makes sense: its own, and the parents it names. */
export function tasksIn(deed: Deed): ReadonlySet<TaskId> {
	const parents = fieldsIn(deed).flatMap(({ parentId }) => parentId ?? []);
	return new Set([...subjectsOf(deed), ...parents]);
}

function fieldsIn(deed: Deed): readonly TaskChanges[] {
	switch (deed.kind) {
		case 'create':
			return deed.tasks.map(({ task }) => task);
		case 'update':
			return deed.updates.map(({ changes }) => changes);
		case 'replace':
			return [deed.task];
		case 'act':
			return [];
	}
}

/** What the deed makes of one of its tasks. */
export function effectOf(deed: Deed, id: TaskId, known: Known | undefined): Known | undefined {
	switch (deed.kind) {
		case 'create': {
			const made = deed.tasks.find((one) => one.id === id);
			return made && { task: newTask(made), gone: false };
		}
		case 'update': {
			const update = deed.updates.find((one) => one.id === id);
			return known && update && { ...known, task: { ...known.task, ...kept(update.changes) } };
		}
		case 'replace':
			return known && { ...known, task: { ...known.task, ...kept(deed.task) } };
		case 'act':
			return known && acted(deed.action, known);
	}
}

function acted(action: TaskAction, { task, gone }: Known): Known {
	switch (action) {
		case 'archive':
			return { task: { ...task, archived: true }, gone };
		case 'unarchive':
			return { task: { ...task, archived: false }, gone };
		case 'delete':
			return { task, gone: true };
		case 'restore':
			return { task, gone: false };
	}
}

function newTask({ id, task, blank }: DeedTask): Task {
	return {
		...blank,
		...kept(task),
		id,
		product: productOf(id),
		name: task.name,
		done: task.done ?? false,
		pinned: task.pinned ?? false,
		archived: false,
		pending: true,
		...('projectId' in blank ? { projectName: null } : {}),
		...('statusId' in blank ? { statusName: null } : {}),
		createdAt: null,
		updatedAt: null,
	};
}

function kept({ outboundSync: _notKept, ...fields }: TaskChanges): TaskChanges {
	return fields;
}

/** The deed with the ids that the service has given since. */
export function renamed(deed: Deed, idNow: (id: TaskId) => TaskId): Deed {
	const fields = <T extends TaskChanges>(changes: T): T =>
		changes.parentId ? { ...changes, parentId: idNow(changes.parentId) } : changes;
	switch (deed.kind) {
		case 'create':
			return {
				...deed,
				tasks: deed.tasks.map(({ task, ...rest }) => ({ ...rest, task: fields(task) })),
			};
		case 'update':
			return {
				...deed,
				updates: deed.updates.map(({ id, changes, was }) => ({
					id: idNow(id),
					changes: fields(changes),
					was: fields(was),
				})),
			};
		case 'replace':
			return {
				...deed,
				id: idNow(deed.id),
				task: fields(deed.task),
				...(deed.was && { was: fields(deed.was) }),
			};
		case 'act':
			return { ...deed, ids: deed.ids.map(idNow) };
	}
}

/**
 * Both deeds as one, where the second is a change of one task that nobody has sent the first for yet;
 * `undefined` where they have to stay two.
 * @param notInNew the fields that no creation takes
 */
export function merged(first: Deed, second: Deed, notInNew?: ReadonlySet<string>): Deed | undefined {
	const [update, ...others] = second.kind === 'update' ? second.updates : [];
	if (second.kind !== 'update' || !update || others.length > 0) {
		return undefined;
	}
	if (first.kind === 'create' && first.tasks.some(({ id }) => id === update.id)) {
		if (Object.keys(update.changes).some((field) => notInNew?.has(field))) {
			return undefined;
		}
		const tasks = first.tasks.map((one) =>
			one.id === update.id ? { ...one, task: { ...one.task, ...kept(update.changes) } } : one,
		);
		return { kind: 'create', tasks };
	}
	const [former, ...more] = first.kind === 'update' ? first.updates : [];
	if (
		first.kind !== 'update' ||
		former?.id !== update.id ||
		more.length > 0 ||
		first.scope !== second.scope
	) {
		return undefined;
	}
	const changes = { ...former.changes, ...update.changes };
	// What was before the first of them counts, also where that was nothing.
	const since = Object.entries(update.was).filter(([field]) => !(field in former.changes));
	const was = { ...Object.fromEntries(since), ...former.was };
	return { ...first, updates: [{ id: update.id, changes, was }] };
}
