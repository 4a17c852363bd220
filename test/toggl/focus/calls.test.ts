import assert from 'node:assert/strict';
import { documentedEndpoints } from '../../server/focus/answerFocus.ts';
import { findEndpoint } from '../../server/contract.ts';
import { type CallRow, callTable } from './callTable.ts';
import { focusFixture } from './focusFixture.ts';

const whole = '/organizations/{organization_id}/workspaces/{workspace_id}/';

describe('The Focus client: each call of the reference pages', () => {
	const focus = focusFixture();

	it('has a row for every documented call, and one alone', () => {
		const documented = documentedEndpoints.map(
			({ method, template }) => `${method} ${template.replace(whole, '')}`,
		);
		assert.equal(documented.length, 23);
		assert.deepEqual(callTable.map(({ call }) => call).toSorted(), documented.toSorted());
	});

	for (const nulls of ['mixed', 'missing', 'null'] as const) {
		for (const row of callTable) {
			it(`makes ${row.call}, where empty fields are ${nulls}`, async () => {
				focus.server.options.nulls = nulls;
				if (row.given) {
					focus.server.changeTask(...row.given);
				}
				const given = await row.does(focus.api);
				const [sent, ...others] = focus.server.requests;
				assert.ok(sent);
				assert.deepEqual(others, [], 'more than one request');
				assert.equal(called(sent.method, sent.path), row.call);
				// The server refuses what is not in the tables, is of another type or is null where it may not be.
				assert.ok(sent.status >= 200 && sent.status < 300, String(sent.status));
				assert.deepEqual(sent.query, row.query ?? {});
				if (row.call.endsWith('/extract')) {
					assert.match(
						String(sent.body),
						/name="file"; filename="board .*Content-Type: image\/jpeg/s,
					);
				} else {
					assert.deepEqual(sent.body, row.body);
				}
				assertGives(row, given);
				for (const [id, task] of Object.entries(row.leaves ?? {})) {
					assert.partialDeepStrictEqual(focus.server.state.tasks.get(Number(id)), task);
				}
			});
		}
	}

	for (const [call, path, method] of [
		['DELETE tasks/{task_id}', '5138', 'deleted_at'],
		['DELETE tasks/bulk', '5108', 'deleted_at'],
		['POST tasks/{task_id}/archive', '5138', 'archived_at'],
		['POST tasks/bulk/archive', '5108', 'archived_at'],
	] as const) {
		it(`has ${call} change all that it is about`, async () => {
			await callTable.find((row) => row.call === call)?.does(focus.api);
			assert.ok(focus.server.state.tasks.get(Number(path))?.[method]);
		});
	}

	it('takes the other answers that the sources have: none to a create, a summary of the calendar', async () => {
		Object.assign(focus.server.options, { createAnswer: 'empty', calendarAnswer: 'summary' });
		for (const call of ['POST tasks', 'POST tasks/bulk', 'PUT tasks/calendar']) {
			const row = callTable.find((each) => each.call === call) ?? assert.fail(call);
			const given = await row.does(focus.api);
			assertGives(row, given);
		}
		assert.deepEqual(
			focus.server.requests.map(
				(request) => `${called(request.method, request.path)} ${request.status}`,
			),
			[
				'POST tasks 201',
				'GET tasks 200',
				'POST tasks/bulk 201',
				'GET tasks 200',
				'PUT tasks/calendar 200',
			],
		);
	});
});

/** Of a list every entry, in this order. */
function assertGives({ gives }: CallRow, given: unknown): void {
	if (gives === undefined) {
		assert.equal(given, undefined);
		return;
	}
	const [expected, actual]: unknown[][] = [[gives].flat(), [given].flat()];
	assert.equal(actual?.length, expected?.length);
	for (const [index, each] of (expected ?? []).entries()) {
		if (typeof each === 'object') {
			assert.partialDeepStrictEqual(actual?.[index], each);
		} else {
			assert.equal(actual?.[index], each);
		}
	}
}

function called(method: string, path: string): string {
	const found = findEndpoint(documentedEndpoints, method, path);
	return found.kind === 'found' ? `${method} ${found.endpoint.template.replace(whole, '')}` : found.kind;
}
