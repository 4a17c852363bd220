import assert from 'node:assert/strict';
import type { clickedTask } from '../../src/references/commandLink.ts';
import type { Node } from '../../src/todo/view/todoNodes.ts';
import type { TreeNode } from '../../src/tree/treeNode.ts';
import { isClick } from '../../src/ui/isClick.ts';

type Row = TreeNode | Node | ReturnType<typeof clickedTask>;

/** The compiler has every row in it. */
const rows: Readonly<Record<Row['kind'], true>> = {
	pinned: true,
	account: true,
	project: true,
	group: true,
	task: true,
	todo: true,
	todoFile: true,
	todoFolder: true,
	reference: true,
};

describe('isClick', () => {
	for (const kind of Object.keys(rows)) {
		it(`knows a row or link by “${kind}”`, () => assert.ok(isClick({ kind, key: 'k' })));
	}

	for (const argument of [{}, { name: 'x', kind: 'bug' }, { kind: 7 }, { kind: '' }, []]) {
		it(`leaves ${JSON.stringify(argument)} to whoever calls with it`, () => {
			assert.equal(isClick(argument), false);
		});
	}
});
