import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { call } from './call.ts';
import { bulkCalls } from './calls/bulkCalls.ts';
import { listCalls } from './calls/listCalls.ts';
import { oneTaskCalls } from './calls/oneTaskCalls.ts';
import { otherCalls } from './calls/otherCalls.ts';
import { documentedEndpoints } from './focus/answerFocus.ts';
import { focusRoutes } from './focus/focusRoutes.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';

const table = [...listCalls, ...oneTaskCalls, ...bulkCalls, ...otherCalls];

describe('The strict Focus server: each call', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	it('has every documented call in this table, and does every one', () => {
		const prefix = '/organizations/{organization_id}/workspaces/{workspace_id}/';
		const documented = documentedEndpoints
			.map(({ method, template }) => `${method} ${template}`)
			.toSorted();
		assert.deepEqual(
			table.map(({ method, template }) => `${method} ${prefix}${template}`).toSorted(),
			documented,
		);
		assert.equal(documented.length, 23);
		assert.deepEqual(
			documented.filter((name) => focusRoutes[name] === undefined),
			[],
		);
	});

	for (const { method, template, accepted, refused } of table) {
		describe(`${method} ${template}`, () => {
			for (const [status, path, body] of accepted) {
				it(`takes ${path} ${show(body)}`, async () => {
					const reply = await call(server, method, path, body);
					assert.equal(reply.status, status, reply.text);
				});
			}
			for (const [field, path, body] of refused) {
				it(`refuses ${path} ${show(body)}`, async () => {
					const untouched = JSON.stringify([...server.state.tasks]);
					const reply = await call(server, method, path, body);
					assert.equal(reply.status, 400, reply.text);
					const { error, error_description: text } = Object(reply.body);
					assert.match(error, /^(?:validation|invalid_task_id)$/);
					assert.ok(text.includes(field), `${text} does not name ${field}`);
					assert.equal(JSON.stringify([...server.state.tasks]), untouched);
				});
			}
		});
	}
});

function show(body: unknown): string {
	return body === undefined ? '' : (JSON.stringify(body) ?? '').slice(0, 80);
}
