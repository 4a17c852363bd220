import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { focus } from './focus.ts';

/** What every task has that comes out of a command, whatever its product. */
const promised = [
	'id',
	'product',
	'name',
	'description',
	'notes',
	'projectId',
	'projectName',
	'parentId',
	'statusId',
	'statusName',
	'done',
	'priority',
	'pinned',
	'archived',
	'startDate',
	'endDate',
	'estimatedMins',
	'tagIds',
	'assigneeIds',
	'updatedAt',
	'pending',
];

/** Calls one of our commands as a script or another extension does. */
export async function call(name: string, ...args: readonly unknown[]): Promise<unknown> {
	return vscode.commands.executeCommand(`togglTasks.${name}`, ...args);
}

/** Creates a task and holds it to what every task has. */
export async function createTask(fields: Readonly<Record<string, unknown>>): Promise<Task> {
	return checkedTask(await call('createTask', fields));
}

export async function updateTask(id: string, changes: Readonly<Record<string, unknown>>): Promise<Task> {
	return checkedTask(await call('updateTask', { id, changes }));
}

export async function findTasks(query: Readonly<Record<string, unknown>> = {}): Promise<Task[]> {
	const found: unknown = await call('findTasks', query);
	assert.ok(Array.isArray(found), 'findTasks gives an array');
	return found.map((task: unknown) => checkedTask(task));
}

/** The task as `findTasks` has it now; `undefined` when it isn't there. */
export async function findTask(
	id: string,
	query: Readonly<Record<string, unknown>> = {},
): Promise<Task | undefined> {
	return (await findTasks(query)).find((task) => task.id === id);
}

/** As `findTask`, for a task that has to be there. */
export async function needTask(id: string, query: Readonly<Record<string, unknown>> = {}): Promise<Task> {
	const task = await findTask(id, query);
	assert.ok(task, `${id} is found with ${JSON.stringify(query)}`);
	return task;
}

/** Fails unless the value is a whole task and plain JSON. */
export function checkedTask(value: unknown): Task {
	assert.deepEqual(value, JSON.parse(JSON.stringify(value)), 'a task is plain JSON');
	const task = value as Task;
	for (const field of promised) {
		assert.ok(field in task, `the task has ${field}`);
	}
	assert.match(task.id, new RegExp(`^${task.product}:(?:\\d+|new-.+)$`));
	for (const [field, id] of Object.entries({
		projectId: task.projectId,
		parentId: task.parentId,
		statusId: task.statusId,
	})) {
		assert.ok(
			id === null || id?.startsWith(`${task.product}:`),
			`${field} ${id} begins with its product`,
		);
	}
	return task;
}

/** The sentence that the work fails with. Fails itself unless that is one for a person, without the key in it. */
export async function sentenceOf(work: Promise<unknown>): Promise<string> {
	const ended = await work.then(
		(value) => ({ value }),
		(error: unknown) => ({ error }),
	);
	assert.ok('error' in ended, `it rejects; it resolved with ${JSON.stringify(Object(ended))}`);
	assert.ok(ended.error instanceof Error, 'it rejects with an Error');
	const { message } = ended.error;
	assert.match(message, /^[\p{Lu}\d“].{10,}(?:[.…]|https?:\/\/\S+)$/u, 'it is a sentence');
	assert.doesNotMatch(
		message,
		/undefined|\bnull\b|\[object|Error:|Expected never|Something went wrong|^\s*at /,
		'it is for people',
	);
	assert.ok(!message.includes(focus.key), 'it does not hold the key');
	return message;
}

/** Fails unless the service has the task as it came out, but for what only the service knows. */
export async function assertStaysSo(task: Task): Promise<void> {
	await call('refresh');
	const { updatedAt, trackedSeconds } = task;
	assert.deepEqual({ ...(await needTask(task.id)), updatedAt, trackedSeconds }, task);
}

/** Resolves when the condition has come true; fails when it doesn't in so many seconds. */
export async function eventually(
	what: string,
	condition: () => boolean | Promise<boolean>,
	seconds = 15,
): Promise<void> {
	const end = Date.now() + seconds * 1000;
	while (!(await condition())) {
		assert.ok(Date.now() < end, `in ${seconds} seconds: ${what}`);
		await pause(20);
	}
}

/** Presses the first button of the notifications there are, until that has its effect. */
export async function acceptNotification(
	what: string,
	condition: () => boolean | Promise<boolean>,
): Promise<void> {
	const press = async (): Promise<boolean> => {
		await vscode.commands.executeCommand('notifications.focusToasts');
		await vscode.commands.executeCommand('notification.acceptPrimaryAction');
		return condition();
	};
	// What a button does to hundreds of tasks takes a while.
	await eventually(what, press, 15);
}

function pause(milliseconds: number): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}

/** Signs in to the strict Focus, as it is at its start and without requests. */
export async function signInAfresh(): Promise<void> {
	await call('signOut', { product: 'focus', changes: 'discard' });
	await focus.reset();
	await signIn();
	await focus.forgetRequests();
}

/** Signs in to the strict Focus, and waits until its tasks are there. */
export async function signIn(): Promise<void> {
	await call('signIn', { product: 'focus', token: focus.key, url: focus.webUrl });
	await findTasks({ limit: 0 });
}

/** For the end of a test file: other files begin signed out. */
export async function signOut(): Promise<void> {
	await call('signOut', { product: 'focus', changes: 'discard' });
	await focus.reset();
}
