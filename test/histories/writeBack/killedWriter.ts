import { writeSync } from 'node:fs';
import { LocalTasks } from '../../../src/local/localTasks.ts';
import { openSqliteDocuments } from '../../../src/storage/sqliteDocuments.ts';
import { syncedTasks } from '../../../src/sync/syncedTasks.ts';
import { TaskStore } from '../../../src/tasks/taskStore.ts';
import { focusConnector } from '../../../src/toggl/focus/focusConnector.ts';
import { Writer } from './writer.ts';

/**
 * A program of its own that makes tasks of all TODOs of a file until it is killed: `killedWriter.ts <product>
 * <tasks> <file's URI> <url> <key> <organization> <workspace>`. It says when it begins, and when it's done.
 */
const [, , product = '', tasks = '', uri = '', url = '', token = '', organization, workspace] = process.argv;

const documents = openSqliteDocuments(tasks);
const store = new TaskStore();
store.connect(new LocalTasks(documents));
const connector = focusConnector({ apiUrl: () => url, log: () => {} });
const credential = {
	product: 'focus',
	token,
	organizationId: Number(organization),
	workspaceId: Number(workspace),
};
store.connect(
	syncedTasks((onAnswer) => connector.connect(credential, onAnswer), documents, {
		account: 'focus/of/histories',
		owner: 'me',
		log: () => {},
		lease: 600,
	}),
);
await store.settled();
const writer = new Writer(store, documents);
writeSync(1, 'ready\n');
await writer.createAll(uri, product);
writeSync(1, 'done\n');
