import type { CreateReport } from '../../tasks/bulkReport.ts';
import type { NewTask, TaskId } from '../../tasks/task.ts';
import { Anchor } from './anchor.ts';
import type { Todo } from '../findTodos.ts';
import type { NewTodo } from './followedTodos.ts';
import { type TaskSource, whereIs } from './intentTask.ts';
import type { Intents } from '../intents.ts';
import { mentions } from '../mentions.ts';
import { type Sketch, sketchOf } from './sketch.ts';
import type { Claim, TasksInMaking } from './tasksInMaking.ts';
import type { Texts } from './texts.ts';
import type { WriteBacks } from './writeBacks.ts';

/** A task to be made of a TODO, which is found among all those of its text. */
export type NewTodoTask = {
	uri: string;
	pick: (todos: readonly Todo[], text: string) => Todo | undefined;
	task: NewTask;
};

/** Creates the tasks in the store. `onKept` is to be called as `BulkWatch` says. */
type CreateAll = (
	tasks: readonly NewTask[],
	onKept: (ids: readonly TaskId[], first: number) => void,
) => Promise<CreateReport>;

type Parts = {
	store: TaskSource;
	texts: Texts;
	intents: Intents;
	writeBacks: WriteBacks;
	making: TasksInMaking;
};

type Begun = {
	wanted: NewTodoTask;
	following: NewTodo;
	claim: Claim;
	sketch: Sketch;
	/** The text as it was when that was made. */
	text: string;
	kept?: { id: TaskId; number: number };
};

/**
 * Makes the tasks of several TODOs in as few calls as it takes, and resolves when their references are written or
 * can't be. What has its task by now, is gone or under way is left out. Rejects as `create` does; what was created
 * before gets its reference all the same.
 */
export async function createTodoTasks(
	wanted: readonly NewTodoTask[],
	create: CreateAll,
	parts: Parts,
): Promise<CreateReport> {
	const begun: Begun[] = [];
	for (const [uri, inFile] of Map.groupBy(wanted, (each) => each.uri)) {
		begun.push(...(await begin(uri, inFile, parts)));
	}
	try {
		const tasks = begun.map((each) => each.wanted.task);
		return await create(tasks, (ids, first) => keep(begun.slice(first, first + ids.length), ids, parts));
	} finally {
		await written(begun, parts);
		for (const { following, claim, kept } of begun) {
			following.end();
			claim.made(kept && parts.store.get(kept.id));
		}
	}
}

/** Follows the TODOs of one file from now on. */
async function begin(uri: string, wanted: readonly NewTodoTask[], parts: Parts): Promise<Begun[]> {
	const { texts, writeBacks, making } = parts;
	const live = texts.opened(uri) ?? (await texts.open(uri));
	const todos = (await live?.todos()) ?? [];
	// From here on nothing is awaited: these are the TODOs of this text.
	const text = live?.text ?? '';
	return wanted.flatMap((each) => {
		const todo = each.pick(todos, text);
		if (
			!todo ||
			todo.reference !== undefined ||
			writeBacks.intentOf(uri, text, todos, todo) ||
			making.of(uri, text, todos, todo)
		) {
			return [];
		}
		const anchor = new Anchor(text, todos, todo);
		return [
			{
				wanted: each,
				claim: making.claim(uri, anchor),
				following: writeBacks.followed.begin(uri, anchor),
				sketch: sketchOf(text, todos, todo),
				text,
			},
		];
	});
}

/** Keeps where the references are to be written, in the transaction that keeps the tasks. */
function keep(begun: readonly Begun[], ids: readonly TaskId[], { intents, texts, writeBacks }: Parts): void {
	for (const [at, each] of begun.entries()) {
		const id = ids[at] ?? '';
		const { uri } = each.following;
		const live = texts.opened(uri);
		const number = intents.add({
			task: id,
			uri,
			mentions: mentions(live?.text ?? each.text, id),
			sketches: [each.sketch],
			unsaved: live?.isUnsaved ?? false,
		});
		each.kept = { id, number };
	}
	queueMicrotask(() => {
		for (const { kept, following } of begun) {
			following.keep(kept!.number);
		}
		writeBacks.wake();
	});
}

async function written(begun: readonly Begun[], { store, writeBacks }: Parts): Promise<void> {
	const numbers: number[] = [];
	for (const { kept } of begun) {
		const { kind } = kept ? whereIs(kept.id, store) : { kind: undefined };
		if (kept && kind === 'there') {
			numbers.push(kept.number);
		} else if (kept && kind === 'unknown') {
			// The service refused it.
			writeBacks.end(kept.number);
		}
	}
	await Promise.all(numbers.map((number) => writeBacks.over(number)));
}
