import type { Task } from '../../src/tasks/task.ts';
import { changedRows } from '../../src/tree/changedRows.ts';
import type { TaskStore } from '../../src/tasks/taskStore.ts';
import type { TreeNode } from '../../src/tree/treeNode.ts';
import { TreeShape } from '../../src/tree/treeShape.ts';
import { groupings, plainView, sortings, type ViewChoice } from '../../src/tree/viewChoice.ts';
import { assertAsFast } from '../assertAsFast.ts';
import { makeTask } from '../tasks/makeTask.ts';
import type { ScriptedApi } from '../tasks/scriptedApi.ts';
import { storeWith } from '../tasks/storeWith.ts';
import { day } from './modelView.ts';

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

describe('The tree with 10,000 tasks', function () {
	this.timeout(60_000);
	const tasks = manyTasks(10_000);
	const copy = (): unknown => JSON.parse(JSON.stringify(tasks));
	let store: TaskStore;
	let api: ScriptedApi;

	before(async () => {
		({ store, api } = await storeWith(tasks));
	});

	/** Asks for all that stands at the top, and all below it: more than fits on any screen. */
	const show = (view: ViewChoice): void => {
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
	const isFast = (what: string, view: Partial<ViewChoice>): void => {
		assertAsFast(what, () => show({ ...plainView, ...view }), { times: 2.5, as: copy });
	};

	for (const groupBy of groupings) {
		it(`is grouped by ${groupBy} about as fast as the tasks are copied`, () => {
			isFast(`grouped by ${groupBy}`, { groupBy });
		});
	}

	for (const sortBy of sortings) {
		it(`is sorted by ${sortBy} about as fast as the tasks are copied`, () => {
			isFast(`sorted by ${sortBy}`, { groupBy: 'none', sortBy });
		});
	}

	for (const filter of [{ done: false }, { text: 'task 77' }, { tagIds: ['focus:7'], done: false }]) {
		it(`is filtered by ${JSON.stringify(filter)} about as fast as the tasks are copied`, () => {
			isFast(`filtered by ${JSON.stringify(filter)}`, { filter });
		});
	}

	it('finds the rows that a change concerns about as fast as the tasks are copied', () => {
		const former = new TreeShape(store, plainView, day);
		const before = store.need('focus:5000');
		api.changeElsewhere('focus:5000', { name: `${before.name} again` });
		const after = store.need('focus:5000');
		assertAsFast(
			'one task changed',
			() => changedRows([{ before, after }], former, new TreeShape(store, plainView, day)),
			{ times: 2, as: copy },
		);
	});
});
