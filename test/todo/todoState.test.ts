import assert from 'node:assert/strict';
import type { Account } from '../../src/tasks/account.ts';
import type { Task } from '../../src/tasks/task.ts';
import { todoState } from '../../src/todo/todoState.ts';
import { makeTask } from '../tasks/makeTask.ts';

describe('The state of a TODO', () => {
	const shown = [makeTask('focus:1'), makeTask('focus:2', { done: true })];
	const kept = [makeTask('focus:3', { archived: true })];
	const store = (products: readonly string[], lack: 'gone' | 'unknown' | undefined) => ({
		accounts: products.map((product) => ({ product }) as Account),
		account: (product: string) => (products.includes(product) ? ({ product } as Account) : undefined),
		get: (id: string): Task | undefined => shown.find((task) => task.id === id),
		known: { get: (id: string) => kept.find((task) => task.id === id), lack: () => lack },
	});

	for (const [reference, products, lack, expected] of [
		[undefined, [], undefined, 'new'],
		['focus:1', ['local', 'focus'], undefined, 'open'],
		['focus:2', ['local', 'focus'], undefined, 'done'],
		['focus:3', ['local', 'focus'], undefined, 'archived'],
		['focus:4', ['local', 'focus'], 'gone', 'gone'],
		['focus:4', ['local', 'focus'], 'unknown', 'unknown'],
		['focus:4', ['local', 'focus'], undefined, 'unread'],
		['track:4', ['local', 'focus'], 'gone', 'away'],
		['track:4', [], undefined, 'unread'],
	] as const) {
		it(`is ${expected} for ${reference ?? 'none'} with ${products.join(' and ') || 'no account'}, lacking: ${lack}`, () => {
			assert.equal(todoState(reference, store(products, lack)), expected);
		});
	}
});
