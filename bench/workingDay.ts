import assert from 'node:assert/strict';
import { Emitter } from '../src/tasks/emitter.ts';
import type { TaskId } from '../src/tasks/task.ts';
import { manyTasks } from '../test/server/focus/seed.ts';
import { type FocusServer, startFocusServer } from '../test/server/focus/startFocusServer.ts';
import { newFile, openWindow, sent, type Window } from '../test/sync/openWindow.ts';
import { PlainClient } from './plainClient.ts';
import { type Result, result } from './result.ts';

const taskCount = 1000;

/** The status that stands for done. */
const done = 304;

/** The rounds of a day: each begins with a start of the editor. Together they are 40 changes and 3 refreshes. */
const rounds = [true, false, true, false, true].map((refreshes) => ({ refreshes }));

/** How many changes a round has of each kind. */
const perRound = { create: 2, edit: 2, complete: 2, pin: 1, archive: 1 };

const changesInAll = rounds.length * Object.values(perRound).reduce((sum, count) => sum + count, 0);

/** Both clients need a start, the changes and the refreshes; an edit is of two fields, one after the other. */
type Person = {
	open: () => Promise<void>;
	create: (name: string) => Promise<unknown>;
	edit: (number: number) => Promise<unknown>;
	complete: (number: number) => Promise<unknown>;
	pin: (number: number) => Promise<unknown>;
	archive: (number: number) => Promise<unknown>;
	refresh: () => Promise<unknown>;
	close: () => void;
};

/** Does the day; `pass` lets the time go by between two things that the person does. */
async function live(person: Person, pass: () => Promise<void>): Promise<void> {
	// No two of them are of the same task, so that nothing is merged by chance.
	const numbers = [...manyTasks(taskCount).tasks.values()].flatMap(({ id, pinned, status_id }) =>
		pinned || status_id === done ? [] : id,
	);
	const next = (): number => numbers.shift() ?? assert.fail('too few tasks');
	for (const [round, { refreshes }] of rounds.entries()) {
		await person.open();
		const deeds = [
			...times(perRound.create, (at) => () => person.create(`New ${round}.${at}`)),
			...times(perRound.edit, () => () => person.edit(next())),
			...times(perRound.complete, () => () => person.complete(next())),
			...times(perRound.pin, () => () => person.pin(next())),
			...times(perRound.archive, () => () => person.archive(next())),
			...(refreshes ? [() => person.refresh()] : []),
		];
		for (const deed of deeds) {
			await pass();
			await deed();
		}
		person.close();
	}
}

/** The requests of the working day against a plain client, done by the real store and client over real HTTP. */
export async function workingDay(): Promise<readonly Result[]> {
	// The hour's 30 requests are counted here, not enforced.
	const server = await startFocusServer({ quotaHeaders: false });
	let place = newFile();
	const clock = { ahead: 0 };
	const now = (): number => Date.now() + clock.ahead;
	let window: Window | undefined;
	// Each time that the focus comes back, the window looks whether what is known is old.
	const looked = new Emitter<void>();
	const attention = { isFocused: true, onDidChange: looked.event };
	const store = (): Window['store'] => window?.store ?? assert.fail('closed');
	const person = ({ isThere = false, waits = false } = {}): Person => ({
		async open() {
			window = openWindow(server, place.file, { now, ...(isThere ? { attention } : {}) });
			await store().settled();
		},
		create: (name) => store().create('focus', { name }),
		async edit(number) {
			const first = store().update(taskId(number), { name: `Edited ${number}` });
			await (waits ? first : settle(10));
			await Promise.all([first, store().update(taskId(number), { endDate: '2027-01-05' })]);
		},
		complete: (number) => store().update(taskId(number), { done: true }),
		pin: (number) => store().update(taskId(number), { pinned: true }),
		archive: (number) => store().act('archive', [taskId(number)]),
		refresh: () => store().refresh(),
		close: () => window?.close(),
	});
	const afresh = async (): Promise<number> => {
		server.reset();
		server.load(manyTasks(taskCount));
		await person().open();
		window?.close();
		const { length } = sent(server);
		server.clearRequests();
		return length;
	};

	try {
		const first = await afresh();
		await live(person(), () => Promise.resolve());
		const ours = sent(server);
		proveDone(server.state.tasks, 'our client');
		const changes = ours.filter((line) => !line.startsWith('GET ')).length;

		await person().open();
		window?.close();
		const start = sent(server).length - ours.length;

		place.remove();
		place = newFile();
		await afresh();
		await live(person({ waits: true }), () => Promise.resolve());
		proveDone(server.state.tasks, 'our client, with patience');
		const patient = sent(server);

		server.reset();
		server.load(manyTasks(taskCount));
		const plain = new PlainClient(server);
		await live(plainPerson(plain), () => Promise.resolve());
		proveDone(server.state.tasks, 'the plain client');
		const theirs = sent(server).length;

		const spread = async (isThere: boolean): Promise<{ lines: string[]; busiest: number }> => {
			place.remove();
			place = newFile();
			await afresh();
			const perHour = new Map<number, number>();
			let counted = 0;
			const begun = clock.ahead;
			await live(person({ isThere }), async () => {
				await settle();
				const hour = Math.floor((clock.ahead - begun) / 3_600_000);
				perHour.set(hour, (perHour.get(hour) ?? 0) + server.requests.length - counted);
				counted = server.requests.length;
				clock.ahead += (8 * 3_600_000) / (changesInAll + 3);
				looked.fire();
				await settle();
			});
			proveDone(server.state.tasks, 'our client over the day');
			return { lines: sent(server), busiest: Math.max(...perHour.values()) };
		};
		const alone = await spread(false);
		const beside = await spread(true);
		return [
			result('Working day: requests, against a plain client', 'requests', ours.length, theirs),
			result(
				'Working day: requests with changes, against the changes',
				'requests',
				changes,
				changesInAll,
			),
			result(
				'Working day whose every field is waited for, against a plain client',
				'requests',
				patient.length,
				theirs,
			),
			result(
				'Start with a fresh cache, against a plain client',
				'requests',
				start,
				taskCount / 100 + 1,
			),
			result('Start with an empty cache', 'requests', first),
			result('Over 8 hours: requests, against a plain client', 'requests', alone.lines.length, theirs),
			result(
				'Over 8 hours: reads of old copies before an edit, in it',
				'requests',
				reads(alone.lines, /^GET tasks\/\d+$/),
			),
			result('Over 8 hours: its busiest hour, against the free plan', 'requests', alone.busiest, 30),
			result(
				'Over 8 hours in the focused window: requests, against a plain client',
				'requests',
				beside.lines.length,
				theirs,
			),
			result(
				'Over 8 hours in the focused window: checks in the background, in it',
				'requests',
				reads(beside.lines, /^GET tasks$/),
			),
			result(
				'Over 8 hours in the focused window: its busiest hour, against the free plan',
				'requests',
				beside.busiest,
				30,
			),
		];
	} finally {
		await server.close();
		place.remove();
	}
}

function plainPerson(plain: PlainClient): Person {
	return {
		open: () => plain.read(),
		create: (name) => plain.create({ name }),
		edit: async (number) => {
			await plain.update(number, { name: `Edited ${number}` });
			await plain.update(number, { end_date: '2027-01-05' });
		},
		complete: (number) => plain.update(number, { status_id: done }),
		pin: (number) => plain.update(number, { pinned: true }),
		archive: (number) => plain.archive(number),
		refresh: () => plain.read(),
		close: () => {},
	};
}

type Rows = FocusServer['state']['tasks'];

function reads(lines: readonly string[], path: RegExp): number {
	return lines.filter((line) => path.test(line)).length;
}

/** Few requests are worth nothing unless everything arrived. */
function proveDone(tasks: Rows, who: string): void {
	const rows = [...tasks.values()];
	const before = [...manyTasks(taskCount).tasks.values()];
	const count = (isOne: (row: (typeof rows)[number]) => boolean): number =>
		rows.filter(isOne).length - before.filter(isOne).length;
	assert.deepEqual(
		{
			created: count(({ name }) => name.startsWith('New ')),
			edited: count(({ name, end_date }) => name.startsWith('Edited ') && end_date === '2027-01-05'),
			completed: count(({ status_id }) => status_id === done),
			pinned: count(({ pinned }) => pinned),
			archived: count(({ archived_at }) => archived_at !== null),
		},
		{ created: 10, edited: 10, completed: 10, pinned: 5, archived: 5 },
		who,
	);
}

function taskId(number: number): TaskId {
	return `focus:${number}`;
}

function times<T>(count: number, make: (at: number) => T): T[] {
	return Array.from({ length: count }, (_each, at) => make(at));
}

/** Lets what goes on by itself come to its end. */
function settle(milliseconds = 30): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}
