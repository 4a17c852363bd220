import assert from 'node:assert/strict';
import type { Task } from '../../src/tasks/task.ts';
import { sayFacts } from '../../src/ui/sayFacts.ts';
import { makeTask } from '../tasks/makeTask.ts';

const rows: readonly (readonly [Partial<Task>, Readonly<Record<string, string>>])[] = [
	[{}, {}],
	[{ recurring: false }, {}],
	[{ recurring: true }, { Recurring: 'Yes' }],
	[{ rate: 0 }, { Rate: '0' }],
	[{ rate: 80.5 }, { Rate: '80.5' }],
	[
		{ integration: { provider: 'github', type: 'issue', id: '12' } },
		{ Integration: 'github · issue · 12' },
	],
	[{ integration: { provider: null, type: null, id: 'A-7' } }, { Integration: 'A-7' }],
	[{ integration: { provider: 'x\u202e\ny', type: null, id: null } }, { Integration: 'x y' }],
];

describe('What the service says beside what can be changed', () => {
	for (const [fields, expected] of rows) {
		it(`of ${JSON.stringify(fields)} is ${JSON.stringify(expected)}`, () => {
			const facts = sayFacts(makeTask('track:1', fields));
			assert.deepEqual(Object.fromEntries(facts.map(({ label, value }) => [label, value])), expected);
		});
	}
});
