import assert from 'node:assert/strict';
import { focusFixture } from './focusFixture.ts';

describe('The Focus client’s relatives of a task', () => {
	const focus = focusFixture();
	const numbers = (tasks: readonly { id: string }[]): number[] =>
		tasks.map(({ id }) => Number(id.slice('focus:'.length))).toSorted((a, b) => a - b);

	for (const [relatives, inUse, archived] of [
		['inUse', [9001], [9002]],
		['all', [9001, 9002], [9002]],
	] as const) {
		it(`are all there in two requests where those without a filter are ${relatives}`, async () => {
			focus.server.options.relatives = relatives;
			focus.server.changeTask(9000, { archived_at: '2026-11-01T00:00:00Z' });
			focus.server.changeTask(9001, { parent_task_id: 9000 });
			focus.server.changeTask(9002, { parent_task_id: 9000, archived_at: '2026-11-01T00:00:00Z' });
			assert.deepEqual(numbers(await focus.api.children('focus:9000')), inUse);
			assert.deepEqual(numbers(await focus.api.children('focus:9000', undefined, true)), archived);
			assert.deepEqual(
				numbers(await focus.api.parents('focus:9002')),
				relatives === 'all' ? [9000] : [],
			);
			assert.deepEqual(
				focus.server.requests.map(({ query }) => query['archived']),
				[undefined, 'true', undefined],
			);
		});
	}
});
