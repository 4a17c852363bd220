import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** What is in a folder: a link counts as what it leads to. */
export type DiskEntry = { name: string; isFolder: boolean };

/**
 * How long a read may take before it counts as slow, in milliseconds; how many slow ones it takes until reads are
 * waited for, and for how many that stays so: a busy computer looks like a slow disk, but not for long.
 */
const slow = { ms: 30, times: 3, waited: 500 };

/** Larger files, in bytes, get memory of their own. */
const shared = 262_144;

/**
 * The disk of this computer, read without the way through VS Code, which takes many times as long as the reading
 * itself. Paths are the system's own.
 */
export class Disk {
	readonly #buffer = Buffer.allocUnsafeSlow(shared);
	readonly #now: () => number;
	#slowReads = 0;
	#toWait = 0;

	constructor(now = () => performance.now()) {
		this.#now = now;
	}

	/**
	 * The bytes of a file; nothing for a larger one, for what is none, and where they aren't wanted. Without a wait,
	 * which is by far the fastest, unless the disk is one that everybody would wait for. Throws, or rejects, when it
	 * can't be read.
	 * @param most in bytes
	 * @param isWanted must not keep the bytes: the next file has the same memory
	 */
	read(
		path: string,
		most: number,
		isWanted: (bytes: Uint8Array) => boolean = () => true,
	): Uint8Array | undefined | Promise<Uint8Array | undefined> {
		if (this.#toWait > 0) {
			this.#toWait--;
			return readPatiently(path, most, isWanted);
		}
		const begun = this.#now();
		// A pipe would wait for somebody to write to it.
		const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
		try {
			const status = fstatSync(descriptor);
			if (!status.isFile() || status.size > most) {
				return undefined;
			}
			const isSmall = status.size <= this.#buffer.length;
			const memory = isSmall ? this.#buffer : Buffer.allocUnsafe(status.size);
			const bytes = memory.subarray(0, readSync(descriptor, memory, 0, status.size, 0));
			return isWanted(bytes) ? (isSmall ? Uint8Array.from(bytes) : bytes) : undefined;
		} finally {
			closeSync(descriptor);
			this.#note(this.#now() - begun);
		}
	}

	#note(took: number): void {
		this.#slowReads += took > slow.ms ? 1 : 0;
		if (this.#slowReads >= slow.times) {
			this.#slowReads = 0;
			this.#toWait = slow.waited;
		}
	}

	/** What is in a folder; nothing in one that can't be read. Links to folders are left out: they may go in circles. */
	list(path: string): readonly DiskEntry[] {
		const entries: DiskEntry[] = [];
		try {
			for (const entry of readdirSync(path, { withFileTypes: true })) {
				const isFolder = entry.isDirectory();
				if (
					isFolder ||
					entry.isFile() ||
					(entry.isSymbolicLink() && isLinkToFile(`${path}/${entry.name}`))
				) {
					entries.push({ name: entry.name, isFolder });
				}
			}
		} catch {
			// It went away, or is nobody's to read.
		}
		return entries;
	}
}

async function readPatiently(
	path: string,
	most: number,
	isWanted: (bytes: Uint8Array) => boolean,
): Promise<Uint8Array | undefined> {
	const status = await stat(path);
	const bytes = status.isFile() && status.size <= most ? await readFile(path) : undefined;
	return bytes && isWanted(bytes) ? bytes : undefined;
}

function isLinkToFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
