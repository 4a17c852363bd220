import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { findTasks, type TaskQuery } from '../../src/tasks/findTasks.ts';
import { makeTask } from './makeTask.ts';
import { taskArbitrary, taskIdArbitrary } from './taskArbitrary.ts';

const tasks = [
	makeTask('local:1', { name: 'Write the README', projectId: 'local:5', projectName: 'Docs' }),
	makeTask('local:2', { name: 'Écrire', parentId: 'local:1', notes: 'see RFC 9110', pinned: true }),
	makeTask('focus:12', { name: 'Sing', description: 'loudly', done: true }),
	makeTask('focus:13', { name: 'Old song', archived: true }),
];

describe('findTasks', () => {
	const table: readonly [TaskQuery, readonly string[]][] = [
		[{}, ['local:1', 'local:2', 'focus:12']],
		[{ text: '' }, ['local:1', 'local:2', 'focus:12']],
		[{ text: '  \t\n ' }, ['local:1', 'local:2', 'focus:12']],
		[{ text: 'readme' }, ['local:1']],
		[{ text: 'DOCS write' }, ['local:1']],
		[{ text: 'write sing' }, []],
		[{ text: 'éCRIRE' }, ['local:2']],
		[{ text: 'rfc' }, ['local:2']],
		[{ text: 'loud' }, ['focus:12']],
		[{ text: 'focus:12' }, ['focus:12']],
		[{ text: 'undefined' }, []],
		[{ text: 'null' }, []],
		[{ text: '.*' }, []],
		[{ product: 'local' }, ['local:1', 'local:2']],
		[{ projectId: 'local:5' }, ['local:1']],
		[{ projectId: null }, ['local:2', 'focus:12']],
		[{ parentId: 'local:1' }, ['local:2']],
		[{ parentId: null }, ['local:1', 'focus:12']],
		[{ archived: true }, ['focus:13']],
		[{ archived: false }, ['local:1', 'local:2', 'focus:12']],
		[{ pinned: true }, ['local:2']],
		[{ pinned: false }, ['local:1', 'focus:12']],
		[{ done: true }, ['focus:12']],
		[{ limit: 2 }, ['local:1', 'local:2']],
		[{ limit: 0 }, []],
		[{ limit: 1, done: true }, ['focus:12']],
	];
	for (const [query, wanted] of table) {
		it(`finds ${wanted.join(', ') || 'nothing'} for ${JSON.stringify(query)}`, () => {
			assert.deepEqual(
				findTasks(tasks, query).map(({ id }) => id),
				wanted,
			);
		});
	}

	it('finds by what else a task is known by', () => {
		const alsoOf = (): readonly string[] => ['toggl#12', '#bug'];
		assert.equal(findTasks(tasks, { text: 'TOGGL#12 sing #bug', alsoOf }).length, 1);
		assert.equal(findTasks(tasks, { text: '#bugs', alsoOf }).length, 0);
	});

	it('takes a task that lacks what is asked for as having none', () => {
		const bare = { id: 'track:1', product: 'track', name: 'x', done: false, pinned: false };
		const task = { ...bare, archived: false, pending: false };
		assert.equal(findTasks([task], { projectId: null, parentId: null, text: 'x' }).length, 1);
		assert.equal(findTasks([task], { text: 'undefined' }).length, 0);
	});

	it('finds for all conditions together what it finds for each alone', () => {
		const query = fc.record(
			{
				text: fc.constantFrom('write', 'e', 'project 101'),
				product: fc.constantFrom('focus', 'local'),
				projectId: fc.constantFrom(null, 'focus:101'),
				parentId: fc.option(taskIdArbitrary),
				pinned: fc.boolean(),
				done: fc.boolean(),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fc.array(taskArbitrary), fc.boolean(), query, (all, archived, conditions) => {
				const alone = Object.entries(conditions).map(
					([name, value]) => new Set(findTasks(all, { archived, [name]: value })),
				);
				const wanted = all.filter(
					(task) => task.archived === archived && alone.every((found) => found.has(task)),
				);
				assert.deepEqual(findTasks(all, { archived, ...conditions }), wanted);
			}),
			{ numRuns: 300 },
		);
	});
});
