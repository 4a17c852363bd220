import * as vscode from 'vscode';
import { commandIds } from '../../commandIds.ts';
import { formatReference } from '../../products/reference.ts';
import type { TaskStore } from '../../tasks/taskStore.ts';
import { oneLine } from '../../ui/plainText.ts';
import { taskCard } from '../../ui/taskCard.ts';
import { type TodoState, todoState } from '../todoState.ts';
import type { WorkspaceTodos } from '../workspace/workspaceTodos.ts';
import { sayState } from './sayTodos.ts';
import { type FileNode, type FolderNode, type Node, type TodoFile, todoNodes } from './todoNodes.ts';

/** How often the rows are read anew at most, in milliseconds. */
const gathering = 150;
/** With more files than these folders begin closed. */
const manyFiles = 50;

/** The rows of the TODOs view: folders, files and TODOs with the state of their task. */
export class TodoTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
	readonly #store: TaskStore;
	readonly #workspace: WorkspaceTodos;
	readonly #changed = new vscode.EventEmitter<undefined>();
	readonly #listener: vscode.Disposable;
	#parents = new Map<string, FolderNode | FileNode>();
	#top: readonly (FolderNode | FileNode)[] | undefined;
	#timer: NodeJS.Timeout | undefined;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(store: TaskStore, workspace: WorkspaceTodos) {
		this.#store = store;
		this.#workspace = workspace;
		const tell = (): void => {
			if (workspace.isBegun) {
				this.#timer ??= setTimeout(() => this.#tell(), gathering);
			}
		};
		this.#listener = vscode.Disposable.from(
			workspace.index.onDidChange(tell),
			workspace.onDidChangeState(tell),
			store.onDidChange(tell),
		);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#listener.dispose();
		this.#changed.dispose();
	}

	/** The state of each TODO. */
	get states(): readonly TodoState[] {
		return this.#workspace.index.all.map(({ reference }) => todoState(reference, this.#store));
	}

	getChildren(node?: Node): Node[] {
		if (node) {
			return node.kind === 'todo' ? [] : [...node.children];
		}
		// VS Code asks when the view is first visible.
		void this.#workspace.begin();
		// What goes wrong is told to the commands that wait for it.
		this.#store.known.begin().catch(() => undefined);
		this.#top ??= this.#read();
		return [...this.#top];
	}

	getParent({ key }: Node): Node | undefined {
		return this.#parents.get(key);
	}

	getTreeItem(node: Node): vscode.TreeItem {
		const { Expanded, Collapsed, None } = vscode.TreeItemCollapsibleState;
		const uri = vscode.Uri.parse(node.uri);
		if (node.kind === 'todo') {
			return this.#todo(node, new vscode.TreeItem(oneLine(node.text) || node.keyword, None), uri);
		}
		const isMany = this.#workspace.index.files.size > manyFiles;
		const item = new vscode.TreeItem(uri, isMany ? Collapsed : Expanded);
		item.id = node.key;
		item.iconPath = node.kind === 'todoFile' ? vscode.ThemeIcon.File : vscode.ThemeIcon.Folder;
		item.contextValue = node.kind;
		if (node.kind === 'todoFolder') {
			item.label = node.label;
		}
		return item;
	}

	resolveTreeItem(item: vscode.TreeItem, node: Node): vscode.TreeItem {
		const task =
			node.kind === 'todo' && node.id !== undefined
				? (this.#store.get(node.id) ?? this.#store.known.get(node.id))
				: undefined;
		if (task) {
			item.tooltip = taskCard(task, this.#store, formatReference);
		}
		return item;
	}

	#todo(node: Node & { kind: 'todo' }, item: vscode.TreeItem, uri: vscode.Uri): vscode.TreeItem {
		const state = todoState(node.id, this.#store);
		const said = sayState(state, node.id);
		item.id = node.key;
		item.description = said || false;
		item.iconPath = icons[state]();
		item.contextValue = ['todo', state, ...(node.id === undefined ? [] : ['linked'])].join(' ');
		if (node.id === undefined) {
			item.tooltip = `${node.keyword} ${oneLine(node.text)}`;
		}
		const place = new vscode.Position(node.line, node.character);
		const title = vscode.l10n.t('Go to TODO');
		item.command =
			node.cell === undefined
				? {
						command: 'vscode.open',
						title,
						arguments: [uri, { selection: new vscode.Range(place, place) }],
					}
				: // Its cell has an address only once the notebook is open.
					{ command: commandIds.goToTodo, title, arguments: [node] };
		item.accessibilityInformation = {
			label: [oneLine(node.text) || node.keyword, said].filter(Boolean).join(', '),
		};
		return item;
	}

	#tell(): void {
		this.#timer = undefined;
		this.#top = undefined;
		this.#changed.fire(undefined);
	}

	#read(): readonly (FolderNode | FileNode)[] {
		const files = [...this.#workspace.index.files].map(([uri, todos]): TodoFile => ({
			uri,
			path: pathOf(vscode.Uri.parse(uri)),
			todos,
		}));
		const top = todoNodes(files);
		this.#parents = new Map();
		this.#noteParents(top);
		return top;
	}

	#noteParents(nodes: readonly (FolderNode | FileNode)[]): void {
		for (const node of nodes) {
			for (const child of node.children) {
				this.#parents.set(child.key, node);
			}
			if (node.kind === 'todoFolder') {
				this.#noteParents(node.children);
			}
		}
	}
}

const icons: { readonly [state in TodoState]: () => vscode.ThemeIcon } = {
	new: () => new vscode.ThemeIcon('issue-draft'),
	open: () => new vscode.ThemeIcon('circle-large-outline', new vscode.ThemeColor('charts.blue')),
	done: () => new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green')),
	archived: () => new vscode.ThemeIcon('archive'),
	gone: () => new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
	unknown: () => new vscode.ThemeIcon('question'),
	unread: () => new vscode.ThemeIcon('sync'),
	away: () => new vscode.ThemeIcon('account'),
};

/** The folders above a file and its name; with one folder open that isn't among them. */
function pathOf(uri: vscode.Uri): TodoFile['path'] {
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	const last = { name: uri.path.slice(uri.path.lastIndexOf('/') + 1), uri: uri.toString() };
	if (!folder) {
		return [last];
	}
	const names = uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1).split('/');
	const within = names.map((name, at) => ({
		name,
		uri: vscode.Uri.joinPath(folder.uri, ...names.slice(0, at + 1)).toString(),
	}));
	const isOneOfMany = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
	return isOneOfMany ? [{ name: folder.name, uri: folder.uri.toString() }, ...within] : within;
}
