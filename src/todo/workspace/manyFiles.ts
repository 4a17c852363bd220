import type { DiskThread } from './disk.ts';
import type { Wish } from './isWanted.ts';

/** One that is wanted, with its bytes, or one that is still to be read. */
type TakenFile<File> = { file: File; bytes: Uint8Array } | { file: File; bytes: undefined; wish: Wish };

/** How many files go to a thread at once: the fewer are left, the fewer, so that all end at the same time. */
const portion = { least: 20, most: 400, share: 1 / 4 };
/** How many portions a thread has before it: enough until this one has time to look after it again. */
const ahead = 3;
/** With fewer files no thread is worth its start, which takes as long as reading so many. */
const few = 500;

type Options = {
	/** Called once there are many files. */
	startThreads: () => readonly DiskThread[];
	/** The largest file that is read, in bytes. */
	most: number;
	signal: AbortSignal;
	/** Told why a thread has come to an end by itself. */
	onFailed: (error: unknown) => void;
};

/**
 * Shares out many files between the threads that read them and whoever works in this one. A file whose thread failed
 * is shared out again.
 */
export class ManyFiles<File extends { diskPath: string }> {
	readonly #options: Options;
	#threads: DiskThread[] | undefined;
	/** Those that nobody has taken yet, by what is wanted of them. */
	readonly #waiting = new Map<Wish, File[]>();
	/** How many these are. */
	#count = 0;
	readonly #read: TakenFile<File>[] = [];
	/** How many portions are with threads. */
	#asked = 0;
	#answered = Promise.withResolvers<void>();

	constructor(options: Options) {
		this.#options = options;
		options.signal.addEventListener('abort', () => this.end(), { once: true });
	}

	/** @param wish alike files have the same object */
	add(file: File, wish: Wish): void {
		const alike = this.#waiting.get(wish);
		if (alike) {
			alike.push(file);
		} else {
			this.#waiting.set(wish, [file]);
		}
		this.#count++;
		if (this.#count > few && !this.#threads) {
			this.#start();
		}
	}

	/** The files that are wanted, with their bytes, and those that are still to be read. */
	*take(): Generator<TakenFile<File>> {
		for (let taken = this.#next(); taken; taken = this.#next()) {
			yield taken;
		}
	}

	/** Resolves with `true` when there is more to take; with `false` when all was taken. */
	async more(): Promise<boolean> {
		while (this.#asked > 0 && this.#count === 0 && this.#read.length === 0) {
			await this.#answered.promise;
		}
		return this.#count > 0 || this.#read.length > 0;
	}

	/** Ends the threads, for which others are started the next time: none is kept for what happens seldom. */
	end(): void {
		const threads = this.#threads ?? [];
		this.#threads = [];
		for (const thread of threads) {
			thread.end();
		}
	}

	#start(): void {
		this.#threads = [];
		try {
			this.#threads.push(...this.#options.startThreads());
		} catch (error) {
			this.#options.onFailed(error);
		}
		for (const thread of this.#threads) {
			for (let i = 0; i < ahead; i++) {
				void this.#feed(thread);
			}
		}
	}

	async #feed(thread: DiskThread): Promise<void> {
		while (this.#has(thread)) {
			const { files, wish } = this.#portion();
			if (!wish) {
				return;
			}
			this.#asked++;
			try {
				const paths = files.map(({ diskPath }) => diskPath);
				for (const { at, bytes } of await thread.read(paths, this.#options.most, wish)) {
					this.#read.push({ file: files[at]!, bytes });
				}
			} catch (error) {
				for (const file of files) {
					this.add(file, wish);
				}
				this.#lose(thread, error);
			} finally {
				this.#asked--;
				this.#answered.resolve();
				this.#answered = Promise.withResolvers();
			}
		}
	}

	/** Not after its end. */
	#has(thread: DiskThread): boolean {
		return this.#threads?.includes(thread) === true;
	}

	#lose(thread: DiskThread, error: unknown): void {
		if (this.#threads && this.#has(thread)) {
			this.#threads = this.#threads.filter((each) => each !== thread);
			this.#options.onFailed(error);
		}
	}

	/** Some that want the same; without a wish there are none. */
	#portion(): { files: readonly File[]; wish: Wish | undefined } {
		let wish: Wish | undefined;
		let alike: File[] = [];
		for (const [each, files] of this.#waiting) {
			if (files.length > alike.length) {
				wish = each;
				alike = files;
			}
		}
		const share = Math.ceil((alike.length * portion.share) / ((this.#threads?.length ?? 0) + 1));
		const files = alike.splice(-Math.max(portion.least, Math.min(portion.most, share)));
		this.#count -= files.length;
		return { files, wish };
	}

	#next(): TakenFile<File> | undefined {
		const read = this.#read.pop();
		if (read) {
			return read;
		}
		for (const [wish, files] of this.#waiting) {
			const file = files.pop();
			if (file) {
				this.#count--;
				return { file, bytes: undefined, wish };
			}
		}
		return undefined;
	}
}
