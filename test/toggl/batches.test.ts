import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import * as fc from 'fast-check';
import { batches } from '../../src/toggl/batches.ts';

describe('batches', () => {
	it('passes on every row once, in order', async () => {
		const pieces = fc.array(fc.array(fc.nat(), { maxLength: 5 }), { maxLength: 20 });
		await fc.assert(
			fc.asyncProperty(pieces, fc.integer({ min: 1, max: 7 }), async (lists, most) => {
				const got = await collect(batches(from(lists), { most, ms: 5 }));
				assert.deepEqual(got.flat(), lists.flat());
				assert.ok(got.every((batch) => batch.length > 0));
			}),
			{ numRuns: 100 },
		);
	});

	it('holds back no row of a source that falls silent', async () => {
		const more = Promise.withResolvers<void>();
		const never = Promise.withResolvers<void>();
		async function* source() {
			yield [1];
			await more.promise;
			yield [2];
			await never.promise;
		}
		const iterator = batches(source(), { ms: 20 });
		assert.deepEqual(await iterator.next(), { done: false, value: [1] });
		more.resolve();
		assert.deepEqual(await iterator.next(), { done: false, value: [2] });
		await iterator.return();
	});

	it('brings later rows together', async () => {
		const rows = Array.from({ length: 1000 }, (_row, i) => [i]);
		const got = await collect(batches(from(rows), { most: 100, ms: 1000 }));
		assert.ok(got.length <= 20, `${got.length} batches`);
	});

	it('passes on what came before a failure', async () => {
		const got: (readonly number[])[] = [];
		await assert.rejects(
			async () => {
				for await (const batch of batches(broken())) {
					got.push(batch);
				}
			},
			{ message: 'cut' },
		);
		assert.deepEqual(got, [[1, 2]]);
	});

	it('ends the source when nobody reads on', async () => {
		let ended = false;
		async function* endless() {
			try {
				for (;;) {
					await setTimeout(1);
					yield [1];
				}
			} finally {
				ended = true;
			}
		}
		for await (const batch of batches(endless())) {
			assert.ok(batch.length > 0);
			break;
		}
		await setTimeout(20);
		assert.ok(ended);
	});
});

async function* from<T>(lists: readonly (readonly T[])[]) {
	yield* lists;
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const each of source) {
		all.push(each);
	}
	return all;
}

async function* broken() {
	yield [1, 2];
	throw new Error('cut');
}
