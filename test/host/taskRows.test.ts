import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { decorationOf, decorationUri } from '../../src/tree/taskDecorations.ts';
import { makeTask } from '../tasks/makeTask.ts';

describe('A task’s row', () => {
	const colour = (fields: Partial<Task>): unknown =>
		decorationOf(decorationUri(makeTask('local:1', fields)))?.color;

	it('is in a colour that can be read when the task is done', () => {
		assert.deepEqual(colour({ done: true }), new vscode.ThemeColor('descriptionForeground'));
		assert.equal(colour({ done: false }), undefined);
	});
});
