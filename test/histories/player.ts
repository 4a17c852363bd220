import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { Clock } from './clock.ts';
import { Disk } from './disk.ts';
import { arrived, drain } from './drain.ts';
import { Model } from './model.ts';
import { productIn } from './outbox.ts';
import { Overwrites } from './overwrites.ts';
import { Person } from './person.ts';
import type { PlayedProduct } from './product.ts';
import { randomFrom } from './randomFrom.ts';
import type { History, Step } from './steps.ts';
import { Somebody } from './somebody.ts';
import { proveViews } from './views.ts';
import { Window } from './window.ts';

/** Lets the steps of a history happen in two windows and on the servers. */
export class Player {
	readonly #products: readonly PlayedProduct[];
	readonly #down: History['down'];
	readonly #random: () => number;
	readonly #disk: Disk;
	readonly #clock: Clock;
	readonly #model = new Model();
	readonly #overwrites: Overwrites;
	readonly #somebody: Somebody;
	readonly #person: Person;
	readonly #windows: (Window | undefined)[] = [];
	readonly #lines: string[] = [];

	constructor(products: readonly PlayedProduct[], file: string, { skew, settings, down, seed }: History) {
		this.#products = products;
		this.#down = down;
		this.#random = randomFrom(seed);
		this.#disk = new Disk(file);
		this.#clock = new Clock(products, skew * 60_000);
		this.#overwrites = new Overwrites(products, this.#clock);
		this.#somebody = new Somebody(products, this.#model, this.#overwrites, (id) =>
			[...this.#window(0).outbox.aliases.values()].includes(id),
		);
		this.#person = new Person(products, this.#model, this.#overwrites, (at, text) => {
			this.#lines[at ?? this.#lines.length - 1] += ` ${text}`;
			return this.#lines.length - 1;
		});
		for (const product of products) {
			product.begin(settings);
			for (const [at, name] of ['Write it', 'Read it', 'Three'].entries()) {
				product.create(name, this.#model.theirs(name), at, settings.age);
			}
		}
	}

	get trace(): string {
		const requests = this.#products.flatMap(({ server }) =>
			server.requests.map(
				({ method, path, status, body }) => `${method} ${path} ${status} ${JSON.stringify(body)}`,
			),
		);
		const { outbox } = this.#windows.find((window) => window?.handle.isOpen) ?? {};
		const entries = (outbox?.open ?? []).map((entry) => JSON.stringify(entry));
		return [...this.#lines, ...requests, ...entries].join('\n');
	}

	close(): void {
		for (const window of this.#windows) {
			window?.close();
		}
		this.#disk.close();
	}

	async run(steps: readonly Step[]): Promise<void> {
		await this.#window(0).store.settled();
		for (const step of steps) {
			this.#clock.pass();
			this.#lines.push(JSON.stringify(step));
			await this.#play(step);
			this.#model.look(this.#window(0).outbox);
		}
		await this.#end();
	}

	#window(at: 0 | 1): Window {
		const window = this.#windows[at] ?? this.#open();
		this.#windows[at] = window;
		return window;
	}

	#open(): Window {
		return new Window({
			products: this.#products,
			disk: this.#disk,
			clock: this.#clock,
			random: this.#random,
		});
	}

	async #play(step: Step): Promise<void> {
		switch (step.kind) {
			case 'create':
				return this.#person.create(this.#window(step.window), step);
			case 'update':
				return this.#person.update(this.#window(step.window), step);
			case 'act':
				return this.#person.act(this.#window(step.window), step);
			case 'choose':
				this.#person.choose(this.#window(step.window), step);
				return;
			case 'replace':
				return this.#person.replace(this.#window(step.window), step);
			case 'refresh':
				return this.#person.refresh(this.#window(step.window), step);
			case 'elsewhere':
				this.#elsewhere(step);
				return;
			case 'fault':
				this.#product(step).server.fail(step.match, step.fault);
				return;
			case 'calm':
				this.#product(step).calm();
				return;
			case 'restart':
			case 'kill':
				return this.#stop(step);
			case 'clash':
				return this.#clash(step);
			case 'pass':
				return this.#pass(step.minutes);
			case 'turns':
				return this.#turn(step.turns);
		}
	}

	async #pass(minutes: number): Promise<void> {
		await arrived();
		// What is asked for while a computer sleeps is another matter.
		if (!this.#windows.some((window) => window?.isAsking)) {
			this.#clock.pass(minutes * 60_000);
		}
	}

	async #clash(step: Step & { kind: 'clash' }): Promise<void> {
		const { product, picks, theirs, minutes, ...rest } = step;
		const window = this.#window(step.window);
		const ids = this.#person.pick(window, [product], picks).map(({ id }) => id);
		const served = this.#product(step).tasks();
		const { elsewhereFields } = this.#product(step).abilities;
		for (const { at, same, field: other } of theirs) {
			const own = step.fields.filter((field) => elsewhereFields.includes(field));
			const field = (same ? own[at % own.length] : undefined) ?? other;
			const task = served.find(({ id }) => id === ids[at % ids.length]);
			if (task && task.values.deleted !== true) {
				this.#somebody.edit(task, field);
			}
		}
		await this.#pass(minutes);
		const update = {
			...rest,
			kind: 'update',
			products: [product],
			picks,
			alike: false,
			twice: false,
		} as const;
		await this.#person.update(this.#window(step.window), update);
	}

	#product({ product }: { product: string }): PlayedProduct {
		return productIn(this.#products, product);
	}

	async #turn(turns: number): Promise<void> {
		for (let turn = 0; turn < turns; turn++) {
			await setImmediate();
		}
	}

	#elsewhere(step: Step & { kind: 'elsewhere' }): void {
		const task = this.#somebody.do(step);
		if (task) {
			this.#lines[this.#lines.length - 1] += ` [${task.mark}]`;
		}
	}

	async #stop(step: Step & { kind: 'kill' | 'restart' }): Promise<void> {
		const window = this.#windows[step.window];
		if (!window) {
			return;
		}
		if (step.kind === 'kill') {
			await this.#turn(step.turns);
			window.kill();
		} else {
			window.close();
		}
		this.#windows[step.window] = undefined;
		this.#window(step.window);
		await setImmediate();
	}

	async #end(): Promise<void> {
		this.#lines.push('the end');
		this.#window(0);
		if (this.#down) {
			await this.#endOfOthers(this.#down);
		}
		await this.#drain(this.#products);
		const fresh = this.#open();
		this.#windows.push(fresh);
		await fresh.store.settled();
		const telling = this.#products.filter(({ tellsAll }) => tellsAll);
		await proveViews(this.#opened, telling, 'changes');
		await proveViews(this.#opened, this.#products);
		const { outbox } = fresh;
		this.#model.prove(
			this.#products.flatMap((product) => product.tasks(outbox.pinned)),
			outbox,
		);
		this.#overwrites.prove(outbox.aliases);
	}

	/** As long as one product answers nothing, the others have to come to their end, and go on. */
	async #endOfOthers({ product, fault }: NonNullable<History['down']>): Promise<void> {
		const down = this.#product({ product });
		down.calm();
		const back = down.server.fail({ count: 1e6 }, fault);
		const others = this.#products.filter((one) => one !== down);
		await this.#drain(others);
		await proveViews(this.#opened, others);
		for (const other of others) {
			const fields = other.newTask('While others rest', this.#model.mine(), 0);
			const { id } = await this.#window(0).store.create(other.abilities.product, fields);
			assert.ok(!id.includes(':new-'), `${id} had to wait for ${product}`);
		}
		back();
	}

	#drain(products: readonly PlayedProduct[]): Promise<void> {
		return drain({
			products,
			clock: this.#clock,
			windows: this.#opened,
			onRound: () => this.#model.look(this.#window(0).outbox),
		});
	}

	get #opened(): readonly Window[] {
		return this.#windows.filter((window) => window !== undefined);
	}
}
