import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TaskError } from '../../src/tasks/taskError.ts';
import { taskNode, pinnedNode, projectNode } from '../../src/tree/treeNode.ts';
import { targetIds } from '../../src/ui/targets.ts';

const node = (number: number) => taskNode(`local:${number}`, 'project');

describe('targetIds', () => {
	const table: readonly [string, unknown, unknown, readonly string[]][] = [
		['one id', { id: 'local:1' }, undefined, ['local:1']],
		[
			'several ids, each once',
			{ ids: ['local:1', 'focus:2', 'local:1'] },
			undefined,
			['local:1', 'focus:2'],
		],
		['a row', node(1), undefined, ['local:1']],
		['a row in the selection', node(1), [node(2), node(1)], ['local:2', 'local:1']],
		['a row that isn’t in the selection', node(1), [node(2), node(3)], ['local:1']],
		['a row under Pinned too', node(1), [node(1), taskNode('local:1', 'pinned')], ['local:1']],
		[
			'rows among others',
			node(1),
			[pinnedNode, node(1), projectNode('local', 'local:5'), node(2)],
			['local:1', 'local:2'],
		],
		['a row and a strange second argument', node(1), 'selection', ['local:1']],
		['an id with a selection that has it not', { id: 'local:1' }, [], ['local:1']],
	];
	for (const [what, argument, selection, wanted] of table) {
		it(`takes ${what}`, () => assert.deepEqual(targetIds(argument, selection), wanted));
	}

	for (const argument of [
		undefined,
		null,
		'local:1',
		7,
		[],
		{},
		{ id: 7 },
		{ id: '7' },
		{ ids: [] },
		{ ids: 'local:1' },
		{ ids: ['local:1', 'x'] },
		pinnedNode,
		projectNode('local', null),
	]) {
		it(`refuses ${JSON.stringify(argument)} with a sentence`, () => {
			assert.throws(
				() => targetIds(argument),
				(error) =>
					error instanceof TaskError &&
					error.message.endsWith('.') &&
					!/undefined|Expected/.test(error.message),
			);
		});
	}

	for (const [argument, sentence] of [
		[{}, 'The argument takes { id } or { ids }.'],
		[{ id: 7 }, '“id” is written like "focus:5123" or "local:7".'],
		[{ id: 'x' }, '“id” is written like "focus:5123" or "local:7".'],
		[{ ids: ['local:1', 'x'] }, '“ids.1” is written like "focus:5123" or "local:7".'],
		[{ ids: [] }, '“ids” names no task.'],
		[{ ids: 'local:1' }, '“ids” has to be a list.'],
	] as const) {
		it(`says what is wrong with ${JSON.stringify(argument)}`, () => {
			assert.throws(() => targetIds(argument), { message: sentence });
		});
	}

	it('gives each id once, and the row’s own always', () => {
		const number = fc.integer({ min: 1, max: 5 });
		fc.assert(
			fc.property(number, fc.array(number), (clicked, selected) => {
				const ids = targetIds(node(clicked), selected.map(node));
				assert.ok(ids.includes(`local:${clicked}`));
				assert.equal(new Set(ids).size, ids.length);
				assert.equal(ids.length > 1, selected.includes(clicked) && new Set(selected).size > 1);
			}),
		);
	});
});
