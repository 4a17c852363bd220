import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** What is in a folder: a link counts as what it leads to. */
export type DiskEntry = { name: string; isFolder: boolean };

/** How long a read may take before the disk counts as slow, in milliseconds; and how often it may before that is so. */
const slow = { ms: 30, times: 3 };

/**
 * The disk of this computer, read without the way through VS Code, which takes many times as long as the reading
 * itself. Paths are the system's own.
 */
export class Disk {
	#slowReads = 0;

	/**
	 * The bytes of a file; nothing for a larger one, and for what is none. Without a wait, which is by far the
	 * fastest, unless the disk has turned out to be one that everybody would wait for. Throws, or rejects, when it
	 * can't be read.
	 * @param most in bytes
	 */
	read(path: string, most: number): Uint8Array | undefined | Promise<Uint8Array | undefined> {
		if (this.#slowReads >= slow.times) {
			return this.#readSlowly(path, most);
		}
		const begun = performance.now();
		// A pipe would wait for somebody to write to it.
		const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const status = fstatSync(descriptor);
			if (!status.isFile() || status.size > most) {
				return undefined;
			}
			const bytes = Buffer.allocUnsafe(status.size);
			return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
		} finally {
			closeSync(descriptor);
			this.#slowReads += performance.now() - begun > slow.ms ? 1 : 0;
		}
	}

	async #readSlowly(path: string, most: number): Promise<Uint8Array | undefined> {
		const status = await stat(path);
		return status.isFile() && status.size <= most ? readFile(path) : undefined;
	}

	/** What is in a folder; nothing in one that can't be read. Links to folders are left out: they may go in circles. */
	list(path: string): readonly DiskEntry[] {
		try {
			return readdirSync(path, { withFileTypes: true }).flatMap((entry): DiskEntry[] => {
				const isFile =
					entry.isFile() || (entry.isSymbolicLink() && isLinkToFile(`${path}/${entry.name}`));
				return isFile || entry.isDirectory() ? [{ name: entry.name, isFolder: !isFile }] : [];
			});
		} catch {
			return [];
		}
	}
}

function isLinkToFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
