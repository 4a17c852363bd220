import { expect } from '@playwright/test';
import type { Task } from '../../../src/tasks/task.ts';
import type { PlayedProduct, ServedTask } from '../../histories/product.ts';
import type { RecordedRequest } from '../../server/incoming.ts';
import type { Driver } from '../../vscode/driver.ts';
import { markOf } from './markOf.ts';
import type { KilledTodo } from './killedTodo.ts';

/** The extension shows the tasks that there are. */
export async function proveView(
	driver: Driver,
	product: 'focus' | 'local',
	rows: readonly ServedTask[],
): Promise<void> {
	const found = await Promise.all(
		[false, true].map((archived) =>
			driver.command<Task[]>('togglTasks.findTasks', { product, archived }),
		),
	);
	const shown = found.flat().map(({ id, description, name, notes, done, pinned, archived, pending }) => ({
		id,
		mark: markOf({ name, ...(description === undefined ? {} : { description }) }),
		name,
		values: { notes: notes || null, done, pinned, archived },
		pending,
	}));
	const there = rows
		.filter(({ values }) => values.deleted !== true)
		.map(({ id, mark, name, values: { notes, done, pinned, archived } }) => ({
			id,
			mark,
			name,
			values: { notes: notes || null, done, pinned, archived },
			pending: false,
		}));
	const inOrder = (tasks: typeof there) => tasks.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	expect(inOrder(shown)).toEqual(inOrder(there));
}

/** No creation was worked off twice, and no value came again after another one had taken its place. */
export function proveOnce(requests: readonly RecordedRequest[], focus: PlayedProduct): void {
	const done = requests.filter(({ status }) => status >= 200 && status < 300);
	const created = done
		.filter(({ method, path }) => method === 'POST' && /\/tasks(\/bulk)?$/.test(path))
		.flatMap(({ body }) => (Object(body).tasks ?? [body]) as { name: string; description?: string }[])
		.map(markOf);
	expect(created.filter((mark, at) => created.indexOf(mark) !== at)).toEqual([]);
	const edits = done.flatMap(
		(request) =>
			focus.editsIn?.({ ...request, method: request.method === 'PUT' ? 'PATCH' : request.method }) ??
			[],
	);
	for (const [id, all] of Map.groupBy(edits, (edit) => edit.id)) {
		const values = all.filter(({ field }) => field === 'notes').map(({ value }) => value);
		const changes = values.filter((value, at) => value !== values[at - 1]);
		expect(changes, `notes of ${id}`).toEqual([...new Set(changes)]);
	}
}

/** A TODO whose task is there has its reference, and no other one has. */
export function proveTodos(todos: readonly KilledTodo[], rows: readonly ServedTask[]): void {
	const wrong = todos.filter((todo) => {
		const task = rows.find(({ mark }) => mark === todo.mark);
		return !(task ? todo.isReferredTo(task.id) : todo.isUntouched);
	});
	expect(wrong.map(({ mark, now }) => [mark, now])).toEqual([]);
}
