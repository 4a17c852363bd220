import { join } from 'node:path';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';
import type { NewTask } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';

/** The folder that VS Code gives the extension, in a profile of the server or of a desktop window. */
const storage = 'User/globalStorage/tasks-for-toggl.tasks-for-toggl';

/** Fills the local tasks of a profile that has none, the way the extension itself would. */
export async function writeSampleTasks(userDataDir: string): Promise<void> {
	const store = new TaskStore();
	const local = new LocalTasks(openSqliteDocuments(join(userDataDir, storage, 'tasks.sqlite')));
	store.connect(local);
	await store.settled();
	await store.loadArchived();
	if (store.find({ limit: 1 }).length === 0 && store.archived().length === 0) {
		await fill(store);
	}
	store.dispose();
	local.dispose();
}

async function fill(store: TaskStore): Promise<void> {
	const create = async (task: NewTask): Promise<string> => (await store.create('local', task)).id;
	const website = await store.service.saveProject('local', {
		name: 'Website',
		color: '#0b83d9',
		closed: false,
	});
	const api = await store.service.saveProject('local', { name: 'API', color: '#2da608', closed: false });
	const bug = await store.service.createTag('local', { name: 'bug', color: '#d92b2b' });
	const status = (type: string): { statusId?: string } => {
		const found = store.account('local')?.catalog.statuses.find((each) => each.type === type);
		return found ? { statusId: found.id } : {};
	};

	const login = await create({
		name: 'Rework the login page',
		projectId: website,
		...status('in_progress'),
		priority: 'high',
		endDate: dayFromNow(2),
		estimatedMins: 240,
		pinned: true,
		notes: 'The form forgets what was typed when the session ends.',
	});
	await create({
		name: 'Keep the typed e-mail address',
		parentId: login,
		tagIds: [bug],
		estimatedMins: 45,
	});
	const errors = await create({ name: 'Say what is wrong with a password', parentId: login });
	await create({ name: 'Collect the sentences', parentId: errors, done: true });
	await create({ name: 'Translate them', parentId: errors, endDate: dayFromNow(6) });
	await create({
		name: 'Compress the pictures on the start page',
		projectId: website,
		endDate: dayFromNow(-3),
		estimatedMins: 60,
	});
	await create({ name: 'Replace the old logo', projectId: website, done: true });
	await create({
		name: 'Limit the size of uploads',
		projectId: api,
		...status('blocked'),
		tagIds: [bug],
		priority: 'medium',
	});
	await create({
		name: 'Describe the errors in the reference',
		projectId: api,
		estimatedMins: 90,
		endDate: dayFromNow(12),
	});
	await create({ name: 'Renew the certificate', endDate: dayFromNow(0), priority: 'high' });
	const old = await create({ name: 'Move to the new server', projectId: api, done: true });
	await store.act('archive', [old]);
}

function dayFromNow(days: number): string {
	return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
