import assert from 'node:assert/strict';
import { focusFixture } from './focusFixture.ts';

describe('A task of Focus that is replaced', () => {
	const focus = focusFixture();
	const number = 9100;
	const id = `focus:${number}`;
	const sent = () =>
		focus.server.requests.map(({ method, body }) => (method === 'GET' ? method : { [method]: body }));

	const put = { name: 'Whole', status_id: 302, notes: '', tag_ids: [], rrule: null };
	const task = {
		name: 'Whole',
		statusId: 'focus:302',
		notes: '',
		tagIds: [],
		rrule: null,
		projectId: null,
		endDate: null,
		priorityAt: '2026-11-02',
	};

	for (const [way, patch] of [
		['empties', { priority_at: '2026-11-02' }],
		['keeps', { project_id: null, end_date: null, priority_at: '2026-11-02' }],
	] as const) {
		it(`has what it was given and nothing else where PUT ${way} what it isn’t given`, async () => {
			focus.server.options.put = way;
			const before = { project_id: 101, end_date: '2026-11-30', tag_ids: [201], notes: 'Old' };
			focus.server.changeTask(number, { name: 'Before', ...before });
			const told = await focus.api.replace(id, task);
			const [first, second, third] = sent();
			assert.deepEqual([first, second, third], [{ PUT: put }, 'GET', { PATCH: patch }]);
			assert.partialDeepStrictEqual(told, { id, ...task });
			assert.partialDeepStrictEqual(await focus.api.get(id), task);
		});
	}

	for (const [rest, method] of [
		['looked at', 'GET'],
		['emptied', 'PATCH'],
	] as const) {
		it(`may have become what it was given where the rest could not be ${rest}`, async () => {
			focus.server.options.put = 'keeps';
			focus.server.changeTask(number, { name: 'Before', end_date: '2026-11-30' });
			focus.server.fail({ method }, { kind: 'plan' });
			await assert.rejects(focus.api.replace(id, task), {
				problem: { kind: 'unreadable', service: focus.api.label },
			});
			// Who only looks, looks again.
			focus.server.fail({ method, count: 9 }, { kind: 'status', status: 503 });
			await assert.rejects(focus.api.replace(id, task), {
				problem: { kind: 'service', service: focus.api.label, status: 503 },
			});
			focus.server.clearFaults();
			assert.equal((await focus.api.get(id)).name, 'Whole');
		});
	}

	it('takes one request when PUT can say it all', async () => {
		focus.server.changeTask(number, { name: 'Before' });
		await focus.api.replace(id, { name: 'After', statusId: 'focus:301', description: 'x' });
		assert.deepEqual(sent(), [{ PUT: { name: 'After', status_id: 301, description: 'x' } }]);
	});
});
