import type { Disposable } from '../../tasks/taskApi.ts';
import { asTaskError } from '../../tasks/taskError.ts';
import type { FollowedTodos } from './followedTodos.ts';
import type { Intents, NumberedIntent } from '../intents.ts';
import type { TextEvent, Texts } from './texts.ts';

/** Keeps how the TODOs of this window's intents look while their texts are edited. */
export class SketchKeeper implements Disposable {
	readonly #intents: Intents;
	readonly #texts: Texts;
	readonly #followed: FollowedTodos;
	readonly #log: (line: string) => void;
	readonly #keepAfter: number;
	readonly #edited = new Set<string>();
	#timer: NodeJS.Timeout | undefined;
	#isDisposed = false;

	constructor(parts: {
		intents: Intents;
		texts: Texts;
		followed: FollowedTodos;
		log: (line: string) => void;
		keepAfter?: number;
	}) {
		this.#intents = parts.intents;
		this.#texts = parts.texts;
		this.#followed = parts.followed;
		this.#log = parts.log;
		// About when VS Code backs up what was edited.
		this.#keepAfter = parts.keepAfter ?? 1000;
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#timer);
	}

	hear({ kind, uri }: Exclude<TextEvent, { kind: 'renamed' }>): void {
		if (kind === 'changed' || kind === 'saved') {
			this.#edited.add(uri);
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => void this.#keep(), kind === 'saved' ? 0 : this.#keepAfter);
			this.#timer.unref();
		}
	}

	async #keep(): Promise<void> {
		const edited = new Set(this.#edited);
		this.#edited.clear();
		try {
			for (const numbered of this.#intents.all) {
				if (edited.has(numbered.intent.uri) && !this.#isDisposed) {
					await this.#keepOne(numbered);
				}
			}
		} catch (error) {
			this.#log(`How a TODO looks now could not be kept: ${asTaskError(error).message}`);
		}
	}

	async #keepOne({ number, intent }: NumberedIntent): Promise<void> {
		const live = this.#texts.opened(intent.uri);
		if (!live || !this.#intents.isOwn(intent) || intent.written) {
			return;
		}
		const sketch = await this.#followed.sketch({ number, intent }, live);
		if (sketch && !this.#isDisposed) {
			// What is on the disk is needed when VS Code couldn't keep what was edited.
			const onDisk = live.isUnsaved ? intent.sketches.slice(-1) : [];
			this.#intents.change(number, { sketches: [sketch, ...onDisk], unsaved: live.isUnsaved });
		}
	}
}
