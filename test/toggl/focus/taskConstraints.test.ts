import assert from 'node:assert/strict';
import type { Catalog } from '../../../src/tasks/catalog.ts';
import type { TaskApi } from '../../../src/tasks/taskApi.ts';
import type { FocusOptions } from '../../server/focus/focusOptions.ts';
import { failure, focusFixture } from './focusFixture.ts';

describe('The fields that a workspace of Focus requires', () => {
	const focus = focusFixture();

	/** A new session. */
	const connect = (): TaskApi => {
		const { key: token, organizationId, workspaceId } = focus.server;
		return focus.connector.connect({ product: 'focus', token, organizationId, workspaceId });
	};
	const required = async (catalog: Promise<Catalog>): Promise<readonly string[] | undefined> =>
		(await catalog).requiredFields;
	const asked = (): number =>
		focus.server.requests.filter(({ path }) => path.endsWith('/task-constraints')).length;

	const answers: readonly [Partial<FocusOptions>, readonly string[] | undefined, number][] = [
		[{ constraints: 'plan' }, undefined, 1],
		[{ constraints: 'plan', quotaHeaders: false }, undefined, 1],
		[{ constraints: 'forbidden' }, undefined, 1],
		[{ constraints: 'off' }, undefined, 2],
		[{ constraints: 'on' }, ['projectId', 'description', 'tagIds'], 2],
		[{ constraints: 'on', requiredFields: 'tags' }, ['tagIds'], 2],
		[{ constraints: 'on', requiredFields: '' }, undefined, 2],
	];
	for (const [options, fields, times] of answers) {
		it(`are ${fields?.join() ?? 'none'} with ${JSON.stringify(options)}, asked ${times} times in two reads`, async () => {
			Object.assign(focus.server.options, options);
			const api = connect();
			assert.deepEqual(await required(api.catalog()), fields);
			assert.deepEqual(await required(api.catalog()), fields);
			assert.equal(asked(), times);
			assert.equal(focus.server.requests.length, 8 + times);
		});
	}

	it('stay as they were when they can’t be had for once', async () => {
		focus.server.options.constraints = 'on';
		const api = connect();
		const before = await required(api.catalog());
		focus.server.fail({ path: '/task-constraints' }, { kind: 'status', status: 400 });
		assert.deepEqual(await required(api.catalog()), before);
		focus.server.options.constraints = 'off';
		assert.equal(await required(api.catalog()), undefined);
	});

	it('are none in an answer that can’t be read', async () => {
		for (const answer of [
			[],
			'on',
			{ enabled: 'yes' },
			{ enabled: true, required_fields: [{ kind: 'wings' }, 7] },
		]) {
			focus.server.fail({ path: '/task-constraints' }, { kind: 'bad', change: () => answer });
			assert.equal(await required(connect().catalog()), undefined);
		}
	});

	for (const requiredFieldsAnswer of [400, 422] as const) {
		it(`are named when the service refuses with ${requiredFieldsAnswer}`, async () => {
			Object.assign(focus.server.options, { constraints: 'on', requiredFieldsAnswer });
			const refused = async (work: Promise<unknown>): Promise<string> =>
				(await failure(work, 'rejected', focus.server.key)).message;
			const api = connect();
			const rest = requiredFieldsAnswer === 422 ? ', description, tags' : '';
			const sentence = `Toggl Focus did not accept this: These fields are required: project${rest}.`;
			assert.equal(await refused(api.create({ name: 'A' })), sentence);
			assert.equal(
				await refused(api.createMany?.([{ name: 'A' }, { name: 'B' }]) ?? assert.fail()),
				sentence,
			);
			assert.match(
				await refused(api.update('focus:5101', { projectId: null })),
				/required: project\.$/,
			);
		});
	}
});
