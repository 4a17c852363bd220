/** The disk of this computer as the search for TODOs reads it. A browser has none. */
export type Disk = {
	/**
	 * The bytes of a file; nothing for one that is larger than `most` bytes, and for what is none. Throws, or rejects,
	 * when it can't be read.
	 */
	read(path: string, most: number): Uint8Array | undefined | Promise<Uint8Array | undefined>;
	/** What is in a folder; nothing in one that can't be read. */
	list(path: string): readonly { name: string; isFolder: boolean }[];
};

/** Loads it when it is first needed. */
export type LoadDisk = () => Promise<Disk>;
