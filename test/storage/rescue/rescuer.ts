import { writeSync } from 'node:fs';
import { openDocuments } from '../../../src/storage/openDocuments.ts';

/**
 * A program of its own that opens a file and takes a number: `rescuer.ts <file>`. It prints "ready" before, and
 * afterwards what it heard and found as JSON.
 */
const [, , file = ''] = process.argv;
const heard: string[] = [];
writeSync(1, 'ready\n');
const documents = await openDocuments(file, {
	onTrouble: (error) => heard.push(String(error)),
	onRescue: () => heard.push('rescued'),
});
const id = documents.transact('local', (open) => {
	const next = open.nextId('task');
	open.put('task', next, { name: 'New' });
	return next;
});
const { length } = documents.read('local', (open) => open.all('task'));
documents.close();
writeSync(1, `${JSON.stringify({ heard, id, length })}\n`);
