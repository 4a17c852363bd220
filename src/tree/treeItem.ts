import * as vscode from 'vscode';
import { formatReference } from '../products/reference.ts';
import { commandIds } from '../commandIds.ts';
import type { StatusType } from '../tasks/catalog.ts';
import { productOf, type Task, type TaskField } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { nameToSee, oneLine } from '../ui/plainText.ts';
import { themeColor } from '../ui/themeColor.ts';
import type { Expansion } from './expansion.ts';
import { describe } from './describe.ts';
import { groupIcon, sayGroup } from './groupFace.ts';
import { decorationUri } from './taskDecorations.ts';
import type { TaskNode, TreeNode } from './treeNode.ts';
import type { TreeShape } from './treeShape.ts';

/** The fields that menus offer to change, where the product's tasks have them and don't keep them for good. */
const inMenus = [
	'statusId',
	'priority',
	'projectId',
	'parentId',
	'tagIds',
	'assigneeIds',
	'endDate',
] as const satisfies readonly TaskField[];

/** Makes rows presentable: the one place that knows labels, icons and colours of the tree. */
export class TreeItems {
	readonly #store: TaskStore;
	readonly #expansion: Expansion;

	constructor(store: TaskStore, expansion: Expansion) {
		this.#store = store;
		this.#expansion = expansion;
	}

	/** `shape` says what stands under the row; where nothing ever does there is none. */
	item(node: TreeNode, shape?: TreeShape): vscode.TreeItem {
		switch (node.kind) {
			case 'pinned':
				return this.#group(node, vscode.l10n.t('Pinned'), new vscode.ThemeIcon('pinned'));
			case 'account': {
				const account = this.#store.account(node.product);
				const icon =
					account?.state.kind === 'failed'
						? 'warning'
						: account?.signedIn
							? 'account'
							: 'device-desktop';
				return this.#group(node, account?.label ?? node.product, new vscode.ThemeIcon(icon));
			}
			case 'project':
				return this.#project(node);
			case 'group': {
				const item = this.#group(
					node,
					sayGroup(node, this.#store.accounts),
					groupIcon(node, this.#store.accounts),
				);
				item.description = this.#accountOf(node.value);
				return item;
			}
			case 'task':
				return this.#task(node, shape);
		}
	}

	/** The item with its card, made when the person points at it. */
	async withTooltip(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
		const { taskCard } = await import('../ui/taskCard.ts');
		const task = node.kind === 'task' ? this.#store.get(node.id) : undefined;
		if (task) {
			item.tooltip = taskCard(task, this.#store, formatReference);
		}
		return item;
	}

	#group(node: TreeNode, label: string, icon: vscode.ThemeIcon): vscode.TreeItem {
		const state = this.#expansion.isOpen(node)
			? vscode.TreeItemCollapsibleState.Expanded
			: vscode.TreeItemCollapsibleState.Collapsed;
		const item = new vscode.TreeItem(oneLine(label), state);
		item.id = this.#expansion.idOf(node);
		item.iconPath = icon;
		item.contextValue = node.kind;
		item.tooltip = oneLine(label);
		return item;
	}

	/** The account that a group's value comes from, where several could have it. */
	#accountOf(value: string | null): string | false {
		const { accounts } = this.#store;
		const account = value?.includes(':') ? this.#store.account(productOf(value)) : undefined;
		return account && accounts.length > 1 ? account.label : false;
	}

	#project(node: TreeNode & { kind: 'project' }): vscode.TreeItem {
		const account = this.#store.account(node.product);
		const project = account?.catalog.projects.find(({ id }) => id === node.projectId);
		const [first] = node.projectId ? this.#store.inProject(node.product, node.projectId) : [];
		const name =
			node.projectId === null
				? vscode.l10n.t('No Project')
				: (project?.name ?? first?.projectName ?? node.projectId);
		const icon = new vscode.ThemeIcon(
			node.projectId === null ? 'inbox' : 'circle-filled',
			themeColor(project?.color),
		);
		const item = this.#group(node, name, icon);
		const said = [
			project?.clientName ? oneLine(project.clientName) : '',
			project?.closed ? vscode.l10n.t('archived') : '',
		].filter(Boolean);
		item.description = said.length > 0 ? said.join(' · ') : false;
		item.contextValue = [
			'project',
			project?.closed ? 'closed' : 'inUse',
			...(node.projectId !== null && account?.actions.has('saveProject') ? ['editable'] : []),
		].join(' ');
		return item;
	}

	#task(node: TaskNode, shape: TreeShape | undefined): vscode.TreeItem {
		const task = this.#store.get(node.id);
		const hasChildren = shape?.hasChildren(node);
		const item = new vscode.TreeItem(
			task ? nameToSee(task) : node.id,
			!hasChildren
				? vscode.TreeItemCollapsibleState.None
				: this.#expansion.isOpen(node)
					? vscode.TreeItemCollapsibleState.Expanded
					: vscode.TreeItemCollapsibleState.Collapsed,
		);
		item.id = hasChildren ? this.#expansion.idOf(node) : node.key;
		item.contextValue = 'task';
		if (!task) {
			return item;
		}
		const account = this.#store.account(task.product);
		const status = account?.catalog.statuses.find(({ id }) => id === task.statusId);
		const progress = node.place === 'pinned' ? undefined : shape?.progress.get(node.id);
		const isTracked = this.#store.timers.isRunning(task.id);
		const description = describe(task, { status, progress, place: node.place, isTracked });
		item.description = description;
		item.iconPath = taskIcon(task, status?.type, isTracked);
		item.resourceUri = decorationUri(task);
		item.contextValue = ['task', ...this.#abilities(task)].join(' ');
		item.command = { command: commandIds.editTask, title: vscode.l10n.t('Edit Task'), arguments: [node] };
		item.accessibilityInformation = {
			label: [nameToSee(task), description, oneLine(task.trouble?.sentence ?? '')]
				.filter(Boolean)
				.join(', '),
		};
		if (node.place !== 'archived') {
			item.checkboxState = {
				state: task.done
					? vscode.TreeItemCheckboxState.Checked
					: vscode.TreeItemCheckboxState.Unchecked,
				tooltip: task.done ? vscode.l10n.t('Reopen') : vscode.l10n.t('Complete'),
			};
		}
		return item;
	}

	/** Words for the menus' `when` clauses: what can be done with this task now. */
	#abilities(task: Task): readonly string[] {
		const { actions, fields, fixed, webUrl } = this.#store.account(task.product) ?? {};
		const changeable = inMenus.filter((field) => fields?.has(field) && fixed?.[field] === undefined);
		return [
			task.pinned ? 'pinned' : 'unpinned',
			task.done ? 'done' : 'open',
			task.archived ? 'archived' : 'inUse',
			this.#store.timers.isRunning(task.id) ? 'running' : 'idle',
			...(task.trouble ? [task.trouble.kind] : []),
			...(webUrl === undefined ? [] : ['webPage']),
			...(actions ?? []),
			// In one word, as "can-set-done" would have "done" in it.
			...changeable.map((field) => `canSet${field.charAt(0).toUpperCase()}${field.slice(1)}`),
		];
	}
}

/** What a person has to know first: that it failed, else that its time is being tracked, else how far it is. */
function taskIcon(task: Task, type: StatusType | undefined, isTracked: boolean): vscode.ThemeIcon {
	if (task.trouble) {
		return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
	}
	return isTracked
		? new vscode.ThemeIcon('record', new vscode.ThemeColor('charts.green'))
		: statusIcon(task, type);
}

function statusIcon(task: Task, type: StatusType | undefined): vscode.ThemeIcon {
	const color = themeColor(task.color);
	if (task.done) {
		return new vscode.ThemeIcon('pass', color ?? new vscode.ThemeColor('descriptionForeground'));
	}
	switch (type) {
		case 'in_progress':
			return new vscode.ThemeIcon('play-circle', color ?? new vscode.ThemeColor('charts.blue'));
		case 'blocked':
			return new vscode.ThemeIcon('error', color ?? new vscode.ThemeColor('charts.red'));
		case 'todo':
		case 'done':
		case undefined:
			return new vscode.ThemeIcon('circle-large-outline', color);
	}
}
