import { writeSync } from 'node:fs';
import { LocalTasks } from '../../src/local/localTasks.ts';
import { openSqliteDocuments } from '../../src/storage/sqliteDocuments.ts';

/**
 * A program of its own that creates tasks in a file: `localWriter.ts <file> <name> <count>`. It prints each
 * task's id as soon as it is told that the task is kept, and "ready" before the first.
 */
const [, , file = '', name = '', count = ''] = process.argv;

const tasks = new LocalTasks(openSqliteDocuments(file));
say('ready');
for (let number = 1; number <= Number(count); number++) {
	const { id } = await tasks.create({ name: `${name} ${number}` });
	say(id);
}
tasks.dispose();

/** At once, not when the event loop comes to it: what is printed must be true when the program is killed. */
function say(line: string): void {
	writeSync(1, `${line}\n`);
}
