import assert from 'node:assert/strict';
import { failure, focusFixture } from './focusFixture.ts';

describe('The Focus client’s proposals', () => {
	const focus = focusFixture();
	const answer = (body: unknown): void => {
		focus.server.fail({ method: 'POST' }, { kind: 'status', status: 200, body });
	};

	it('have what the service says of a task, and nothing that it doesn’t', async () => {
		const said = {
			id: 0,
			name: 'Paint',
			description: 'Twice',
			notes: '',
			project_id: 101,
			parent_task_id: 0,
			priority: 'high',
			status_id: 302,
			start_date: '2026-11-02',
			end_date: null,
			estimated_mins: 30,
			tag_ids: [201],
			assignee_user_ids: null,
			billable: true,
			pinned: false,
			position: 65_536,
			source: 'plan',
		};
		answer([said, { name: 'Oil', priority: 'urgent' }, { name: ' ' }, 7]);
		const proposals = await focus.api.propose.fromPrompt('Paint it twice, then oil it');
		assert.deepEqual(proposals, [
			{
				name: 'Paint',
				description: 'Twice',
				projectId: 'focus:101',
				statusId: 'focus:302',
				priority: 'high',
				startDate: '2026-11-02',
				estimatedMins: 30,
				tagIds: ['focus:201'],
				billable: true,
			},
			{ name: 'Oil' },
		]);
		assert.equal(focus.lines.filter((line) => line.startsWith('Skipped a proposal')).length, 2);
	});

	it('can be created as they are', async () => {
		const proposals = await focus.api.propose.fromList('- Rope\n- Paint');
		const created = await focus.api.createMany(proposals);
		assert.deepEqual(
			created.map(({ name, statusName }) => [name, statusName]),
			[
				['Rope', 'Todo'],
				['Paint', 'Todo'],
			],
		);
	});

	it('are read bare, under "items" as on the reference pages, and where there are none', async () => {
		for (const [body, count] of [
			[[{ name: 'One' }], 1],
			[{ items: [{ name: 'One' }, { name: 'Two' }] }, 2],
			[{ items: null }, 0],
			[null, 0],
			[[], 0],
		] as const) {
			answer(body);
			assert.equal((await focus.api.propose.fromPrompt('x')).length, count);
		}
		answer({ data: 'later' });
		await failure(focus.api.propose.fromPrompt('x'), 'unreadable', focus.server.key);
	});

	it('may take longer than other calls', async () => {
		focus.server.fail({ method: 'POST' }, { kind: 'delay', ms: 400 });
		assert.equal((await focus.hurriedApi.propose.fromList('One')).length, 1);
	});

	it('can be given up', async () => {
		focus.server.fail({ method: 'POST' }, { kind: 'hang' });
		const stop = new AbortController();
		setTimeout(() => stop.abort(), 20);
		await assert.rejects(focus.api.propose.fromPrompt('x', stop.signal), { name: 'AbortError' });
	});

	it('tell why a picture is refused', async () => {
		await failure(
			focus.api.propose.fromImage({ bytes: new Uint8Array(), name: 'a.png' }),
			'rejected',
			focus.server.key,
		);
	});
});
