import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('localWriter.ts', import.meta.url));

/** A process that creates tasks in the file. */
export class Writer {
	/** The ids that it was told are kept. */
	readonly ids: string[] = [];
	/** Resolves when it begins to write. */
	readonly ready: Promise<unknown>;
	/** Resolves with the exit code, `null` when it was killed. */
	readonly ended: Promise<number | null>;
	readonly #process: ChildProcessWithoutNullStreams;
	#complaint = '';

	constructor(file: string, name: string, count: number) {
		// Most of its life would else go by with reading the sources.
		const env = { ...process.env, NODE_COMPILE_CACHE: join(dirname(file), 'compiled') };
		this.#process = spawn(process.execPath, [program, file, name, String(count)], { env });
		this.#process.stderr.on('data', (data) => {
			this.#complaint += String(data);
		});
		const lines = createInterface({ input: this.#process.stdout });
		lines.on('line', (line) => {
			if (line !== 'ready') {
				this.ids.push(line);
			}
		});
		this.ended = once(this.#process, 'close').then(([code]) => code as number | null);
		this.ready = Promise.race([once(lines, 'line'), this.ended]);
	}

	/** What it wrote to its standard error. */
	get complaint(): string {
		return this.#complaint;
	}

	kill(): void {
		this.#process.kill('SIGKILL');
	}
}
