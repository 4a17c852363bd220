import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { Drafts } from '../../src/editor/drafts.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import type { Draft } from '../../src/editor/protocol.ts';

class Memory {
	readonly values = new Map<string, unknown>();
	writes = 0;

	get(key: string): unknown {
		return this.values.get(key);
	}

	async update(key: string, value: unknown): Promise<void> {
		this.writes++;
		this.values.set(key, structuredClone(value));
	}
}

const draftsIn = (memory: Memory, idNow = (id: TaskId): TaskId => id): Drafts => new Drafts(memory, idNow);

const name = (input: string): Draft => ({ name: { base: 'Name', input } });

describe('drafts', () => {
	it('come back, also to another reader of the same memory', async () => {
		const memory = new Memory();
		const drafts = draftsIn(memory);
		drafts.set('focus:1', name('a'));
		drafts.set('focus:2', name('b'));
		assert.deepEqual(drafts.get('focus:1'), name('a'));
		await drafts.flush('focus:1');
		await drafts.flush('focus:2');
		const later = draftsIn(memory);
		assert.deepEqual(later.get('focus:1'), name('a'));
		assert.deepEqual(later.get('focus:2'), name('b'));
		assert.equal(later.get('focus:3'), undefined);
	});

	it('are written down by themselves, once for many strokes', async () => {
		const memory = new Memory();
		const drafts = draftsIn(memory);
		for (const text of ['a', 'ab', 'abc']) {
			drafts.set('focus:1', name(text));
		}
		await setTimeout(400);
		assert.equal(memory.writes, 1);
		assert.deepEqual(draftsIn(memory).get('focus:1'), name('abc'));
	});

	it('go when nothing is left to save', async () => {
		const memory = new Memory();
		const drafts = draftsIn(memory);
		drafts.set('focus:1', name('a'));
		await drafts.flush('focus:1');
		drafts.set('focus:1', {});
		await drafts.flush('focus:1');
		assert.equal(draftsIn(memory).get('focus:1'), undefined);
	});

	it('cost nothing where there are none', async () => {
		const memory = new Memory();
		const drafts = draftsIn(memory);
		drafts.set('focus:1', {});
		await drafts.flush('focus:1');
		await drafts.flush('focus:2');
		assert.equal(memory.writes, 0);
	});

	it('are the fifty newest', async () => {
		const memory = new Memory();
		for (let number = 1; number <= 51; number++) {
			const drafts = draftsIn(memory);
			drafts.set(`focus:${number}`, name('x'));
			await drafts.flush(`focus:${number}`);
		}
		const drafts = draftsIn(memory);
		const kept = Array.from({ length: 51 }, (_, index) => drafts.get(`focus:${index + 1}`)).filter(
			Boolean,
		);
		assert.equal(kept.length, 50);
		assert.deepEqual(drafts.get('focus:51'), name('x'));
	});

	it('are none when the memory holds something else', () => {
		const memory = new Memory();
		memory.values.set('togglTasks.editor.drafts', { 'focus:1': { draft: { name: 5 }, at: 'now' } });
		assert.equal(draftsIn(memory).get('focus:1'), undefined);
	});

	describe('of a task that was made here and has been sent since', () => {
		const first = 'focus:new-1-abc';
		const idNow = (id: TaskId): TaskId => (id === first ? 'focus:1' : id);
		let memory: Memory;
		beforeEach(async () => {
			memory = new Memory();
			const drafts = draftsIn(memory);
			drafts.set(first, name('typed before'));
			await drafts.flush(first);
		});

		it('come back under the id that it has now', () => {
			assert.deepEqual(draftsIn(memory, idNow).get('focus:1'), name('typed before'));
		});

		it('go with the id that it had at first, too', async () => {
			const drafts = draftsIn(memory, idNow);
			drafts.set('focus:1', {});
			await drafts.flush('focus:1');
			assert.equal(draftsIn(memory, idNow).get('focus:1'), undefined);
			assert.equal(draftsIn(memory).get(first), undefined);
		});

		it('are the newer of two', async () => {
			const drafts = draftsIn(memory);
			drafts.set('focus:1', name('typed after'));
			await drafts.flush('focus:1');
			assert.deepEqual(draftsIn(memory, idNow).get('focus:1'), name('typed after'));
		});
	});
});
