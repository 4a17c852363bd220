import assert from 'node:assert/strict';
import { hostile } from '../server/hostile.ts';
import { focus } from './focus.ts';
import { call, findTasks, signInAfresh, signOut } from './support.ts';

/** Answers that honestly hold no task: Go writes null for a list with nothing in it. */
const empty = ['emptyList', 'nullBody'];

const lists = Object.keys(hostile).filter((name) => !empty.includes(name));

describe('Hostile answers of Focus', () => {
	before(signInAfresh);
	beforeEach(async () => {
		await focus.reset();
		await call('refresh');
	});
	after(signOut);

	const refreshed = async (): Promise<string> =>
		call('refresh').then(
			() => 'done',
			(error: unknown) => String(error),
		);

	for (const name of lists) {
		it(`${name}: the list stays, and every task in it is whole`, async () => {
			const before = await findTasks({ product: 'focus' });
			await focus.fail({ path: '/tasks/stream' }, { kind: 'bad', name });
			await refreshed();
			// `findTasks` of the helpers holds each task to its shape.
			const after = await findTasks({ product: 'focus' });
			assert.ok(after.length >= before.length - 1, `${after.length} of ${before.length} tasks`);
			assert.equal(new Set(after.map(({ id }) => id)).size, after.length);
			assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
		});

		it(`${name}: the lists of projects, statuses, tags and people may come so`, async () => {
			const before = await findTasks({ product: 'focus' });
			for (const path of ['/projects', '/statuses', '/tags', '/users']) {
				await focus.fail({ path }, { kind: 'bad', name });
			}
			await refreshed();
			assert.equal((await findTasks({ product: 'focus' })).length, before.length);
		});
	}

	for (const name of empty) {
		it(`${name}: there are no tasks`, async () => {
			await focus.fail({ path: '/tasks/stream' }, { kind: 'bad', name });
			await call('refresh');
			assert.deepEqual(await findTasks({ product: 'focus' }), []);
		});
	}

	for (const name of ['longNames', 'codeBreakers', 'html', 'commandLinks', 'emoji']) {
		it(`${name}: names come out as they are`, async () => {
			await focus.fail({ path: '/tasks/stream' }, { kind: 'bad', name });
			await call('refresh');
			const names = new Set((await findTasks({ product: 'focus' })).map((task) => task.name));
			assert.equal(names.size, 1);
			assert.notEqual([...names].join('').trim(), '');
		});
	}
});
