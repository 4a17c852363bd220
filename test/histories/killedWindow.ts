import { writeSync } from 'node:fs';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import { syncedTasks } from '../../src/sync/syncedTasks.ts';
import type { Task } from '../../src/tasks/task.ts';
import type { TaskAction } from '../../src/tasks/taskAction.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { focusConnector } from '../../src/toggl/focus/focusConnector.ts';
import type { Line, WriteKind } from './killedWindows.ts';

/**
 * A program of its own that changes tasks until it is killed: `killedWindow.ts <what> <file> <url> <key>
 * <organization> <workspace> <kind>`. It says what it's about to do, and that it was told so, in lines of JSON.
 */
const [, , name = '', file = '', url = '', token = '', organization, workspace, wanted] = process.argv;

const connector = focusConnector({ apiUrl: () => url, log: () => {} });
const credential = {
	product: 'focus',
	token,
	organizationId: Number(organization),
	workspaceId: Number(workspace),
};
const store = new TaskStore();
store.connect(
	syncedTasks((onAnswer) => connector.connect(credential, onAnswer), openSqliteDocuments(file), {
		account: 'focus/of/histories',
		owner: 'me',
		log: () => {},
		lease: 600,
		lateness: 700,
	}),
);
await store.settled();
say({ kind: 'ready' });
for (let number = 1; ; number++) {
	await work(wanted as WriteKind, `${name}.${number}`);
}

async function work(kind: WriteKind, mark: string): Promise<void> {
	switch (kind) {
		case 'create':
			return told([{ kind: 'create', mark, name: 'Same' }], async () => {
				await store.create('focus', { name: 'Same', description: mark });
			});
		case 'createMany': {
			const tasks = ['a', 'b', 'c'].map((part) => ({ name: 'Alike', description: `${mark}${part}` }));
			const lines = tasks.map((task): Line => ({
				kind: 'create',
				mark: task.description,
				name: task.name,
			}));
			return told(lines, async () => {
				await store.createMany('focus', tasks);
			});
		}
		case 'update': {
			const task = someTask();
			return told([write(task, 'notes', mark)], async () => {
				await store.update(task.id, { notes: mark });
			});
		}
		case 'updateMany': {
			const tasks = [...new Set([someTask(), someTask(), someTask()])];
			const updates = tasks.map(({ id }, at) => ({ id, changes: { notes: `${mark}-${at}` } }));
			const lines = tasks.map((task, at) => write(task, 'notes', `${mark}-${at}`));
			return told(lines, async () => {
				await store.updateMany(updates);
			});
		}
		case 'pin': {
			const task = someTask();
			const pinned = !task.pinned;
			return told([write(task, 'pinned', pinned)], async () => {
				await store.update(task.id, { pinned });
			});
		}
		case 'replace': {
			const task = someTask();
			const { name: called, description = '' } = task;
			// What isn't said is empty then.
			return told([write(task, 'notes', mark), write(task, 'pinned', false)], async () => {
				await store.replace(task.id, { name: called, description, notes: mark });
			});
		}
		case 'archive':
			return act('archive', someTask());
		case 'unarchive': {
			const task = someTask();
			await act('archive', task);
			return act('unarchive', task);
		}
		case 'delete':
			return act('delete', someTask());
		case 'restore': {
			const task = someTask();
			await act('delete', task);
			return act('restore', task);
		}
	}
}

function act(action: TaskAction, task: Task): Promise<void> {
	const line =
		action === 'archive' || action === 'unarchive'
			? write(task, 'archived', action === 'archive')
			: write(task, 'deleted', action === 'delete');
	return told([line], async () => {
		await store.act(action, [task.id]);
	});
}

function write(
	task: Task,
	field: 'notes' | 'pinned' | 'archived' | 'deleted',
	value: string | boolean,
): Line {
	return { kind: 'write', id: task.id, mark: task.description ?? '', field, value };
}

/** A task that only this window changes: whose change of two windows is the last, nobody could say. */
function someTask(): Task {
	const parity = name.endsWith('1') ? 1 : 0;
	const own = store
		.find({})
		.filter(
			({ description, id }) =>
				/^\d+$/.test(description ?? '') && Number(description) % 2 === parity && !id.includes('new'),
		);
	const task = own[Math.floor(Math.random() * own.length)];
	if (!task) {
		throw new Error('No task is left.');
	}
	return task;
}

async function told(lines: readonly Line[], change: () => Promise<void>): Promise<void> {
	for (const line of lines) {
		say(line);
	}
	await change();
	say({ kind: 'told' });
}

/** At once, not when the event loop comes to it: what is said must be true when the program is killed. */
function say(line: Line): void {
	writeSync(1, `${JSON.stringify(line)}\n`);
}
