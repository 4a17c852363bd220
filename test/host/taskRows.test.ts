import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Task } from '../../src/tasks/task.ts';
import { describe as describeRow } from '../../src/tree/describe.ts';
import { decorationOf, decorationUri } from '../../src/tree/taskDecorations.ts';
import { makeTask } from '../tasks/makeTask.ts';

describe('A task’s row', () => {
	const colour = (fields: Partial<Task>): unknown =>
		decorationOf(decorationUri(makeTask('local:1', fields)))?.color;

	it('is in a colour that can be read when the task is done', () => {
		assert.deepEqual(colour({ done: true }), new vscode.ThemeColor('descriptionForeground'));
		assert.equal(colour({ done: false }), undefined);
	});

	it('says first that the task is overdue, where the side bar is narrow and its colour tells nothing', () => {
		const task = makeTask('local:1', {
			projectName: 'A project with a long name',
			priority: 'high',
			endDate: '2026-11-29',
		});
		const around = { status: undefined, progress: undefined, isTracked: false };
		assert.match(
			describeRow(task, { ...around, place: 'pinned' }, '2026-11-30'),
			/^overdue .+ · A project with a long name · high$/,
		);
	});
});
