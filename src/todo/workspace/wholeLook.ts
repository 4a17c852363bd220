import type * as vscode from 'vscode';
import type { Disk, LoadDisk } from './disk.ts';
import { isWanted, type Wish } from './isWanted.ts';
import { type FileTodos, largestFile, readsUtf8At } from './fileTodos.ts';
import { eachOf, Turns } from './fileWork.ts';
import type { FoundFile } from './foundFile.ts';
import { ManyFiles } from './manyFiles.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { ReadsUtf8 } from './plainText.ts';
import type { PlacedTodo, TodoIndex } from './todoIndex.ts';
import type { WorkspaceFiles } from './workspaceFiles.ts';

/** How many files are read at once in this thread. */
const atOnce = 8;

type Parts = {
	index: TodoIndex;
	files: WorkspaceFiles;
	open: OpenDocuments;
	reader: FileTodos;
	disk: LoadDisk;
	log: vscode.LogOutputChannel;
	/** What one file has, in an editor or on the disk; `undefined` when nobody waits any more. */
	find: (uri: vscode.Uri, turns: Turns) => Promise<readonly PlacedTodo[] | undefined>;
};

/** Brings the index up to date with all files, of which the threads of the disk read most. Gives their number. */
export async function lookAtAll(
	{ index, files, open, reader, disk, log, find }: Parts,
	token: vscode.CancellationToken,
	signal: AbortSignal,
): Promise<number> {
	const { disk: local, startThreads } = await disk();
	const toRead = new ManyFiles<FoundFile>({
		startThreads,
		most: largestFile,
		signal,
		onFailed: (error) =>
			log.warn('A thread that reads files has failed. They are read without it.', error),
	});
	/** What isn't found again is gone. */
	const gone = new Set(index.files.keys());
	const put = (uri: vscode.Uri, found: readonly PlacedTodo[] | undefined): void => {
		if (found) {
			gone.delete(uri.toString());
			index.put(uri.toString(), found);
		}
	};
	const others = open.others();
	let count = others.length;
	const utf8 = new Map<vscode.Uri, ReadsUtf8>();
	try {
		await files.list(token, new Turns(signal), (file) => {
			count++;
			if (!file.isOnDisk) {
				others.push(file.uri);
				return;
			}
			const wish = reader.wish({ scheme: 'file', path: file.path });
			if (wish) {
				toRead.add(file, wish);
			}
		});
		others.push(...open.files().filter((uri) => files.includes(uri)));
		await eachOf(others, { atOnce, signal }, async (uri, turns) => put(uri, await find(uri, turns)));
		do {
			await eachOf(toRead.take(), { atOnce, signal }, async (taken, turns) => {
				const bytes = taken.bytes ?? (await readHere(local, taken.file.diskPath, taken.wish));
				if (bytes) {
					const { uri, folder } = taken.file;
					const encoding = (): ReadsUtf8 => {
						const known = utf8.get(folder) ?? readsUtf8At(folder);
						utf8.set(folder, known);
						return known;
					};
					const isOpen = open.has(uri);
					put(
						uri,
						await (isOpen ? find(uri, turns) : reader.inBytes(uri, bytes, encoding, turns.pause)),
					);
				}
			});
		} while (!signal.aborted && (await toRead.more()));
	} finally {
		toRead.end();
	}
	if (!signal.aborted) {
		index.keepOnly((uri) => !gone.has(uri));
	}
	return count;
}

async function readHere(disk: Disk, path: string, wish: Wish): Promise<Uint8Array | undefined> {
	try {
		return await disk.read(path, largestFile, (bytes) => isWanted(bytes, wish));
	} catch {
		// It went away, or may not be read: there is nothing in it.
		return undefined;
	}
}
