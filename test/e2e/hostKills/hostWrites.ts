import { pathToFileURL } from 'node:url';
import type { Product, Task, TaskId } from '../../../src/tasks/task.ts';
import type { Mark, ModelField } from '../../histories/write.ts';
import type { HostWrite } from './hostWrite.ts';
import type { KilledTodo } from './killedTodo.ts';
import { markOf } from './markOf.ts';

/** Ways to change tasks, by the commands of the extension. */
export const writeKinds = [
	// What takes longest to be looked for, first: in a short run little time is left behind them.
	'createTask',
	'createTasksFromLines',
	'createTaskFromTodo',
	'updateTask',
	'changeTasks',
	'replaceTask',
	'pinTask',
	'unpinTask',
	'completeTask',
	'reopenTask',
	'archiveTask',
	'unarchiveTask',
	'deleteTask',
	'restoreTask',
] as const;

export type WriteKind = (typeof writeKinds)[number];

type Flag = {
	field: ModelField;
	value: boolean;
	/** What is done before, so that there is something to take back. */
	after?: WriteKind;
	fits?: (task: Task) => boolean;
};

/** What makes a field of a task true or false. */
const flags: Partial<Record<WriteKind, Flag>> = {
	pinTask: { field: 'pinned', value: true, fits: ({ pinned }) => !pinned },
	unpinTask: { field: 'pinned', value: false, after: 'pinTask' },
	completeTask: { field: 'done', value: true, fits: ({ done }) => !done },
	reopenTask: { field: 'done', value: false, after: 'completeTask' },
	archiveTask: { field: 'archived', value: true },
	unarchiveTask: { field: 'archived', value: false, after: 'archiveTask' },
	deleteTask: { field: 'deleted', value: true },
	restoreTask: { field: 'deleted', value: false, after: 'deleteTask' },
};

type Wanted = {
	kind: WriteKind;
	product: Product;
	/** No other write has it. */
	mark: Mark;
	/** The tasks to choose from. */
	tasks: readonly Task[];
	random: () => number;
	todo: () => KilledTodo;
};

/** The write of a kind, behind the one that gives it something to do where it needs that. */
export function hostWrites(wanted: Wanted): readonly HostWrite[] {
	const { kind, product, mark, tasks, random } = wanted;
	const some = (count: number, fits?: (task: Task) => boolean): readonly Task[] =>
		chosen(fits ? tasks.filter(fits) : tasks, count, random);
	const write = (argument: unknown, does: Partial<Pick<HostWrite, 'creations' | 'writes'>>): HostWrite => ({
		command: `togglTasks.${kind}`,
		argument,
		creations: [],
		writes: [],
		...does,
	});
	switch (kind) {
		case 'createTask': {
			// Others have this name, too: which of them was created must be told by more than that.
			const name = `Alike ${Math.floor(random() * 5)}`;
			return [write({ product, name, description: mark }, { creations: [{ mark, name }] })];
		}
		case 'createTasksFromLines': {
			const lines = ['a', 'b', 'c'].map((part) => `${mark}${part}`);
			const creations = lines.map((line) => ({ mark: line, name: line }));
			return [write({ product, lines }, { creations })];
		}
		case 'createTaskFromTodo': {
			const todo = wanted.todo();
			const argument = { uri: pathToFileURL(todo.file).href, line: todo.line };
			return [write(argument, { creations: [todo] })];
		}
		case 'updateTask':
			return some(1).map((task) =>
				write({ id: task.id, changes: { notes: mark } }, { writes: [noted(task, mark)] }),
			);
		case 'changeTasks': {
			const writes = some(3).map((task) => noted(task, mark));
			return [write({ ids: writes.map(({ id }) => id), changes: { notes: mark } }, { writes })];
		}
		case 'replaceTask':
			return some(1).map((old) => {
				const { id, name, description = '', done, pinned } = old;
				const task = { name, description, notes: mark, done, pinned };
				const notes = noted(old, mark);
				const others = [
					{ ...notes, field: 'done', value: done },
					{ ...notes, field: 'pinned', value: pinned },
				] as const;
				return write({ id, task }, { writes: [notes, ...others] });
			});
		default: {
			const { field, value, after, fits } = flags[kind] ?? raise(kind);
			const before = after ? hostWrites({ ...wanted, kind: after }) : [];
			const [subject] =
				before.length > 0 ? before.flatMap(({ writes }) => writes) : some(1, fits).map(named);
			const { id, mark: which } = subject ?? raise(kind);
			return [...before, write({ id }, { writes: [{ id, mark: which, field, value }] })];
		}
	}
}

function chosen(tasks: readonly Task[], count: number, random: () => number): readonly Task[] {
	const left = [...tasks];
	return Array.from({ length: count }, () => {
		const [task] = left.splice(Math.floor(random() * left.length), 1);
		return task ?? raise('more writes');
	});
}

function noted(task: Task, notes: Mark): HostWrite['writes'][number] {
	return { ...named(task), field: 'notes', value: notes };
}

function named(task: Task): { id: TaskId; mark: Mark } {
	return { id: task.id, mark: markOf(task) };
}

function raise(what: string): never {
	throw new Error(`There is nothing left for ${what}.`);
}
