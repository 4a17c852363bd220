import assert from 'node:assert/strict';
import type { Task } from '../../../src/tasks/task.ts';
import { hostile } from '../../server/hostile.ts';
import { manyTasks } from '../../server/focus/seed.ts';
import { allTasks, failure, focusFixture } from './focusFixture.ts';

const stream = { path: '/tasks/stream' };

describe('The Focus client’s lists', () => {
	const focus = focusFixture();

	const names = (
		wanted: (task: { archived_at: unknown; project_id: unknown; deleted_at: unknown }) => boolean,
	): string[] =>
		[...focus.server.state.tasks.values()]
			.filter((task) => task.deleted_at === null && wanted(task))
			.map(({ name }) => name);

	for (const nulls of ['mixed', 'missing', 'null'] as const) {
		it(`have every task in use, and in the archive every archived one, when empty fields are ${nulls}`, async () => {
			focus.server.options.nulls = nulls;
			const [live, archived] = [await allTasks(focus.api), await allTasks(focus.api, true)];
			const completed = 106;
			assert.deepEqual(
				namesOf(live),
				names((task) => task.archived_at === null && task.project_id !== completed).toSorted(),
			);
			assert.deepEqual(namesOf(archived), names((task) => task.archived_at !== null).toSorted());
			assert.ok(live.length > 30 && archived.length >= 3);
			assert.ok(live.every((task) => !task.archived) && archived.every((task) => task.archived));
			assert.deepEqual(
				focus.server.requests.map(({ status }) => status),
				[200, 200],
			);
		});
	}

	it('are the same, page by page, where the stream is refused', async () => {
		const expected = [await allTasks(focus.api), await allTasks(focus.api, true)];
		for (const status of [400, 404, 405]) {
			focus.server.clearRequests();
			focus.server.fail(
				{ ...stream, count: 2 },
				{ kind: 'status', status, body: { error: 'validation', error_description: 'No' } },
			);
			const got = [await allTasks(focus.api), await allTasks(focus.api, true)];
			assert.deepEqual(got.map(namesOf), expected.map(namesOf));
			assert.deepEqual(
				focus.server.requests.map((request) => request.status),
				[status, 200, status, 200],
			);
		}
	});

	it('have all of many tasks, by stream and by pages of 100', async () => {
		focus.server.load(manyTasks(1234));
		const streamed = await allTasks(focus.api);
		assert.equal(streamed.length, 1234);
		focus.server.fail(stream, { kind: 'status', status: 404 });
		const paged = await allTasks(focus.api);
		assert.deepEqual(namesOf(paged), namesOf(streamed));
		const pages = focus.server.requests.filter(({ path }) => path.endsWith('/tasks'));
		assert.deepEqual(
			pages.map(({ query }) => [query['page'], query['per_page']]),
			Array.from({ length: 13 }, (_page, i) => [`${i + 1}`, '100']),
		);
	});

	it('begin before they are complete', async () => {
		focus.server.load(manyTasks(2000));
		const sizes: number[] = [];
		for await (const batch of focus.api.list({ archived: false })) {
			sizes.push(batch.length);
		}
		assert.ok(sizes.length > 1 && (sizes[0] ?? 0) <= 200, String(sizes));
		assert.equal(
			sizes.reduce((sum, size) => sum + size),
			2000,
		);
	});

	for (const [kind, problem] of [
		['cutStream', 'offline'],
		['cutJson', 'unreadable'],
	] as const) {
		it(`give what came before a ${kind}, and then say that it is incomplete`, async () => {
			focus.server.load(manyTasks(200));
			focus.server.fail(stream, { kind });
			const got: Task[] = [];
			const reading = (async () => {
				for await (const batch of focus.api.list({ archived: false })) {
					got.push(...batch);
				}
			})();
			const { cause } = await failure(reading, problem, focus.server.key);
			assert.ok(got.length > 50 && got.length < 150, `${got.length} tasks`);
			assert.match(`${String(cause)}\n${focus.lines.join('\n')}`, /broke off/);
			assert.equal(focus.server.requests.length, 1);
		});
	}

	const answers: [name: string, expected: 'all' | 'others' | 'none' | 'unreadable'][] = [
		...[
			'longNames',
			'controlCharacters',
			'rightToLeft',
			'html',
			'commandLinks',
			'loneSurrogates',
			'emoji',
			'codeBreakers',
		].map((name): [string, 'all'] => [name, 'all']),
		['unknownFields', 'all'],
		['protoKeys', 'all'],
		['idsAsText', 'all'],
		['sameRowTwice', 'all'],
		['rowsThatAreNoObjects', 'all'],
		['ownParent', 'all'],
		['lostParent', 'all'],
		['unknownPriority', 'all'],
		['unknownStatusType', 'all'],
		['badDates', 'all'],
		['badColours', 'all'],
		['listInData', 'all'],
		['wrongTypes', 'others'],
		['nulls', 'others'],
		['nullsButId', 'others'],
		['missingFields', 'others'],
		['onlyIds', 'unreadable'],
		['emptyNames', 'unreadable'],
		['emptyList', 'none'],
		['nullBody', 'none'],
		['notAList', 'unreadable'],
		['textBody', 'unreadable'],
	];
	for (const [name, expected] of answers) {
		it(`survive ${name}`, async () => {
			const all = await allTasks(focus.api);
			focus.server.fail(stream, { kind: 'bad', change: hostile[name] ?? assert.fail(name) });
			if (expected === 'unreadable') {
				await failure(allTasks(focus.api), expected, focus.server.key);
				return;
			}
			const got = await allTasks(focus.api);
			const ids = new Set(got.map(({ id }) => id));
			const count = { all: all.length, others: all.length - 1, none: 0 }[expected];
			assert.equal(ids.size, count);
			assert.ok(got.every((task) => !/\p{Cc}/u.test(task.name) && task.name.isWellFormed()));
			assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
		});
	}

	it('tell the place or id of what they skip', async () => {
		focus.server.fail(stream, { kind: 'bad', change: hostile['nullsButId'] ?? assert.fail() });
		await allTasks(focus.api);
		assert.match(focus.lines.join('\n'), /Skipped a task that can’t be read: id \d+/);
	});

	it('leave out the tasks of the other list, where the service mixes them', async () => {
		focus.server.fail({ ...stream, count: 2 }, { kind: 'bad', change: mixed });
		const [live, archived] = [await allTasks(focus.api), await allTasks(focus.api, true)];
		assert.ok(!live.some(({ name }) => name === 'gone' || name === 'put away'));
		assert.deepEqual(
			archived.filter(({ id }) => id === 'focus:1' || id === 'focus:2').map(({ name }) => name),
			['put away'],
		);
	});
});

function namesOf(tasks: readonly Task[]): string[] {
	return tasks.map(({ name }) => name).toSorted();
}

function mixed(body: unknown): unknown {
	const gone = { id: 1, name: 'gone', deleted_at: '2026-11-01T00:00:00Z' };
	return [...[body].flat(), gone, { id: 2, name: 'put away', archived_at: '2026-11-01T00:00:00Z' }];
}
