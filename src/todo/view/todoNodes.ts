import { defined } from '../../tasks/defined.ts';
import type { TaskId } from '../../tasks/task.ts';
import type { PlacedTodo } from '../workspace/todoIndex.ts';

/** Several folders in one row where there is nothing else in them, as the Explorer shows them. */
export type FolderNode = {
	kind: 'todoFolder';
	key: string;
	uri: string;
	label: string;
	children: readonly (FolderNode | FileNode)[];
};

export type FileNode = { kind: 'todoFile'; key: string; uri: string; children: readonly TodoNode[] };

/** Commands on tasks take its `id`, and commands on TODOs the place. */
export type TodoNode = {
	kind: 'todo';
	key: string;
	uri: string;
	/** In the file of a notebook. */
	cell?: number;
	line: number;
	character: number;
	keyword: string;
	text: string;
	id?: TaskId;
};

export type Node = FolderNode | FileNode | TodoNode;

/** A file that has TODOs: the folders above it and their URIs, from the top on, with its own name last. */
export type TodoFile = {
	uri: string;
	path: readonly { name: string; uri: string }[];
	todos: readonly PlacedTodo[];
};

/** The rows: folders before files, each by name, and the TODOs of a file in their order. */
export function todoNodes(files: readonly TodoFile[]): readonly (FolderNode | FileNode)[] {
	return level(files, 0);
}

/** The files in a row and below it. */
export function filesIn(node: FolderNode | FileNode): readonly string[] {
	return node.kind === 'todoFile' ? [node.uri] : node.children.flatMap(filesIn);
}

function level(files: readonly TodoFile[], depth: number): (FolderNode | FileNode)[] {
	const folders = new Map<string, TodoFile[]>();
	const own: TodoFile[] = [];
	for (const file of files) {
		const part = file.path.length - 1 > depth ? file.path[depth] : undefined;
		if (part) {
			const within = folders.get(part.uri) ?? [];
			within.push(file);
			folders.set(part.uri, within);
		} else {
			own.push(file);
		}
	}
	return [
		...[...folders.values()].map((within) => folderNode(within, depth)).toSorted(byName),
		...own.toSorted((a, b) => compare(nameOf(a), nameOf(b))).map((file) => fileNode(file)),
	];
}

function folderNode(files: readonly TodoFile[], depth: number): FolderNode {
	const part = files[0]!.path[depth]!;
	const children = level(files, depth + 1);
	const [only] = children;
	if (children.length === 1 && only?.kind === 'todoFolder') {
		return { ...only, label: `${part.name}/${only.label}` };
	}
	return { kind: 'todoFolder', key: part.uri, uri: part.uri, label: part.name, children };
}

function fileNode({ uri, todos }: TodoFile): FileNode {
	const alike = new Map<string, number>();
	const children = todos.map(({ cell, line, character, keyword, text, reference }): TodoNode => {
		// Its line changes whenever somebody types above it.
		const said = `${uri}#${keyword} ${text}`;
		const rank = alike.get(said) ?? 0;
		alike.set(said, rank + 1);
		return {
			kind: 'todo',
			key: `${said}#${rank}`,
			uri,
			line,
			character,
			keyword,
			text,
			...defined({ cell, id: reference }),
		};
	});
	return { kind: 'todoFile', key: uri, uri, children };
}

function nameOf({ path }: TodoFile): string {
	return path.at(-1)?.name ?? '';
}

function byName(a: FolderNode, b: FolderNode): number {
	return compare(a.label, b.label);
}

function compare(a: string, b: string): number {
	return a.localeCompare(b, undefined, { numeric: true });
}
