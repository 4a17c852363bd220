import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { documentedEndpoints } from '../server/track/trackEndpoints.ts';
import type { ActionRow } from './actions/actionRow.ts';
import { trackReadActions } from './actions/trackReadActions.ts';
import { trackWriteActions } from './actions/trackWriteActions.ts';
import { Wire } from './actions/wire.ts';
import { signInToTrack, signOutOfTrack, track } from './track.ts';

const actionTable = [...trackReadActions, ...trackWriteActions];

/** How the service may answer where the pages, the Swagger file and what was recorded differ. */
const readings: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
	'the pages are right': {
		nulls: 'missing',
		tracked: 'milliseconds',
		deletedInSince: 'leftOut',
		emptyList: 'array',
		projectTasks: 'one',
		permissions: 'text',
	},
	'the Swagger file and the recordings are right': {
		nulls: 'null',
		tracked: 'seconds',
		deletedInSince: 'shown',
		emptyList: 'null',
		projectTasks: 'array',
		permissions: 'array',
	},
};

describe('Each call of the reference pages of Track, from an action to the wire', () => {
	const wire = new Wire({
		endpoints: documentedEndpoints,
		whole: '/workspaces/{workspace_id}/',
		requests: () => track.requests(),
	});

	/** A workspace as it is at its start, with an account that was just read. */
	async function begin(options: Readonly<Record<string, unknown>>, row: ActionRow): Promise<void> {
		await signInToTrack();
		await track.change({ options, tasks: row.given ?? [] });
	}

	afterEach(() => vscode.commands.executeCommand('notifications.clearAll'));
	after(signOutOfTrack);

	it('has a row for every documented call', () => {
		assert.equal(wire.calls.length, 7);
		const rows = new Set(actionTable.map((row) => row.call));
		assert.deepEqual([...rows].toSorted(), wire.calls.toSorted());
	});

	for (const [reading, options] of Object.entries(readings)) {
		for (const row of actionTable) {
			it(`makes ${row.call} by ${row.action}, where ${reading}`, async () => {
				await begin(options, row);
				await row.does();
				await wire.prove(row);
				for (const [id, fields] of Object.entries(row.leaves ?? {})) {
					assert.partialDeepStrictEqual(await track.row(`track:${id}`), fields);
				}
			});
		}
	}

	it('has had nothing refused', () => {
		assert.deepEqual(wire.refused, []);
	});
});
