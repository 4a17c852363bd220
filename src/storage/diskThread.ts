import { availableParallelism } from 'node:os';
import { parentPort, SHARE_ENV, Worker } from 'node:worker_threads';
import { Disk } from './disk.ts';

/** More read no faster. */
const mostThreads = 4;

/** The paths are one text, parted by what is in none: so they go to the thread in a fraction of the time. */
type Question<Wish> = { paths: string; most: number; wish: Wish };
/** Those of the files that were wanted, by their places in the question. */
type Answer = readonly { at: number; bytes: Uint8Array }[];

/** Reads files in a thread of its own, which has nothing else to do. */
export class DiskThread<Wish> {
	readonly #worker: Worker;
	/** Answers come in the order of the questions. */
	readonly #waiting: PromiseWithResolvers<Answer>[] = [];
	#failure: Error | undefined;

	/** @param file the script of the thread, which calls `serveDisk` */
	constructor(file: string) {
		this.#worker = new Worker(file, { execArgv: [], env: SHARE_ENV });
		this.#worker.on('message', (answer: Answer) => this.#waiting.shift()?.resolve(answer));
		this.#worker.on('error', (error) => this.#fail(error));
		this.#worker.on('exit', () => this.#fail(new Error('The thread has ended.')));
		this.#worker.unref();
	}

	/** The bytes of those of the files that are wanted; what can't be read is none of them. */
	read(paths: readonly string[], most: number, wish: Wish): Promise<Answer> {
		if (this.#failure) {
			return Promise.reject(this.#failure);
		}
		const answer = Promise.withResolvers<Answer>();
		this.#waiting.push(answer);
		this.#worker.postMessage({ paths: paths.join('\0'), most, wish } satisfies Question<Wish>);
		return answer.promise;
	}

	end(): void {
		void this.#worker.terminate();
	}

	#fail(error: Error): void {
		this.#failure ??= error;
		for (const { reject } of this.#waiting.splice(0)) {
			reject(this.#failure);
		}
	}
}

/** As many as this computer has to spare beside the caller's. */
export function startThreads<Wish>(file: string): DiskThread<Wish>[] {
	const count = Math.min(availableParallelism(), mostThreads) - 1;
	return Array.from({ length: count }, () => new DiskThread<Wish>(file));
}

/** What is in the thread: answers until it is ended. */
export class DiskServer<Wish> {
	/** Reads without a wait, however long it takes: nobody waits for this thread. */
	readonly #disk = new Disk(() => 0);
	readonly #isWanted: (bytes: Uint8Array, wish: Wish) => boolean;

	constructor(isWanted: (bytes: Uint8Array, wish: Wish) => boolean) {
		this.#isWanted = isWanted;
	}

	serve(): void {
		// One after the other: the answers have the order of the questions.
		let last = Promise.resolve();
		parentPort?.on('message', (question: Question<Wish>) => {
			last = last.then(() => this.#answer(question));
		});
	}

	async #answer({ paths, most, wish }: Question<Wish>): Promise<void> {
		const found: { at: number; bytes: Uint8Array }[] = [];
		for (const [at, path] of paths.split('\0').entries()) {
			try {
				const read = this.#disk.read(path, most, (each) => this.#isWanted(each, wish));
				const bytes = read instanceof Promise ? await read : read;
				if (bytes) {
					found.push({ at, bytes });
				}
			} catch {
				// It went away, or may not be read: there is nothing in it.
			}
		}
		parentPort?.postMessage(
			found,
			found.flatMap(({ bytes: { buffer } }) => (buffer instanceof ArrayBuffer ? buffer : [])),
		);
	}
}
