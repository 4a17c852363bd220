import type { Account } from '../tasks/account.ts';
import type { Project } from '../tasks/catalog.ts';
import { isDate } from '../tasks/checkChanges.ts';
import { keptReason } from '../tasks/checkKept.ts';
import { compareTasks } from '../tasks/order.ts';
import { requiredFields } from '../tasks/requiredFields.ts';
import { seriesNumber } from '../tasks/series.ts';
import type { Task, TaskFields, TaskId } from '../tasks/task.ts';
import type { RunningTimer } from '../tasks/taskApi.ts';
import { oneLine } from '../ui/plainText.ts';
import { sayFacts } from '../ui/sayFacts.ts';
import { type FormAction, formActions } from './formActions.ts';
import type { Draft, FormState, FormValues, Missing, SubTask } from './protocol.ts';

/** Where tasks and accounts are looked up. */
type TaskSource = {
	get(id: TaskId): Task | undefined;
	account(product: string): Account | undefined;
	children(id: TaskId): readonly Task[];
	readonly timers: { readonly running: readonly RunningTimer[] };
};

/**
 * The task as it was when it was last there, why it isn't there now, and its relatives that are known without
 * being on show.
 */
type Known = {
	task: Task | undefined;
	missing: Missing | undefined;
	relatives?: ReadonlyMap<TaskId, Task>;
};

/** All that the page needs to show a task. */
export function formState(source: TaskSource, id: TaskId, known: Known, draft: Draft): FormState {
	const task = source.get(id);
	const account = source.account(id.slice(0, id.indexOf(':')));
	const shown = task ?? known.task;
	const { missing } = known;
	return {
		taskId: task?.id ?? id,
		name: shown?.name ?? '',
		...(missing ? { missing } : {}),
		archived: task?.archived ?? false,
		breadcrumb: shown ? breadcrumb(source, shown, known.relatives) : [],
		...(task && account?.fields.has('parentId')
			? { subTasks: subTasks(source, task, known.relatives) }
			: {}),
		...timeOf(source, task),
		facts: shown ? sayFacts(shown) : [],
		values: account && shown ? formValues(shown, account) : {},
		required: account ? requiredFields(account) : [],
		// What is made anew of a task that is gone may be something else.
		fixed: task && account ? account.fixed : {},
		...(account?.oneAssignee ? { oneAssignee: { mayBeNobody: mayBeNobodys(task, account) } } : {}),
		canOverwrite: task !== undefined && (account?.actions.has('replace') ?? false),
		actions: task && account ? actionsFor(source, task, account) : [],
		canCreateTag: account?.actions.has('createTag') ?? false,
		recurs: task !== undefined && seriesNumber(task) !== undefined,
		projects: (account?.catalog.projects ?? [])
			.filter(({ id: projectId, closed }) => !closed || projectId === shown?.projectId)
			.map((project) => ({ id: project.id, label: projectLabel(project), color: project.color })),
		statuses: (account?.catalog.statuses ?? []).map(({ id: statusId, name, emoji, type }) => ({
			id: statusId,
			label: emoji ? `${emoji} ${name}` : name,
			type,
		})),
		tags: (account?.catalog.tags ?? []).map(({ id: tagId, name, color }) => ({
			id: tagId,
			label: name,
			color,
		})),
		people: (account?.catalog.people ?? []).map(({ id: personId, name }) => ({
			id: personId,
			label: name,
		})),
		taskNames: taskNames(source, shown, draft),
	};
}

/** Whether a task is nobody's, or can become so. */
function mayBeNobodys(task: Task | undefined, account: Account): boolean {
	const keeps = keptReason(account, { assigneeIds: [] }) !== undefined;
	return !keeps || !task?.assigneeIds?.length;
}

/** The values of the fields that the task's product has. A product with statuses says by them what is done. */
export function formValues(task: Task, account: Account): FormValues {
	const hasStatuses = account.catalog.statuses.length > 0;
	const all: TaskFields = {
		// Controls hold text in lines that end with \n, and a name in one line.
		name: task.name.replaceAll(/\s*[\r\n]+\s*/g, ' '),
		description: lines(task.description),
		notes: lines(task.notes),
		projectId: task.projectId ?? null,
		parentId: task.parentId ?? null,
		statusId: task.statusId ?? '',
		done: task.done,
		priority: task.priority ?? 'none',
		priorityAt: day(task.priorityAt),
		pinned: task.pinned,
		startDate: day(task.startDate),
		endDate: day(task.endDate),
		estimatedMins: typeof task.estimatedMins === 'number' ? Math.round(task.estimatedMins) : null,
		tagIds: task.tagIds ?? [],
		assigneeIds: task.assigneeIds ?? [],
		billable: task.billable ?? false,
		private: task.private ?? false,
		color: task.color?.toLowerCase() ?? null,
		autoLogTime: task.autoLogTime ?? null,
		rrule: task.rrule ?? null,
		position: task.position ?? null,
		recurringTaskId: task.recurringTaskId ?? null,
		ghostAssigneeIds: task.ghostAssigneeIds ?? [],
	};
	const isOffered = (field: string): boolean =>
		field === 'done'
			? !hasStatuses
			: field === 'statusId'
				? has(account, field) && hasStatuses
				: has(account, field);
	const values = Object.fromEntries(Object.entries(all).filter(([field]) => isOffered(field)));
	// It belongs to one save, not to the task: a form begins without it.
	return has(account, 'outboundSync') ? { ...values, outboundSync: null } : values;
}

/** The task's name, short enough for a tab, with the mark of unsaved changes. */
export function panelTitle(name: string, isDirty: boolean): string {
	const line = oneLine(name, name.length);
	const letters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
	const short = letters.length > 40 ? `${letters.slice(0, 39).join('').trimEnd()}…` : line;
	return isDirty ? `● ${short}` : short;
}

type Relatives = ReadonlyMap<TaskId, Task> | undefined;

function breadcrumb(source: TaskSource, task: Task, relatives: Relatives): FormState['breadcrumb'] {
	const parents = ancestors(task, (id) => source.get(id) ?? relatives?.get(id));
	return [
		...(task.projectName ? [{ name: task.projectName }] : []),
		...parents.map(({ name, id }) => ({ name, id })).toReversed(),
	];
}

/** The tasks above a task, the nearest first, up to the first that isn't known. */
export function ancestors(task: Task, get: (id: TaskId) => Task | undefined): readonly Task[] {
	const found = new Map<TaskId, Task>();
	for (let at = task.parentId; at && at !== task.id && !found.has(at); at = found.get(at)?.parentId) {
		const parent = get(at);
		if (!parent) {
			break;
		}
		found.set(at, parent);
	}
	return [...found.values()];
}

/** Those on show, and those that were asked for: as they are now where they came to show since. */
function subTasks(source: TaskSource, { id }: Task, relatives: Relatives): readonly SubTask[] {
	const others = [...(relatives?.values() ?? [])].map((other) => source.get(other.id) ?? other);
	const below = [...source.children(id), ...others.filter(({ parentId }) => parentId === id)];
	return [...new Map(below.map((task) => [task.id, task])).values()]
		.toSorted(compareTasks)
		.map((task) => ({ id: task.id, name: task.name, done: task.done }));
}

function timeOf(source: TaskSource, task: Task | undefined): Pick<FormState, 'runsSince' | 'trackedSeconds'> {
	const timer = source.timers.running.find(({ taskId }) => task && taskId === task.id);
	return {
		...(timer ? { runsSince: timer.startedAt } : {}),
		...(typeof task?.trackedSeconds === 'number' ? { trackedSeconds: task.trackedSeconds } : {}),
	};
}

function actionsFor(source: TaskSource, task: Task, { actions, fields, webUrl }: Account): FormAction[] {
	const runs = source.timers.running.some(({ taskId }) => taskId === task.id);
	const isOffered: Record<FormAction, boolean> = {
		startTimer: actions.has('timer') && !runs && !task.archived,
		stopTimer: runs,
		pin: fields.has('pinned') && !task.pinned,
		unpin: fields.has('pinned') && task.pinned,
		complete: !task.done,
		reopen: task.done,
		archive: actions.has('archive') && !task.archived,
		unarchive: actions.has('unarchive') && task.archived,
		delete: actions.has('delete'),
		openInBrowser: webUrl !== undefined,
	};
	return formActions.filter((action) => isOffered[action]);
}

function taskNames(source: TaskSource, task: Task | undefined, { parentId }: Draft): Record<TaskId, string> {
	const ids = [task?.parentId, parentId?.base, parentId?.input];
	return Object.fromEntries(
		ids.flatMap((id) => {
			const named = typeof id === 'string' ? source.get(id) : undefined;
			return named ? [[named.id, named.name]] : [];
		}),
	);
}

/** The day, without a time that a service may put behind it; what is no day can't be shown. */
function day(date: string | null | undefined): string | null {
	const short = date?.slice(0, 10) ?? '';
	return isDate(short) ? short : null;
}

function projectLabel({ name, clientName }: Project): string {
	return clientName ? `${name} · ${clientName}` : name;
}

function lines(text: string | undefined): string {
	return (text ?? '').replaceAll(/\r\n?/g, '\n');
}

function has({ fields }: Account, field: string): boolean {
	return (fields as ReadonlySet<string>).has(field);
}
