import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { newAccount } from '../../../src/tasks/account.ts';
import { AccountIndex } from '../../../src/tasks/store/accountIndex.ts';
import { type StoreChange, TaskIndex } from '../../../src/tasks/taskIndex.ts';
import { makeTask } from '../makeTask.ts';
import { ScriptedApi } from '../scriptedApi.ts';

describe('AccountIndex', () => {
	it('tells of tasks that are new or different, and writes no new one out to know it', () => {
		const told: StoreChange[] = [];
		const index = new AccountIndex(newAccount(new ScriptedApi([])), new TaskIndex(), (change) =>
			told.push(change),
		);
		const written = mock.method(JSON, 'stringify');
		index.put([makeTask('focus:1'), makeTask('focus:2')]);
		const count = written.mock.callCount();
		mock.restoreAll();
		assert.equal(count, 0);
		index.put([makeTask('focus:1'), makeTask('focus:2', { name: 'Another name' })]);
		index.drop(['focus:1', 'focus:3']);
		assert.deepEqual(
			told.map(({ tasks }) => tasks.map(({ before, after }) => [before?.name, after?.name])),
			[
				[
					[undefined, 'Task 1'],
					[undefined, 'Task 2'],
				],
				[['Task 2', 'Another name']],
				[['Task 1', undefined]],
			],
		);
	});
});
