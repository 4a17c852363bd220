import type { Wish } from './isWanted.ts';

/** The disk of this computer as the search for TODOs reads it. A browser has none. */
export type Disk = {
	/**
	 * The bytes of a file; nothing for one that is larger than `most` bytes, for what is none, and where they aren't
	 * wanted. Throws, or rejects, when it can't be read.
	 * @param isWanted must not keep the bytes; without it they always are
	 */
	read(
		path: string,
		most: number,
		isWanted?: (bytes: Uint8Array) => boolean,
	): Uint8Array | undefined | Promise<Uint8Array | undefined>;
	/** What is in a folder; nothing in one that can't be read. */
	list(path: string): readonly { name: string; isFolder: boolean }[];
};

/** A thread beside the extension's that reads files. */
export type DiskThread = {
	/** The bytes of those of the files that are wanted, by their places. Rejects when the thread has ended. */
	read(
		paths: readonly string[],
		most: number,
		wish: Wish,
	): Promise<readonly { at: number; bytes: Uint8Array }[]>;
	end(): void;
};

/** Loads it when it is first needed, with as many threads as this computer has to spare; each is started on its own. */
export type LoadDisk = () => Promise<{ disk: Disk; startThreads: () => DiskThread[] }>;
