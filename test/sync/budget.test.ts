import assert from 'node:assert/strict';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { Budget } from '../../src/sync/budget.ts';
import { Ledger } from '../../src/sync/ledger.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('Budget', () => {
	let now: number;
	let budget: Budget;
	beforeEach(() => {
		now = Date.UTC(2026, 10, 30);
		const ledger = new Ledger(memoryDocuments(), 'focus/1/2');
		budget = new Budget(
			ledger,
			() => now,
			() => 1,
		);
	});

	it('lets go on when the pause that the service asked for is over', () => {
		budget.failed({ kind: 'busy', service: 'Toggl Focus', retryAt: now + 5 * minute });
		now += 5 * minute - 1;
		assert.throws(() => budget.prove('Toggl Focus'), { name: 'TaskError', message: /asks for a pause/ });
		now += 1;
		budget.prove('Toggl Focus');
	});

	for (const [what, pause] of [
		['a used-up hour', () => budget.failed({ kind: 'quota', service: 'x', resetsAt: now + hour })],
		['an asked-for pause', () => budget.failed({ kind: 'busy', service: 'x', retryAt: now + hour })],
		['a plan without tasks', () => budget.lacksTasks()],
	] as const) {
		it(`is held up no longer by ${what} when the clock is set back by years`, () => {
			budget.told({ remaining: 0, resetsAt: now + hour });
			pause();
			assert.equal(budget.allowsBackground, false);
			now -= 3 * 365 * 24 * hour;
			budget.prove('x');
			assert.equal(budget.allowsBackground, true);
		});
	}
});
