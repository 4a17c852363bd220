import assert from 'node:assert/strict';
import { setImmediate, setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import type { Task } from '../../../src/tasks/task.ts';
import type { TextEdit } from '../../../src/todo/referenceEdit.ts';
import { todosIn } from '../../todo/todosIn.ts';
import type { History, Step } from './history.ts';
import { type Char, findChars, ModelDisk, textOf } from './modelDisk.ts';
import { edit, editDisk, formatted, linesOf } from './modelEdits.ts';
import { type ModelParts, ModelService, ModelWindow, settled } from './modelWindow.ts';

/** The task's reference: the model's service gives it this number. */
const referred = /(?<![\w#])toggl#10\d(?![\w-])/;

/** Plays a history from the wish for a task to its end, and proves what has to be true. */
export class Player {
	readonly #disk = new ModelDisk();
	readonly #service = new ModelService();
	readonly #windows: [ModelWindow, ModelWindow];
	readonly #parts: ModelParts;
	readonly #lineEnd: string;
	/** Where it stood, in each text that it was in: another text that is the same to the letter can't be told apart. */
	readonly #stood = new Set<string>();
	readonly #own: readonly number[] = [];
	readonly #others: (readonly number[])[] = [];
	readonly #answers: Promise<Task | undefined>[] = [];
	readonly #trace: string[] = [];
	#delay = 0;
	#process = 2;
	#edits = 0;
	#told = 0;
	#lost = 0;
	#isOver = false;
	/** Whether a text was lost that only an editor had: then what says the same is the TODO. */
	#isTextLost = false;
	/** Whether a window was killed after the reference was written. */
	#isShaken = false;
	#fault: unknown;

	constructor({ lines: first, lineEnd, target, isOffline, delays }: History) {
		this.#lineEnd = lineEnd;
		const written = this.#disk.made(first.join('\n').replaceAll('\n', lineEnd));
		this.#disk.write(written);
		this.#service.isReached = !isOffline;
		const todos = todosIn('typescript', textOf(written));
		const open = todos.filter(({ reference }) => reference === undefined);
		const todo = open[target % Math.max(1, open.length)];
		fc.pre(todo !== undefined);
		for (const each of todos) {
			const { start, keyword } = each;
			const ids = written.slice(start, start + keyword.length).map(({ id }) => id);
			if (each === todo) {
				this.#own = ids;
			} else {
				this.#others.push(ids);
			}
		}
		this.#parts = {
			disk: this.#disk,
			service: this.#service,
			processes: new Set(),
			turns: () => delays[this.#delay++ % delays.length] ?? 0,
			onEdit: (_window, before, made) => {
				try {
					this.#judge(before, made);
				} catch (error) {
					// Whoever writes must not get over it.
					this.#fault ??= error;
				}
			},
			onTold: () => {
				this.#told++;
				this.#isOver = true;
				this.#trace.push('told');
			},
			onLog: (line) => this.#trace.push(line),
		};
		this.#windows = [new ModelWindow(this.#parts, 'one', 1), new ModelWindow(this.#parts, 'two', 2)];
		this.#windows[0].texts.show();
	}

	async play(steps: History['steps']): Promise<'written' | 'told' | 'never'> {
		this.#note();
		this.#trigger(this.#windows[0]);
		try {
			for (const { step: one, turns } of steps) {
				this.#trace.push(JSON.stringify(one));
				await this.#step(one);
				this.#note();
				for (let turn = 0; turn < turns; turn++) {
					await setImmediate();
				}
			}
			return await this.#end();
		} catch (error) {
			const texts = this.#windows.map(({ texts: { document } }) => JSON.stringify(document?.text));
			const intents = this.#windows[0].isAlive ? JSON.stringify(this.#windows[0].intents.all) : '';
			throw new Error(
				[String(error), ...this.#trace, ...texts, textOf(this.#disk.chars ?? []), intents].join('\n'),
				{ cause: error },
			);
		} finally {
			for (const one of this.#windows) {
				one.kill();
			}
		}
	}

	/** Everything ends well: the service is reached, and the windows are there. */
	async #end(): Promise<'written' | 'told' | 'never'> {
		this.#service.reach();
		for (let turn = 0; ; turn++) {
			if (this.#fault !== undefined) {
				throw this.#fault;
			}
			const { all } = this.#windows[0].intents;
			if (turn > 20 && all.every(({ intent }) => intent.written)) {
				break;
			}
			assert.ok(turn < 2000, 'A reference is never written.');
			for (const each of this.#windows) {
				each.wake();
			}
			await (turn % 100 === 99 ? setTimeout(1) : setImmediate());
		}
		const ids = new Set((await Promise.all(this.#answers)).flatMap((task) => task?.id ?? []));
		const made = this.#service.made(this.#windows[0].documents);
		if (made.length === 0) {
			// The TODO, or the window, was gone before.
			assert.deepEqual([this.#edits, this.#told], [0, 0]);
			return 'never';
		}
		if (made.length > 1 && this.#told > 0) {
			// A wish that comes as it's told that there is no place for the first one's reference is another wish.
			return 'told';
		}
		assert.equal(new Set([...ids].map((id) => this.#service.idNow(id))).size <= 1, true, 'two answers');
		assert.equal(made.length, 1, `${made.length} tasks`);
		// Taken out right after a restart it's as if it had been lost.
		const most = this.#isShaken ? 2 : 1;
		const ends = this.#edits - this.#lost + this.#told;
		assert.ok(ends >= 1 && ends <= most && this.#told <= 1, `${this.#edits} edits, ${this.#lost} lost`);
		return this.#told > 0 ? 'told' : 'written';
	}

	#note(): void {
		for (const chars of [this.#disk.chars, ...this.#windows.map(({ texts }) => texts.document?.chars)]) {
			this.#stood.add(`${findChars(chars ?? [], this.#own)} ${textOf(chars ?? [])}`);
		}
	}

	/** What the extension writes is the reference, once, in the line of the TODO. */
	#judge(before: readonly Char[], { start, end, text }: TextEdit): void {
		this.#edits++;
		this.#isOver = true;
		this.#trace.push(
			`write ${start}–${end} ${JSON.stringify(text)} in ${JSON.stringify(textOf(before))}`,
		);
		const all = textOf(before);
		const todos = todosIn('typescript', all);
		const todo = todos.find((each) => each.start === start);
		assert.ok(todo, 'no TODO is there');
		assert.equal(todo.reference, undefined, 'it has its task');
		assert.ok(!/[\r\n]/.test(text + all.slice(start, end)), 'more than one line');
		assert.ok(!referred.test(all), 'written twice');
		const after = todosIn('typescript', all.slice(0, start) + text + all.slice(end));
		assert.equal(after.length, todos.length);
		assert.ok(after.find((each) => each.start === start)?.text.endsWith(todo.text));
		const stands = findChars(before, this.#own);
		if (stands !== start && !this.#isTextLost && !this.#stood.has(`${start} ${all}`)) {
			assert.ok(
				!todos.some((each) => each.start === stands && each.reference === undefined),
				'it stands somewhere else',
			);
			assert.ok(
				this.#others.every((other) => findChars(before, other) !== start),
				'it is another one',
			);
		}
	}

	async #step(step: Step): Promise<void> {
		const { window: which = 0, text = '', backup = false } = step;
		const one = this.#windows[which];
		const { texts } = one;
		const made = (what: string): Char[] => this.#disk.made(what.replaceAll('\n', this.#lineEnd));
		switch (step.kind) {
			case 'format':
				texts.change(formatted(linesOf(texts.document?.chars ?? []), made));
				return texts.save();
			case 'save':
				return texts.save();
			case 'open':
				texts.show();
				return;
			case 'close':
				this.#isTextLost ||= Boolean(texts.document?.isDirty);
				return texts.close();
			case 'undo':
				return texts.undo();
			case 'diskInsert':
			case 'diskDelete':
			case 'diskFormat':
				return editDisk(this.#disk, step, made(`${text}\n`));
			case 'trigger':
				return this.#trigger(one);
			case 'reach':
				return this.#service.reach();
			case 'kill':
				return this.#kill(which, backup);
			default:
				return edit(texts, step, made);
		}
	}

	#trigger(one: ModelWindow): void {
		// Once it's known that there is no place for it, or the reference was there, another task is another wish.
		// What only an editor has that another window can't see, or that was lost, is known to nobody else.
		const isKnown = (): boolean =>
			!this.#isTextLost && (one === this.#windows[0] || !this.#windows[0].texts.document?.isDirty);
		if (!this.#isOver) {
			const answer = one.trigger(this.#own, () => !this.#isOver && isKnown());
			this.#answers.push(
				answer.catch((error: unknown) => {
					this.#trace.push(String(error));
					return undefined;
				}),
			);
		}
	}

	/** A window is killed and opens again, with the text that VS Code had kept of it, or with that of the file. */
	async #kill(which: 0 | 1, backup: boolean): Promise<void> {
		// What was edited a moment before is kept nowhere.
		await setTimeout(3);
		await settled();
		const former = this.#windows[which];
		const { document } = former.texts;
		former.kill();
		this.#answers.length = 0;
		const isBackedUp = backup && document?.isDirty;
		this.#isTextLost ||= Boolean(document?.isDirty && !isBackedUp);
		const isReferred = referred.test(document?.text ?? '') && former.intents.all.length > 0;
		this.#isShaken ||= this.#edits > 0;
		if (isReferred && !isBackedUp && !referred.test(textOf(this.#disk.chars ?? []))) {
			this.#lost++;
		}
		const now = new ModelWindow(this.#parts, which === 0 ? 'one' : 'two', ++this.#process);
		this.#windows[which] = now;
		if (document?.isShown) {
			now.texts.show(isBackedUp ? document : undefined);
		}
		// Nobody types before the window is there.
		await settled();
	}
}
