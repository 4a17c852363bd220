import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import { call } from './call.ts';
import { documentedEndpoints } from './focus/answerFocus.ts';
import type { FocusTask } from './focus/focusState.ts';
import { startFocusServer, type FocusServer } from './focus/startFocusServer.ts';

type Row = Record<string, unknown> & { readonly name: string };

describe('The strict Focus server: what it shows', () => {
	let server: FocusServer;
	before(async () => {
		server = await startFocusServer();
	});
	beforeEach(() => {
		server.reset();
	});
	after(() => server.close());

	const rows = async (path: string): Promise<Row[]> => {
		const { body, text } = await call(server, 'GET', path);
		assert.ok(Array.isArray(body), text);
		return body;
	};

	it('shows only fields that the reference pages or Swagger know, in three ways of being empty', async () => {
		const listed = documentedEndpoints.find(({ template }) => template.endsWith('/tasks'));
		const known = new Set([...(listed?.answer['data'] ?? []), 'allocation_unit', 'estimate_type']);
		assert.ok(known.size > 50);
		const empties = async (nulls: 'mixed' | 'missing' | 'null') => {
			server.options.nulls = nulls;
			const all = await rows('O/tasks/stream');
			assert.deepEqual(
				all.flatMap((row) => Object.keys(row)).filter((name) => !known.has(name)),
				[],
			);
			const plumber = all.filter(
				({ name }) => name === 'Call the plumber' || name === 'Buy a new kettle',
			);
			return plumber.map(({ project }) => project);
		};
		assert.deepEqual(await empties('missing'), [undefined, undefined]);
		assert.deepEqual(await empties('null'), [null, null]);
		assert.deepEqual(new Set(await empties('mixed')), new Set([undefined, null]));
	});

	it('streams one plain array in many pieces', async () => {
		const url = `${server.url}/organizations/${server.organizationId}/workspaces/${server.workspaceId}/tasks/stream`;
		const response = await fetch(url, { headers: { authorization: `Bearer ${server.key}` } });
		const pieces: Uint8Array[] = [];
		for await (const piece of response.body ?? []) {
			pieces.push(piece);
		}
		assert.ok(pieces.length > 10, String(pieces.length));
		assert.equal(response.headers.get('content-length'), null);
	});

	it('is a believable workspace', () => {
		const tasks = [...server.state.tasks.values()];
		const parentOf = (id: number): FocusTask => {
			const parent = server.state.tasks.get(id);
			assert.ok(parent);
			return parent;
		};
		const depth = ({ parent_task_id }: FocusTask): number =>
			parent_task_id === null ? 1 : 1 + depth(parentOf(parent_task_id));
		assert.ok(tasks.length >= 38, String(tasks.length));
		assert.equal(Math.max(...tasks.map(depth)), 3);
		assert.ok(tasks.filter(({ pinned }) => pinned).length >= 4);
		assert.ok(tasks.filter(({ archived_at }) => archived_at !== null).length >= 3);
		assert.deepEqual(
			[server.state.users, server.state.clients, server.state.projects, server.state.tags].map(
				({ length }) => length,
			),
			[5, 2, 6, 6],
		);
	});
});
