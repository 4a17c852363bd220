import * as l10n from '@vscode/l10n';
import { difference } from '../tasks/changes.ts';
import { checkKept } from '../tasks/checkKept.ts';
import { defined } from '../tasks/defined.ts';
import {
	type IsoDate,
	productOf,
	type Product,
	type Task,
	type TaskChanges,
	type TaskId,
} from '../tasks/task.ts';
import type { TaskUpdate } from '../tasks/taskApi.ts';
import { TaskError } from '../tasks/taskError.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { withSubTasks } from '../tasks/withSubTasks.ts';
import { today } from '../ui/dates.ts';
import { groupChanges, groupedField } from './dropOnGroup.ts';
import type { TreeNode } from './treeNode.ts';

/** What a drop does: first it brings tasks out of the archive, then it changes tasks. */
export type DropPlan = { unarchive: readonly TaskId[]; updates: readonly TaskUpdate[] };

const nothing: DropPlan = { unarchive: [], updates: [] };

/**
 * What becomes of tasks that are dropped on a row of the tree; without a row they were dropped below all
 * rows. Throws a `TaskError` with a sentence when they can't be there.
 */
export function planDrop(
	store: TaskStore,
	ids: readonly TaskId[],
	target: TreeNode | undefined,
	day = today(),
): DropPlan {
	const dragged = ids.map((id) => store.need(id));
	const plan = (updates: readonly TaskUpdate[]): DropPlan => {
		for (const { id, changes } of updates) {
			const account = store.account(productOf(id));
			if (account) {
				checkKept(account, changes);
			}
		}
		return {
			unarchive: dragged.filter(({ archived }) => archived).map(({ id }) => id),
			updates: updates.filter(({ changes }) => Object.keys(changes).length > 0),
		};
	};
	switch (target?.kind) {
		case undefined:
			return plan(move(store, dragged, { parentId: null }));
		case 'account':
			checkProduct(store, dragged, target.product);
			return plan(move(store, dragged, { projectId: null, parentId: null }));
		case 'project':
			checkProduct(store, dragged, target.product);
			return plan(move(store, dragged, { projectId: target.projectId, parentId: null }));
		case 'task':
			return target.place === 'pinned'
				? plan(pin(dragged))
				: planNesting(store, dragged, target.id, plan);
		case 'pinned':
			return plan(pin(dragged));
		case 'group':
			return plan(planGrouping(store, dragged, target, day));
	}
}

function planNesting(
	store: TaskStore,
	dragged: readonly Task[],
	id: TaskId,
	plan: (updates: readonly TaskUpdate[]) => DropPlan,
): DropPlan {
	if (dragged.some((task) => task.id === id)) {
		// A slip of the hand, not a wish.
		return nothing;
	}
	const parent = store.need(id);
	checkProduct(store, dragged, parent.product);
	const above = new Set(parents(store, parent, () => true));
	if (dragged.some((task) => above.has(task.id))) {
		throw refusal(l10n.t('A task can’t be a sub-task of itself or of one of its own sub-tasks.'));
	}
	return plan(move(store, dragged, { projectId: parent.projectId ?? null, parentId: id }));
}

/**
 * Moves tasks with all that is under them: one that stands under another of them stays there, and goes to the
 * same project.
 */
function move(store: TaskStore, dragged: readonly Task[], to: TaskChanges): readonly TaskUpdate[] {
	const ids = new Set(dragged.map(({ id }) => id));
	const isBelow = (task: Task): boolean =>
		parents(store, task, isShownUnder(store)).some((id) => ids.has(id));
	const { projectId } = to;
	const updates = dragged.map((task): TaskUpdate => {
		const changes = isBelow(task) ? defined({ projectId }) : to;
		return { id: task.id, changes: difference(task, offered(store, task, changes)) };
	});
	return withSubTasks(store, updates);
}

function pin(dragged: readonly Task[]): readonly TaskUpdate[] {
	return dragged.filter(({ pinned }) => !pinned).map(({ id }) => ({ id, changes: { pinned: true } }));
}

/** Gives tasks what those of a group have in common. What is under them stays as it is: it has a group of its own. */
function planGrouping(
	store: TaskStore,
	dragged: readonly Task[],
	group: TreeNode & { kind: 'group' },
	day: IsoDate,
): readonly TaskUpdate[] {
	const { by, value } = group;
	if (value !== null && by !== 'due' && by !== 'priority') {
		checkProduct(store, dragged, productOf(value));
	}
	return dragged.map((task) => {
		const account = store.account(task.product);
		if (account && !account.fields.has(groupedField[by])) {
			throw refusal(l10n.t('Tasks of {0} do not have this.', account.label));
		}
		return { id: task.id, changes: difference(task, groupChanges(task, group, day)) };
	});
}

/** What the product's tasks have of the changes: out of what it doesn't have, a task is already. */
function offered(store: TaskStore, { product }: Task, { projectId, parentId }: TaskChanges): TaskChanges {
	const fields = store.account(product)?.fields;
	return {
		...(projectId !== undefined && (projectId !== null || fields?.has('projectId')) ? { projectId } : {}),
		...(parentId !== undefined && (parentId !== null || fields?.has('parentId')) ? { parentId } : {}),
	};
}

/** The tasks above one, the nearest first, as far as `goesOn` says. */
function parents(store: TaskStore, task: Task, goesOn: (task: Task) => boolean): readonly TaskId[] {
	const seen = new Set<TaskId>();
	for (let at: Task | undefined = task; at?.parentId && goesOn(at) && !seen.has(at.parentId);) {
		seen.add(at.parentId);
		at = store.get(at.parentId);
	}
	return [...seen];
}

function isShownUnder(store: TaskStore): (task: Task) => boolean {
	return (task) => !store.isTop(task);
}

function checkProduct(store: TaskStore, dragged: readonly Task[], product: Product): void {
	const stranger = dragged.find(({ id }) => productOf(id) !== product);
	if (stranger) {
		const label = (name: Product): string => store.account(name)?.label ?? name;
		throw refusal(
			l10n.t(
				'“{0}” is a task of {1} and can’t be moved to {2}.',
				stranger.name,
				label(stranger.product),
				label(product),
			),
		);
	}
}

function refusal(sentence: string): TaskError {
	return new TaskError({ kind: 'invalid', sentence });
}
