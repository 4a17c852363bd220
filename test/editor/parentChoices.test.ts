import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isAtOrBelow, parentChoices } from '../../src/editor/parentChoices.ts';
import { makeTask } from '../tasks/makeTask.ts';

describe('the parents that a task can get', () => {
	const top = makeTask('focus:1');
	const child = makeTask('focus:2', { parentId: 'focus:1' });
	const grandchild = makeTask('focus:3', { parentId: 'focus:2' });
	const other = makeTask('focus:4');
	const archived = makeTask('focus:5', { archived: true });
	const local = makeTask('local:1');
	const all = [top, child, grandchild, other, archived, local];
	const choices: [string, typeof top, string[]][] = [
		['with sub-tasks', top, ['focus:4']],
		['in the middle', child, ['focus:1', 'focus:4']],
		['at the end', grandchild, ['focus:1', 'focus:2', 'focus:4']],
		['of another product', local, []],
	];
	for (const [what, task, ids] of choices) {
		it(`are right for one ${what}`, () => {
			assert.deepEqual(
				parentChoices(task, all).map(({ id }) => id),
				ids,
			);
		});
	}

	it('hold no sub-task of an archived task that is itself below', () => {
		const between = makeTask('focus:6', { parentId: 'focus:1', archived: true });
		const below = makeTask('focus:7', { parentId: 'focus:6' });
		assert.deepEqual(parentChoices(top, [top, between, below]), []);
	});

	it('never make a circle, whatever the tasks point to', () => {
		const tasks = fc
			.array(fc.option(fc.nat(9), { nil: null }), { minLength: 1, maxLength: 10 })
			.map((parents) =>
				parents.map((parent, index) =>
					makeTask(`focus:${index}`, { parentId: parent === null ? null : `focus:${parent}` }),
				),
			);
		fc.assert(
			fc.property(tasks, (given) => {
				const [task] = given;
				assert.ok(task);
				const parentOf = (id: string) => given.find((one) => one.id === id)?.parentId;
				for (const { id } of parentChoices(task, given)) {
					assert.equal(isAtOrBelow(id, task.id, parentOf), false);
				}
			}),
		);
	});
});
