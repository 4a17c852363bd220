import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { changedRows } from '../../src/tree/changedRows.ts';
import { taskPredicate } from '../../src/tree/taskFilter.ts';
import type { TreeNode } from '../../src/tree/treeNode.ts';
import { TreeShape } from '../../src/tree/treeShape.ts';
import { groupings, plainView, sortings, type ViewChoice } from '../../src/tree/viewChoice.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { storeWith } from '../tasks/storeWith.ts';
import { day } from './modelView.ts';

const most = 100;

/** The shortest of several runs, in milliseconds: other programs' share of the machine isn't ours. */
function time(run: () => unknown): number {
	const times = Array.from({ length: 5 }, () => {
		const begun = performance.now();
		run();
		return performance.now() - begun;
	});
	return Math.min(...times);
}

/** One in three under another task, one in ten done, and something of everything to group by. */
function manyTasks(count: number): readonly Task[] {
	return Array.from({ length: count }, (_, i) =>
		makeTask(`focus:${i + 1}`, {
			name: `Task ${(i * 7919) % count}`,
			parentId: i % 3 === 2 ? `focus:${i}` : null,
			projectId: i % 5 === 0 ? null : `focus:${101 + (i % 40)}`,
			statusId: `focus:${1 + (i % 4)}`,
			priority: ['none', 'low', 'medium', 'high'][i % 4] ?? 'none',
			endDate: i % 3 === 0 ? null : `2026-11-${String(1 + (i % 30)).padStart(2, '0')}`,
			tagIds: i % 2 === 0 ? ['focus:7', 'focus:8'] : [],
			assigneeIds: [`focus:${21 + (i % 30)}`],
			updatedAt: new Date(Date.UTC(2026, 10, 1, 0, 0, (i * 31) % count)).toISOString(),
			position: i % 50,
		}),
	);
}

describe('The tree with 10,000 tasks', () => {
	let shown: (view: ViewChoice) => () => void;
	let oneChange: () => number;
	let pass: () => number;

	before(async () => {
		const { store, api } = await storeWith(manyTasks(10_000));
		pass = () => store.find({}).filter(taskPredicate({ done: false, pinned: false }, day)).length;
		// All that stands at the top, and all below it: more than fits on any screen.
		shown = (view) => () => {
			const shape = new TreeShape(store, view, day);
			const open = (parent?: TreeNode): void => {
				for (const row of shape.children(parent)) {
					if (row.kind !== 'task') {
						open(row);
					}
				}
			};
			open();
		};
		oneChange = () => {
			const former = new TreeShape(store, plainView, day);
			const before = store.need('focus:5000');
			api.changeElsewhere('focus:5000', { name: `${before.name} again` });
			return time(() =>
				changedRows(
					[{ before, after: store.need('focus:5000') }],
					former,
					new TreeShape(store, plainView, day),
				),
			);
		};
	});

	const report = (what: string, took: number): void => {
		const ratio = took / time(pass);
		console.log(`      ${what}: ${took.toFixed(1)} ms, ${ratio.toFixed(1)} times a pass over the tasks`);
		assert.ok(took < most, `${what} takes ${took} ms`);
	};

	for (const groupBy of groupings) {
		it(`is grouped by ${groupBy} in ${most} ms`, () => {
			report(`grouped by ${groupBy}`, time(shown({ ...plainView, groupBy })));
		});
	}

	for (const sortBy of sortings) {
		it(`is sorted by ${sortBy} in ${most} ms`, () => {
			report(`sorted by ${sortBy}`, time(shown({ ...plainView, groupBy: 'none', sortBy })));
		});
	}

	for (const filter of [{ done: false }, { text: 'task 77' }, { tagIds: ['focus:7'], done: false }]) {
		it(`is filtered by ${JSON.stringify(filter)} in ${most} ms`, () => {
			report(`filtered by ${JSON.stringify(filter)}`, time(shown({ ...plainView, filter })));
		});
	}

	it(`finds the rows that a change concerns in ${most} ms`, () => {
		report('one task changed', oneChange());
	});
});
