import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { documentedEndpoints } from '../server/focus/answerFocus.ts';
import type { ActionRow } from './actions/actionRow.ts';
import { filterActions } from './actions/filterActions.ts';
import { formActions } from './actions/formActions.ts';
import { plannerActions } from './actions/plannerActions.ts';
import { readActions } from './actions/readActions.ts';
import { recurrenceActions } from './actions/recurrenceActions.ts';
import { replaceActions } from './actions/replaceActions.ts';
import { serviceActions } from './actions/serviceActions.ts';
import { endActions } from './actions/endActions.ts';
import { Wire } from './actions/wire.ts';
import { writeActions } from './actions/writeActions.ts';
import { focus } from './focus.ts';
import { call, needTask, signIn, signOut } from './support.ts';

const actionTable = [
	...readActions,
	...filterActions,
	...formActions,
	...recurrenceActions,
	...plannerActions,
	...replaceActions,
	...writeActions,
	...endActions,
	...serviceActions,
];

describe('Each call of the reference pages of Focus, from an action to the wire', () => {
	const wire = new Wire({
		endpoints: documentedEndpoints,
		whole: '/organizations/{organization_id}/workspaces/{workspace_id}/',
		requests: () => focus.requests(),
	});

	/** A workspace as it is at its start, with an account that was just read. */
	async function begin(options: Readonly<Record<string, unknown>>, row?: ActionRow): Promise<void> {
		await call('signOut', { product: 'focus' });
		await focus.reset();
		await focus.change({ options, tasks: row?.given ?? [] });
		await signIn();
		await focus.forgetRequests();
	}

	afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));
	after(signOut);

	it('has a row for every documented call', () => {
		assert.equal(wire.calls.length, 23);
		const rows = new Set(actionTable.map((row) => row.call));
		assert.deepEqual([...rows].toSorted(), wire.calls.toSorted());
	});

	for (const nulls of ['mixed', 'missing', 'null'] as const) {
		for (const row of actionTable) {
			it(`makes ${row.call} by ${row.action}, where empty fields are ${nulls}`, async () => {
				await begin({ nulls }, row);
				await row.does();
				await wire.prove(row);
				for (const [id, fields] of Object.entries(row.leaves ?? {})) {
					assert.partialDeepStrictEqual(await focus.row(`focus:${id}`), fields);
				}
			});
		}
	}

	it('shows a new task whose creation is answered without a body, and several', async () => {
		await begin({ createAnswer: 'empty' });
		const one = Object(await call('createTask', { name: 'Alone', product: 'focus' }));
		const many = Object(
			await call('createTasksFromLines', { lines: ['Rope', 'Paint'], product: 'focus' }),
		);
		assert.deepEqual(
			(await wire.taken()).map((request) => wire.called(request)),
			['POST tasks', 'GET tasks', 'POST tasks/bulk', 'GET tasks'],
		);
		for (const [{ id }, name] of [
			[one, 'Alone'],
			[many[0], 'Rope'],
			[many[1], 'Paint'],
		] as const) {
			assert.equal((await needTask(id)).name, name);
			assert.equal((await focus.row(id)).name, name);
		}
	});

	it('takes a summary of the calendar for an answer, and shows its tasks', async () => {
		await begin({ calendarAnswer: 'summary' });
		await call('syncCalendar', { from: '2026-01-31', to: '2099-07-01' });
		assert.deepEqual(
			(await wire.taken()).map((request) => `${wire.called(request)} ${request.status}`),
			['PUT tasks/calendar 200', 'GET tasks/stream 200'],
		);
		assert.equal((await needTask('focus:5140')).name, 'Dentist');
	});

	it('empties by a change what a service keeps that is not sent', async () => {
		await begin({ put: 'keeps' });
		await call('replaceTask', { id: 'focus:5102', task: { name: 'Whole', statusId: 302 } });
		const requests = await wire.taken();
		assert.deepEqual(
			requests.map((request) => wire.called(request)),
			['PUT tasks/{task_id}', 'GET tasks/{task_id}', 'PATCH tasks/{task_id}', 'GET tasks/{task_id}'],
		);
		const emptied = { project_id: null, parent_task_id: null, end_date: null, estimated_mins: null };
		assert.partialDeepStrictEqual(requests[2]?.body, emptied);
		assert.partialDeepStrictEqual(await focus.row('focus:5102'), { name: 'Whole', ...emptied });
	});

	for (const status of [400, 404, 405]) {
		it(`reads pages where the stream is refused with ${status}`, async () => {
			await begin({});
			await focus.fail({ path: '/tasks/stream' }, { kind: 'status', status });
			await focus.change({ tasks: [{ id: 9001, name: 'By page' }] });
			await call('refresh');
			const requests = (await focus.requests()).filter((request) => wire.called(request) !== undefined);
			assert.deepEqual(
				requests.map((request) => `${wire.called(request)} ${request.status}`),
				[`GET tasks/stream ${status}`, 'GET tasks 200'],
			);
			assert.deepEqual(requests[1]?.query, {
				archived: 'false',
				disable_aggregations: 'true',
				order_by: 'created_at',
				page: '1',
				per_page: '100',
			});
			assert.equal((await needTask('focus:9001')).name, 'By page');
		});
	}

	it('has had nothing refused', () => {
		assert.deepEqual(wire.refused, []);
	});
});
