import assert from 'node:assert/strict';
import { reportOf } from '../../../src/tasks/bulkReport.ts';
import { numberOf, type Task } from '../../../src/tasks/task.ts';
import { TaskError } from '../../../src/tasks/taskError.ts';
import { manyTasks, newTask } from '../../server/track/trackState.ts';
import { failure } from '../focus/focusFixture.ts';
import { allTasks, idsOf, trackFixture } from './trackFixture.ts';

describe('The Track client', () => {
	const track = trackFixture();
	const lines = () => track.server.requests.map(({ method, path }) => `${method} ${below(path)}`);
	const below = (path: string) => path.replace(/^\/workspaces\/\d+\//, '');

	it('offers what tasks of Track have, and nothing else', async () => {
		const { api } = track;
		assert.deepEqual([...api.fields].toSorted(), [
			'assigneeIds',
			'done',
			'estimatedMins',
			'name',
			'projectId',
		]);
		for (const member of ['archive', 'restore', 'replace', 'children', 'timer', 'propose', 'groups']) {
			assert.equal(member in api, false, member);
		}
		assert.deepEqual(await allTasks(api, {}, true), []);
		assert.deepEqual(lines(), []);
	});

	it('reads projects and people, and knows that a task needs a project', async () => {
		const catalog = await track.api.catalog();
		assert.deepEqual(
			catalog.projects.map(({ id, name, closed }) => [id, name, closed]),
			[
				['track:801', 'Harbour audit', false],
				['track:803', 'Last winter', true],
				['track:802', 'Price list', false],
			],
		);
		assert.deepEqual(catalog.people[1], {
			id: 'track:4002',
			name: 'Ben Okafor',
			email: 'ben@example.com',
		});
		assert.deepEqual([catalog.statuses, catalog.tags, catalog.requiredFields], [[], [], ['projectId']]);
	});

	it('does without the people where they may not be seen', async () => {
		track.server.options.maySeeUsers = false;
		assert.deepEqual((await track.api.catalog()).people, []);
	});

	for (const tracked of ['milliseconds', 'seconds'] as const) {
		it(`tells tracked time that comes in ${tracked}`, async () => {
			track.server.options.tracked = tracked;
			const times = (await allTasks(track.api)).map(({ trackedSeconds }) => trackedSeconds);
			assert.deepEqual(times.toReversed(), [5430, 0, 960, 0, 0, 61, 0, 0, 0, 36_000]);
			assert.equal((await track.api.get('track:6110')).trackedSeconds, 36_000);
		});
	}

	for (const [overPage, asked] of [
		['refused', ['200', '50', '50', '50', '50', '50']],
		['none', ['200', '50', '50', '50', '50', '50']],
		['fewer', ['200', '200', '200', '200', '200']],
	] as const) {
		it(`reads all pages where too large ones are ${overPage}`, async () => {
			track.server.load(manyTasks(230));
			Object.assign(track.server.options, { mostPerPage: 50, overPage });
			const ids = idsOf(await allTasks(track.api));
			assert.equal(new Set(ids).size, 230);
			assert.deepEqual(
				track.server.requests.map(({ query }) => query['per_page']),
				asked,
			);
			track.server.clearRequests();
			await allTasks(track.api);
			assert.equal(track.server.requests.length, 5, 'it has learnt the size');
		});
	}

	for (const deleted of [[6101], [6101, 6102, 6103, 6104], [6101, 6105]]) {
		it(`misses no task where others delete ${deleted.length} while it reads the pages`, async () => {
			Object.assign(track.server.options, { mostPerPage: 3, overPage: 'fewer' });
			const ids: string[] = [];
			for await (const batch of track.api.list({ archived: false })) {
				if (ids.length === 3) {
					for (const id of deleted) {
						track.server.changeTask(id, { deleted_at: new Date().toISOString() });
					}
				}
				ids.push(...idsOf(batch));
			}
			const living = [...track.server.state.tasks.values()].filter((task) => task.deleted_at === null);
			assert.deepEqual(
				living.map(({ id }) => `track:${id}`).filter((id) => !ids.includes(id)),
				[],
			);
			assert.equal(new Set(ids).size, ids.length, 'each is given once');
		});
	}

	for (const [made, deleted] of [
		[1, 1],
		[3, 1],
		[1, 3],
		[2, 0],
	] as const) {
		it(`misses no task where others make ${made} and delete ${deleted} while it reads the pages`, async () => {
			const { server, api } = track;
			server.load(manyTasks(401));
			const first = [...server.state.tasks.keys()];
			const ids: string[] = [];
			for await (const batch of api.list({ archived: false })) {
				if (ids.length === 0) {
					// Of those that were read, and of those that come.
					for (const id of [...idsOf(batch).map(numberOf), ...first].slice(0, deleted)) {
						server.changeTask(id, { deleted_at: new Date().toISOString() });
					}
					for (let count = 0; count < made; count++) {
						newTask(server.state, 801, { name: 'Made meanwhile' });
					}
				}
				ids.push(...idsOf(batch));
			}
			const living = [...server.state.tasks.values()].filter((task) => task.deleted_at === null);
			const missed = living.filter(({ id }) => !ids.includes(`track:${id}`)).map(({ id }) => id);
			// What is new is not lost: it is found at once where there are more than before, else at the next look.
			assert.deepEqual(
				missed.filter((id) => first.includes(id)),
				[],
			);
			assert.ok(made <= deleted || missed.length === 0);
			assert.equal(new Set(ids).size, ids.length, 'each is given once');
			assert.ok(server.requests.length <= 4);
		});
	}

	it('asks for no archived tasks: there are none', async () => {
		assert.deepEqual(await pagesOf(track.api.fromNewest({ archived: true })), []);
		assert.deepEqual(await allTasks(track.api, {}, true), []);
		assert.deepEqual(track.server.requests, []);
	});

	it('reads 200 at once where it may', async () => {
		track.server.load(manyTasks(401));
		assert.equal((await allTasks(track.api)).length, 401);
		assert.equal(track.server.requests.length, 3);
	});

	for (const emptyList of ['null', 'array'] as const) {
		it(`takes an empty list as ${emptyList}`, async () => {
			track.server.options.emptyList = emptyList;
			track.server.state.tasks.clear();
			assert.deepEqual(await allTasks(track.api), []);
			assert.deepEqual(await allTasks(track.api, { projectIds: ['track:801'] }), []);
		});
	}

	it('takes one task for the list of a project, as the page has it', async () => {
		track.server.options.projectTasks = 'one';
		assert.deepEqual(idsOf(await allTasks(track.api, { projectIds: ['track:802'] })), ['track:6106']);
	});

	it('skips rows that it can’t read, but not all of them', async () => {
		const bad = (change: (row: Record<string, unknown>, index: number) => unknown) => ({
			kind: 'bad' as const,
			change: (body: unknown) => ({ ...Object(body), data: Object(body).data.map(change) }),
		});
		track.server.fail(
			{ path: '/tasks' },
			bad((row, index) => (index === 0 ? { id: row['id'] } : row)),
		);
		assert.equal((await allTasks(track.api)).length, 9);
		track.server.fail(
			{ path: '/tasks' },
			bad(() => 'row'),
		);
		await failure(allTasks(track.api), 'unreadable', track.server.token);
		track.server.fail({ path: '/tasks' }, { kind: 'bad', change: () => 'ok' });
		await failure(allTasks(track.api), 'unreadable', track.server.token);
	});

	describe('what changed', () => {
		const since = () => new Date(track.server.state.changedAt + 1000).toISOString();
		for (const deletedInSince of ['shown', 'leftOut'] as const) {
			it(`tells of changes, and of deletions that are ${deletedInSince}`, async () => {
				track.server.options.deletedInSince = deletedInSince;
				const { state } = track.server;
				state.changedAt = Date.now() + 5000;
				const from = since();
				state.changedAt += 3000;
				track.server.changeTask(6101, { active: false });
				track.server.changeTask(6102, { deleted_at: new Date().toISOString() });
				const delta = await track.api.delta(from);
				assert.deepEqual(idsOf([...(delta?.changed ?? [])]), ['track:6101']);
				assert.deepEqual(delta?.gone, deletedInSince === 'shown' ? ['track:6102'] : []);
				assert.equal(
					track.server.requests[0]?.query['since'],
					String(Math.floor(Date.parse(from) / 1000)),
				);
			});
		}

		it('leaves what is too long ago to a reading of all', async () => {
			const long = new Date(Date.now() - 89 * 86_400_000).toISOString();
			assert.equal(await track.api.delta(long), undefined);
			assert.deepEqual(lines(), []);
			track.server.fail({ path: '/tasks', count: 2 }, { kind: 'status', status: 400, body: 'no' });
			assert.equal(await track.api.delta(new Date().toISOString()), undefined);
			track.server.fail({ path: '/tasks' }, { kind: 'quota' });
			await failure(track.api.delta(new Date().toISOString()), 'quota', track.server.token);
		});

		it('asks for as many tasks at once as before when fewer of them were refused as well', async () => {
			track.server.fail(
				{ path: '/tasks', count: 2 },
				{ kind: 'status', status: 400, body: 'since is too long ago' },
			);
			assert.equal(await track.api.delta(new Date().toISOString()), undefined);
			await allTasks(track.api);
			assert.deepEqual(
				track.server.requests.map(({ query }) => query['per_page']),
				['200', '50', '200'],
			);
		});

		it('tells the newest tasks', async () => {
			const [first = []] = await pagesOf(track.api.fromNewest({ archived: false }));
			assert.deepEqual(idsOf([...first]).slice(0, 2), ['track:6110', 'track:6109']);
			assert.equal(track.server.requests[0]?.query['sort_order'], 'DESC');
		});
	});

	describe('tasks that it does not know', () => {
		it('looks for the project first, once', async () => {
			assert.equal((await track.api.get('track:6107')).name, 'Compare last year');
			await track.api.update('track:6107', { name: 'Compare two years' });
			assert.deepEqual(lines(), [
				'GET tasks',
				'GET projects/802/tasks/6107',
				'PUT projects/802/tasks/6107',
			]);
		});

		it('says that there is none', async () => {
			for (const id of ['track:9', 'track:new-1', 'focus:6101']) {
				await failure(track.api.get(id), 'notFound', track.server.token);
			}
		});

		it('takes a deleted one as deleted', async () => {
			await allTasks(track.api);
			track.server.changeTask(6107, { deleted_at: new Date().toISOString() });
			await track.api.delete(['track:6107', 'track:9']);
		});
	});

	describe('tasks that others moved to another project', () => {
		const move = (...ids: number[]) => {
			for (const id of ids) {
				track.server.changeTask(id, { project_id: 802 });
			}
		};
		const taskOf = (id: number) => track.server.state.tasks.get(id) ?? assert.fail('no task');
		beforeEach(async () => {
			await allTasks(track.api);
			track.server.clearRequests();
		});

		it('are read and changed where they are', async () => {
			move(6101, 6102);
			assert.equal((await track.api.get('track:6101')).projectId, 'track:802');
			await track.api.update('track:6101', { name: 'Moved' });
			await track.api.update('track:6102', { name: 'Moved too' });
			assert.deepEqual([taskOf(6101).name, taskOf(6102).name], ['Moved', 'Moved too']);
			assert.deepEqual(lines(), [
				'GET projects/801/tasks/6101',
				'GET tasks',
				'GET projects/802/tasks/6101',
				'PUT projects/802/tasks/6101',
				'PUT projects/802/tasks/6102',
			]);
		});

		it('are gone when they are nowhere, which is looked up once', async () => {
			track.server.changeTask(6101, { deleted_at: new Date().toISOString() });
			await failure(track.api.update('track:6101', { name: 'x' }), 'notFound', track.server.token);
			assert.deepEqual(lines(), ['PUT projects/801/tasks/6101', 'GET tasks']);
		});

		it('are deleted where they are, with one look for all', async () => {
			move(6101, 6103);
			track.server.changeTask(6102, { deleted_at: new Date().toISOString() });
			await track.api.delete([6101, 6102, 6103, 6104].map((id) => `track:${id}`));
			for (const id of [6101, 6102, 6103, 6104]) {
				assert.ok(taskOf(id).deleted_at, String(id));
			}
			assert.deepEqual(lines(), [
				'DELETE projects/801/tasks/6101',
				'DELETE projects/801/tasks/6102',
				'DELETE projects/801/tasks/6103',
				'DELETE projects/801/tasks/6104',
				'GET tasks',
				'DELETE projects/802/tasks/6101',
				'DELETE projects/802/tasks/6103',
			]);
		});

		it('are not said to be deleted while that can’t be known', async () => {
			move(6101);
			track.server.fail({ path: '/tasks' }, { kind: 'status', status: 500 });
			await failure(track.api.delete(['track:6101']), 'service', track.server.token);
			assert.equal(taskOf(6101).deleted_at, null);
			await track.api.delete(['track:6101']);
			assert.ok(taskOf(6101).deleted_at);
		});

		it('are changed with others when that is asked for again', async () => {
			move(6101, 6102);
			const updates = [6101, 6102].map((id) => ({ id: `track:${id}`, changes: { done: true } }));
			await failure(track.api.updateMany(updates), 'partial', track.server.token);
			await track.api.updateMany(updates);
			assert.deepEqual([taskOf(6101).active, taskOf(6102).active], [false, false]);
			assert.deepEqual(lines(), [
				'PATCH projects/801/tasks/6101,6102',
				'GET tasks',
				'PATCH projects/802/tasks/6101,6102',
			]);
		});
	});

	describe('several tasks', () => {
		beforeEach(async () => {
			await allTasks(track.api);
			track.server.clearRequests();
		});
		const complete = (...numbers: number[]) =>
			track.api.updateMany(numbers.map((id) => ({ id: `track:${id}`, changes: { done: true } })));
		const bulkFailure = async (work: Promise<unknown>) => {
			const { problem } = await failure(work, 'partial', track.server.token);
			assert.ok(problem.kind === 'partial');
			// As it is told further, which may be by way of the disk.
			const kept = new TaskError(JSON.parse(JSON.stringify(problem)));
			return { problem, report: reportOf([...problem.done, ...problem.failed], kept) };
		};

		it('goes by project, and by what changes', async () => {
			await track.api.updateMany([
				{ id: 'track:6101', changes: { done: true } },
				{ id: 'track:6106', changes: { done: true } },
				{ id: 'track:6102', changes: { done: true } },
				{ id: 'track:6105', changes: { estimatedMins: 5 } },
				{ id: 'track:6107', changes: {} },
			]);
			assert.deepEqual(lines(), [
				'PATCH projects/801/tasks/6101,6102',
				'PUT projects/802/tasks/6106',
				'PUT projects/801/tasks/6105',
			]);
		});

		it('tells of each task how it ended', async () => {
			track.server.options.failing = '6102';
			track.server.changeTask(6104, { deleted_at: new Date().toISOString() });
			const { report, problem } = await bulkFailure(complete(6101, 6102, 6104, 6105, 6106));
			assert.deepEqual(report.done.toSorted(), ['track:6101', 'track:6105', 'track:6106']);
			assert.deepEqual(
				report.failed.map(({ id, error }) => [id, error.problem.kind, error.message]),
				[
					['track:6102', 'rejected', 'Toggl Track did not accept this: Task is locked.'],
					['track:6104', 'rejected', 'Toggl Track did not accept this: Task not found.'],
				],
			);
			assert.partialDeepStrictEqual(problem, { failed: ['track:6102', 'track:6104'], total: 5 });
			assert.equal(track.server.state.tasks.get(6101)?.active, false);
			assert.equal(track.server.state.tasks.get(6102)?.active, true);
		});

		it('believes no answer that it can’t read', async () => {
			track.server.fail({ method: 'PATCH' }, { kind: 'bad', change: () => null });
			const { report } = await bulkFailure(complete(6101, 6102));
			assert.deepEqual(
				report.failed.map(({ error }) => error.problem.kind),
				['unreadable', 'unreadable'],
			);
		});

		it('goes on after a failure of one project, but not after one that no call escapes', async () => {
			track.server.fail({ method: 'PATCH' }, { kind: 'status', status: 500 });
			const { report } = await bulkFailure(complete(6101, 6102, 6106, 6107));
			assert.deepEqual(report.done, ['track:6106', 'track:6107']);
			track.server.clearRequests();
			track.server.fail({ method: 'PATCH' }, { kind: 'quota' });
			const second = await bulkFailure(complete(6101, 6102, 6106, 6107));
			assert.deepEqual(second.report.done, []);
			assert.equal(lines().length, 1);
		});

		it('says what is wrong with one of them', async () => {
			const { report } = await bulkFailure(
				track.api.updateMany([
					{ id: 'track:6101', changes: { projectId: 'track:802' } },
					{ id: 'track:6102', changes: { done: true } },
				]),
			);
			assert.deepEqual(report.done, ['track:6102']);
			assert.match(report.failed[0]?.error.message ?? '', /can’t move a task/);
		});

		it('deletes one by one, and tells of each', async () => {
			track.server.fail({ method: 'DELETE', skip: 1 }, { kind: 'status', status: 400, body: 'No.' });
			const { report, problem } = await bulkFailure(
				track.api.delete(['track:6101', 'track:6102', 'track:6106']),
			);
			assert.partialDeepStrictEqual(problem, { deed: 'delete' });
			assert.deepEqual(report.done, ['track:6101', 'track:6106']);
			assert.match(report.failed[0]?.error.message ?? '', /: No\.$/);
		});
	});

	describe('refusals', () => {
		it('asks whose token it is after a 403, and only then', async () => {
			track.server.options.mayChange = false;
			await allTasks(track.api);
			track.server.clearRequests();
			await failure(track.api.update('track:6101', { name: 'x' }), 'forbidden', track.server.token);
			assert.deepEqual(lines(), ['PUT projects/801/tasks/6101', 'GET /me']);
			track.server.fail({ path: '/me' }, { kind: 'quota' });
			await failure(track.api.update('track:6101', { name: 'x' }), 'forbidden', track.server.token);
			track.server.revokeToken();
			await failure(track.api.update('track:6101', { name: 'x' }), 'unauthorized', track.server.token);
		});

		it('tells a used-up quota from a plan without tasks', async () => {
			track.server.fail({}, { kind: 'plan' });
			await failure(allTasks(track.api), 'plan', track.server.token);
			track.server.fail({}, { kind: 'quota' });
			await failure(allTasks(track.api), 'quota', track.server.token);
		});

		it('takes a 402 that tells nothing for the quota where tasks are asked for: they were there at sign-in', async () => {
			const { options, token } = track.server;
			options.quotaHeaders = false;
			const fail = (body: string, path?: string) =>
				track.server.fail(path === undefined ? {} : { path }, { kind: 'status', status: 402, body });
			for (const body of ['You have hit your hourly limit for API calls.', 'Payment required']) {
				fail(body);
				await failure(allTasks(track.api), 'quota', token);
			}
			await allTasks(track.api);
			fail('Payment required');
			await failure(track.api.update('track:6101', { name: 'x' }), 'quota', token);
			fail('Tasks are a premium feature');
			await failure(track.api.update('track:6101', { name: 'x' }), 'plan', token);
			fail('Payment required', '/users');
			assert.deepEqual((await track.api.catalog()).people, []);
			fail('Payment required', '/tasks');
			const signingIn = track.connector.signIn({ token, url: String(track.server.workspaceId) });
			assert.match((await failure(signingIn, 'invalid', token)).message, /need a paid plan/);
		});

		it('says the bare text of the service', async () => {
			const error = await failure(
				track.api.create({ name: 'x', projectId: 'track:801', assigneeIds: ['track:9'] }),
				'rejected',
				track.server.token,
			);
			assert.match(error.message, /: User is not in the workspace\.$/);
		});

		it('creates nothing without a project', async () => {
			for (const projectId of [undefined, null, 'focus:801', 'track:new-1']) {
				const task = { name: 'x', ...(projectId === undefined ? {} : { projectId }) };
				const { message } = await failure(track.api.create(task), 'invalid', track.server.token);
				assert.match(message, /lives in a project/);
			}
			assert.deepEqual(lines(), []);
			await failure(
				track.api.create({ name: 'x', projectId: 'track:9' }),
				'notFound',
				track.server.token,
			);
		});
	});
});

async function pagesOf(all: AsyncIterable<readonly Task[]>): Promise<(readonly Task[])[]> {
	const pages: (readonly Task[])[] = [];
	for await (const page of all) {
		pages.push(page);
	}
	return pages;
}
