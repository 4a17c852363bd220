import type { Disk } from './disk.ts';
import type { PathFilter } from './pathFilter.ts';
import type { Turns } from './fileWork.ts';

/** What leaves files out, in the order in which it counts. */
export const ignoreFiles = ['.gitignore', '.ignore'];

/** The most of a file that is read for what it leaves out, in bytes. */
const mostRules = 1_000_000;

/**
 * The files below a folder that the filter lets through, as paths relative to it; a folder's before those of its
 * folders. What is left out is not looked into.
 * @param filter gets the rules of the `.gitignore` files on the way, where these count
 * @param most how many
 */
export async function walkDisk(
	disk: Disk,
	root: string,
	{ filter, isIgnoring, most }: { filter: PathFilter; isIgnoring: boolean; most: number },
	turns: Turns,
	onFound: (path: string) => void,
): Promise<void> {
	let count = 0;
	if (isIgnoring) {
		await addRules(disk, `${root}/.git/info/exclude`, '', filter);
	}
	const folders = [''];
	for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
		if (count >= most || !(await turns.next())) {
			break;
		}
		const entries = disk.list(folder === '' ? root : `${root}/${folder}`);
		for (const name of isIgnoring ? ignoreFiles : []) {
			if (entries.some((entry) => entry.name === name)) {
				await addRules(disk, [root, folder, name].filter(Boolean).join('/'), folder, filter);
			}
		}
		for (const { name, isFolder } of entries) {
			const path = folder === '' ? name : `${folder}/${name}`;
			if (!filter.includes(path)) {
				continue;
			}
			if (isFolder) {
				folders.push(path);
			} else if (count < most) {
				count++;
				onFound(path);
			}
		}
	}
}

async function addRules(disk: Disk, path: string, folder: string, filter: PathFilter): Promise<void> {
	try {
		const bytes = await disk.read(path, mostRules);
		if (bytes) {
			filter.ignored.add(folder, new TextDecoder().decode(bytes));
		}
	} catch {
		// There is none, or it is nobody's to read.
	}
}
