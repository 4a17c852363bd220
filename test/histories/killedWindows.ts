import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TaskId } from '../../src/tasks/task.ts';
import type { FocusServer } from '../server/focus/startFocusServer.ts';
import type { Creation, Model } from './model.ts';
import type { Mark, ModelField, Write } from './write.ts';

export const writeKinds = [
	'create',
	'createMany',
	'update',
	'updateMany',
	'pin',
	'replace',
	'archive',
	'unarchive',
	'delete',
	'restore',
] as const;

export type WriteKind = (typeof writeKinds)[number];

/** What the program says: what it's about to do, and that it was told that this is kept. */
export type Line =
	| { kind: 'ready' }
	| { kind: 'create'; mark: Mark; name: string }
	| { kind: 'write'; id: TaskId; mark: Mark; field: ModelField; value: string | boolean }
	| { kind: 'told' };

const program = fileURLToPath(new URL('killedWindow.ts', import.meta.url));

/** A process that changes tasks; the model hears of all that it does. */
export class KilledWindow {
	/** Resolves when it begins to write, or ends. */
	readonly ready: Promise<unknown>;
	/** Resolves with what it complained about. */
	readonly ended: Promise<string>;
	readonly #process: ChildProcessWithoutNullStreams;
	#last: (Creation | Write)[] = [];
	#told = 0;

	constructor(
		name: string,
		{ kind, file, server, model }: { kind: WriteKind; file: string; server: FocusServer; model: Model },
	) {
		const { url, key, organizationId, workspaceId } = server;
		const args = [name, file, url, key, String(organizationId), String(workspaceId), kind];
		// Most of its life would else go by with reading the sources.
		const env = { ...process.env, NODE_COMPILE_CACHE: join(dirname(file), 'compiled') };
		this.#process = spawn(process.execPath, [program, ...args], { env });
		let complaint = '';
		this.#process.stderr.on('data', (data) => {
			complaint += String(data);
		});
		const lines = createInterface({ input: this.#process.stdout });
		lines.on('line', (line) => this.#hear(JSON.parse(line) as Line, model));
		this.ended = once(this.#process, 'close').then(() => complaint);
		this.ready = Promise.race([once(lines, 'line'), this.ended]);
	}

	/** How many changes it was told are kept. */
	get told(): number {
		return this.#told;
	}

	kill(): void {
		this.#process.kill('SIGKILL');
	}

	#hear(line: Line, model: Model): void {
		switch (line.kind) {
			case 'ready':
				return;
			case 'create':
				this.#last.push(model.create(line.mark, line.name));
				return;
			case 'write':
				this.#last.push(model.write(line, line.field, line.value));
				return;
			case 'told':
				this.#told++;
				for (const one of this.#last.splice(0)) {
					one.outcome = 'kept';
				}
		}
	}
}
