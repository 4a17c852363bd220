import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { formatReference } from '../../src/products/reference.ts';
import type { Task } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { describe as describeRow } from '../../src/tree/describe.ts';
import { decorationOf, decorationUri } from '../../src/tree/taskDecorations.ts';
import { taskCard } from '../../src/ui/taskCard.ts';
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

describe('A task’s card', () => {
	it('has the words of the form: dates as people write them, the priority, the reference', () => {
		const store = new TaskStore();
		const card = (id: string): string =>
			taskCard(
				makeTask(id, { priority: 'high', startDate: '2026-12-01', endDate: '2026-12-04' }),
				store,
				formatReference,
			).value;
		for (const line of ['Priority: High', 'Start Date: Dec 1, 2026', 'Due Date: Dec 4, 2026']) {
			assert.ok(card('local:2').includes(line), card('local:2'));
		}
		assert.match(card('local:2'), /Reference: local\\#2/);
		assert.doesNotMatch(card('focus:new-1'), /Reference/);
		store.dispose();
	});
});
