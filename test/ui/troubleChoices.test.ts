import assert from 'node:assert/strict';
import { troubleChoices } from '../../src/ui/troubleChoices.ts';
import type { Trouble } from '../../src/tasks/trouble.ts';

const rows: readonly (readonly [Trouble['kind'], readonly string[], readonly string[]])[] = [
	['failed', ['Retry', 'Discard'], ['again', 'discard']],
	['conflict', ['Keep Mine', 'Take Theirs'], ['mine', 'theirs']],
	['undecided', ['It Is This One', 'Create It Again'], ['theirs', 'again']],
];

describe('What a person can do about a trouble', () => {
	for (const [kind, labels, choices] of rows) {
		it(`of the kind “${kind}” is offered`, () => {
			const trouble: Trouble = { kind, sentence: 'Why.' };
			const offered = troubleChoices(trouble, String);
			assert.deepEqual(
				offered.map(({ label }) => label),
				labels,
			);
			assert.deepEqual(
				offered.map(({ choice }) => choice),
				choices,
			);
		});
	}

	it('shows both values of each field in words', () => {
		const fields = [
			{ field: 'name', mine: 'A', theirs: 'B' },
			{ field: 'endDate', mine: null, theirs: '2026-12-01' },
		];
		const offered = troubleChoices({ kind: 'conflict', sentence: '', fields }, (field, value) =>
			value === null ? `no ${field}` : JSON.stringify(value),
		);
		assert.deepEqual(
			offered.map(({ detail }) => detail),
			['Name: "A" · Due Date: no endDate', 'Name: "B" · Due Date: "2026-12-01"'],
		);
	});
});
