import { existsSync, readFileSync } from 'node:fs';
import { pageSize } from './pageSize.ts';
import { readWal } from './readWal.ts';

/** The pages of a file as SQLite would see them, those in the write-ahead log before those in the file. */
export class Pages {
	readonly count: number;
	/** Whether nothing of the log had to be left out. */
	readonly whole: boolean;
	readonly #main: Buffer;
	readonly #newer: ReadonlyMap<number, Buffer>;

	constructor(file: string) {
		this.#main = readFileSync(file);
		const log = existsSync(`${file}-wal`) ? readWal(readFileSync(`${file}-wal`)) : undefined;
		this.#newer = log?.pages ?? new Map();
		this.whole = log?.whole ?? true;
		this.count = [...this.#newer.keys()].reduce(
			(most, number) => Math.max(most, number),
			Math.floor(this.#main.length / pageSize),
		);
	}

	/** Pages are numbered from 1. */
	get(number: number): Buffer | undefined {
		const newer = this.#newer.get(number);
		if (newer) {
			return newer;
		}
		const end = number * pageSize;
		return number >= 1 && end <= this.#main.length ? this.#main.subarray(end - pageSize, end) : undefined;
	}

	/**
	 * The numbers of the pages that hold nothing any more; `undefined` when the list of them is damaged.
	 * The first page says where it begins (byte 32) and how many there are (byte 36).
	 */
	free(): ReadonlySet<number> | undefined {
		const free = new Set<number>();
		const [first, expected] = [this.get(1)?.readUInt32BE(32) ?? 0, this.get(1)?.readUInt32BE(36)];
		for (let trunk = first; trunk !== 0;) {
			const page = this.get(trunk);
			const leaves = page?.readUInt32BE(4) ?? 0;
			if (!page || free.has(trunk) || leaves > pageSize / 4 - 2) {
				return undefined;
			}
			free.add(trunk);
			for (let leaf = 0; leaf < leaves; leaf++) {
				free.add(page.readUInt32BE(8 + 4 * leaf));
			}
			trunk = page.readUInt32BE(0);
		}
		return free.size === expected ? free : undefined;
	}
}
