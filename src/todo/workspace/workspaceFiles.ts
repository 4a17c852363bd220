import * as vscode from 'vscode';
import type { LoadDisk } from './disk.ts';
import type { Turns } from './fileWork.ts';
import { FoundFile } from './foundFile.ts';
import { PathFilter } from './pathFilter.ts';
import { ignoreFiles, walkDisk } from './walkDisk.ts';

/** A folder with more files isn't looked through to its end, so that no window hangs on somebody's home. */
const mostFiles = 50_000;
const mostIgnoreFiles = 500;

/** The files of the workspace as its search has them: without what settings and `.gitignore` leave out. */
export class WorkspaceFiles {
	readonly #filters = new Map<string, PathFilter>();
	readonly #disk: LoadDisk;

	constructor(disk: LoadDisk) {
		this.#disk = disk;
	}

	/** Tells of all of them, a folder after the other. Reads the settings and the `.gitignore` files anew. */
	async list(
		token: vscode.CancellationToken,
		turns: Turns,
		onFound: (file: FoundFile) => void,
	): Promise<void> {
		this.#filters.clear();
		for (const folder of vscode.workspace.workspaceFolders ?? []) {
			await this.#listFolder(folder, token, turns, onFound);
		}
	}

	/** Whether the file is one of them, if it is there. Only after `list`. */
	includes(uri: vscode.Uri): boolean {
		const folder = vscode.workspace.getWorkspaceFolder(uri);
		const filter = folder && this.#filters.get(folder.uri.toString());
		return filter !== undefined && filter.includes(pathIn(folder!, uri));
	}

	/** Whether it leaves others out. What stands in a folder that is left out itself doesn't count. Only after `list`. */
	isRules(uri: vscode.Uri): boolean {
		const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
		return ignoreFiles.includes(name) && this.includes(vscode.Uri.joinPath(uri, '..'));
	}

	async #listFolder(
		folder: vscode.WorkspaceFolder,
		token: vscode.CancellationToken,
		turns: Turns,
		onFound: (file: FoundFile) => void,
	): Promise<void> {
		const globs = excludedBy(folder);
		const filter = new PathFilter(globs);
		const isIgnoring = vscode.workspace
			.getConfiguration('search', folder.uri)
			.get('useIgnoreFiles', true);
		if (folder.uri.scheme === 'file') {
			this.#filters.set(folder.uri.toString(), filter);
			const limits = { filter, isIgnoring, most: mostFiles };
			const { disk } = await this.#disk();
			await walkDisk(disk, folder.uri.fsPath, limits, turns, (path) =>
				onFound(new FoundFile(folder.uri, path)),
			);
			return;
		}
		const without = globs.length > 0 ? `{${globs.join(',')}}` : null;
		if (isIgnoring) {
			const within = new vscode.RelativePattern(folder, '**/.gitignore');
			const found = await vscode.workspace.findFiles(within, without, mostIgnoreFiles, token);
			for (const uri of found) {
				const path = pathIn(folder, uri);
				filter.ignored.add(path.slice(0, Math.max(0, path.lastIndexOf('/'))), await textOf(uri));
			}
		}
		this.#filters.set(folder.uri.toString(), filter);
		const all = await vscode.workspace.findFiles(
			new vscode.RelativePattern(folder, '**'),
			without,
			mostFiles,
			token,
		);
		// Some file systems have no search.
		const files = all.length > 0 ? all : await walk(folder, filter, token);
		for (const uri of files) {
			const path = pathIn(folder, uri);
			if (filter.includes(path)) {
				onFound(new FoundFile(folder.uri, path));
			}
		}
	}
}

function excludedBy({ uri }: vscode.WorkspaceFolder): string[] {
	const excluded = ['files', 'search'].map((section): Record<string, unknown> =>
		vscode.workspace.getConfiguration(section, uri).get('exclude', {}),
	);
	// Those that count only beside another file are left to the search itself.
	return Object.entries(Object.assign({}, ...excluded)).flatMap(([glob, value]) =>
		value === true ? glob : [],
	);
}

function pathIn(folder: vscode.WorkspaceFolder, uri: vscode.Uri): string {
	return uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1);
}

async function textOf(uri: vscode.Uri): Promise<string> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch {
		return '';
	}
}

async function walk(
	folder: vscode.WorkspaceFolder,
	filter: PathFilter,
	token: vscode.CancellationToken,
): Promise<vscode.Uri[]> {
	const files: vscode.Uri[] = [];
	const folders = [folder.uri];
	for (let at = folders.shift(); at && !token.isCancellationRequested; at = folders.shift()) {
		for (const [name, type] of await entries(at)) {
			const uri = vscode.Uri.joinPath(at, name);
			const isFolder = (type & vscode.FileType.Directory) !== 0;
			// Links to folders may go in circles.
			if (isFolder && type === vscode.FileType.Directory && filter.includes(pathIn(folder, uri))) {
				folders.push(uri);
			} else if (!isFolder && files.length < mostFiles) {
				files.push(uri);
			}
		}
	}
	return files;
}

async function entries(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
	try {
		return await vscode.workspace.fs.readDirectory(folder);
	} catch {
		return [];
	}
}
