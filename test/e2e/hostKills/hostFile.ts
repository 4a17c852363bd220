import { join } from 'node:path';
import { local, readTask } from '../../../src/local/mapping.ts';
import { idOf } from '../../../src/tasks/task.ts';
import { Disk, type Handle } from '../../histories/disk.ts';
import { Outbox } from '../../histories/outbox.ts';
import type { PlayedProduct, ServedTask } from '../../histories/product.ts';
import { markOf } from './markOf.ts';

/**
 * Looks into the file of a profile's tasks. It's opened for no longer than that, and only while a host lives: the
 * next host must find it as the dead one left it.
 */
export function lookInto<T>(
	userDataDir: string,
	products: readonly PlayedProduct[],
	look: (outbox: Outbox, locals: readonly ServedTask[]) => T,
): T {
	const disk = new Disk(
		join(userDataDir, 'User/globalStorage/tasks-for-toggl.tasks-for-toggl/tasks.sqlite'),
	);
	try {
		const handle = disk.open();
		return look(new Outbox(handle, products), localsIn(handle));
	} finally {
		disk.close();
	}
}

/** The tasks of this computer, deleted ones too. */
function localsIn(handle: Handle): readonly ServedTask[] {
	return handle.read(local, (reading) => {
		const finished = new Set(
			reading.all('status').flatMap(({ id, body }) => (Object(body).type === 'done' ? id : [])),
		);
		return reading.all('task').flatMap(({ id, body }) => {
			const task = readTask(body);
			const { notes, pinned = false, archivedAt, deletedAt, statusId, name = '' } = task ?? {};
			const row: ServedTask = {
				id: idOf(local, id),
				mark: markOf(task ?? {}),
				name,
				parentId: null,
				values: {
					notes: notes || null,
					pinned,
					done: statusId !== undefined && finished.has(statusId),
					archived: archivedAt !== null,
					deleted: deletedAt !== null,
				},
			};
			return task ? [row] : [];
		});
	});
}
