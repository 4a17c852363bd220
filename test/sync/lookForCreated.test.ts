import assert from 'node:assert/strict';
import { lookForCreated } from '../../src/sync/lookForCreated.ts';
import type { Task, TaskChanges } from '../../src/tasks/task.ts';
import { makeTask } from '../tasks/makeTask.ts';

const sentAt = Date.parse('2026-05-01T12:00:00Z');

/** A task of the service, made some seconds after the wanted one was sent. */
function there(number: number, seconds: number, fields: TaskChanges = {}): Task {
	const createdAt = new Date(sentAt + seconds * 1000).toISOString();
	return makeTask(`focus:${number}`, { name: 'Write it', createdAt, ...fields });
}

const wanted = { id: 'focus:new-1-a', task: { name: ' Write\n it' } };

type Row = {
	what: string;
	newest: readonly Task[];
	clock?: 'unknown';
	taken?: string;
	created?: string;
	doubtful?: string;
};

const rows: Row[] = [
	{ what: 'finds one like it that was made since', newest: [there(5, 1)], created: 'focus:5' },
	{ what: 'allows for clocks that differ by a second', newest: [there(5, -1.5)], created: 'focus:5' },
	{ what: 'finds none where the only one is older', newest: [there(5, -10)] },
	{ what: 'finds none of another name', newest: [there(5, 1, { name: 'Read it' })] },
	{ what: 'finds none in another project', newest: [there(5, 1, { projectId: 'focus:101' })] },
	{ what: 'finds none below another task', newest: [there(5, 1, { parentId: 'focus:1' })] },
	{ what: 'leaves alone what is another task', newest: [there(5, 1)], taken: 'focus:5' },
	{ what: 'takes the first of several', newest: [there(6, 9), there(5, 1)], created: 'focus:5' },
	{
		what: 'prefers one with the same description',
		newest: [there(6, 9), there(5, 1, { description: 'Something else' })],
		created: 'focus:6',
	},
	{
		what: 'is in doubt about an older one where the clock may be wrong',
		newest: [there(5, -100_000)],
		clock: 'unknown',
		doubtful: 'focus:5',
	},
	{
		what: 'takes one made since where the clock may be wrong',
		newest: [there(5, 1)],
		clock: 'unknown',
		created: 'focus:5',
	},
];

describe('lookForCreated', () => {
	for (const { what, newest, clock, taken, created, doubtful } of rows) {
		it(what, () => {
			const found = lookForCreated([wanted], newest, {
				sentAt,
				isClockKnown: clock !== 'unknown',
				isTaken: (id) => id === taken,
			});
			assert.equal(found.created.get(wanted.id)?.id, created);
			assert.equal(found.doubtful.get(wanted.id)?.id, doubtful);
			assert.deepEqual(
				found.missing,
				created === undefined && doubtful === undefined ? [wanted.id] : [],
			);
		});
	}

	it('never takes one task for two', () => {
		const two = [wanted, { ...wanted, id: 'focus:new-2-a' }];
		const found = lookForCreated(two, [there(5, 1)], {
			sentAt,
			isClockKnown: true,
			isTaken: () => false,
		});
		assert.deepEqual([...found.created.keys()], ['focus:new-1-a']);
		assert.deepEqual(found.missing, ['focus:new-2-a']);
	});

	it('prefers one that has what the new one was given', () => {
		const { id, task } = wanted;
		const given = { ...task, estimatedMins: 30, assigneeIds: ['focus:3001'] };
		const newest = [
			there(7, 3, { estimatedMins: 30, assigneeIds: ['focus:3001'] }),
			there(6, 2, { estimatedMins: 30 }),
			there(5, 1),
		];
		const look = (some: readonly Task[]): string | undefined =>
			lookForCreated([{ id, task: given }], some, {
				sentAt,
				isClockKnown: true,
				isTaken: () => false,
			}).created.get(id)?.id;
		assert.equal(look(newest), 'focus:7');
		assert.equal(look(newest.slice(1)), 'focus:6');
	});
});
