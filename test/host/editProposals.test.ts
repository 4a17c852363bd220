import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { editNewTask, sayNewTask } from '../../src/commands/editNewTask.ts';
import { dayAfter, today } from '../../src/ui/dates.ts';
import type { NewTask } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { choosingBox } from './choosingBox.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';

const proposal: NewTask = {
	name: 'Paint the boat',
	description: 'Two coats\nof red',
	priority: 'high',
	tagIds: ['focus:7', 'focus:999'],
	parentId: 'focus:1',
	startDate: '2026-12-01',
	endDate: '2026-12-04',
	estimatedMins: 90,
	rrule: 'FREQ=WEEKLY;BYDAY=MO',
	pinned: true,
};

type Item = vscode.QuickPickItem & { id?: string };

describe('A proposed task', () => {
	const { showQuickPick, createQuickPick, showInputBox } = vscode.window;
	let store: TaskStore;
	/** What the person chooses, by its label; a list where several can be. */
	let chosen: (string | readonly string[])[];
	/** What the person types, and what they are told of it. */
	let typed: string[];
	let shown: string[];
	let told: unknown[];

	beforeEach(async () => {
		[chosen, typed, shown, told] = [[], [], [], []];
		store = new TaskStore();
		store.connect(new ScriptedApi([makeTask('focus:1', { name: 'Boat' }), makeTask('focus:2')]));
		await store.settled();
		Object.assign(vscode.window, {
			showQuickPick: (items: readonly Item[]) => {
				shown = items.map(({ label, description }) => `${label}: ${description ?? ''}`);
				const answer = chosen.shift();
				return Promise.resolve(
					Array.isArray(answer)
						? items.filter(({ label }) => answer.includes(label))
						: items.find(({ label }) => label === answer),
				);
			},
			createQuickPick: choosingBox(() => String(chosen.shift())),
			showInputBox: (options: vscode.InputBoxOptions) => {
				shown = [options.value ?? ''];
				const answer = typed.shift();
				told.push(answer === undefined ? undefined : options.validateInput?.(answer));
				return Promise.resolve(answer);
			},
		});
	});
	afterEach(() => {
		Object.assign(vscode.window, { showQuickPick, createQuickPick, showInputBox });
		store.dispose();
	});

	const edit = (task = proposal) => editNewTask(store, store.accounts[0]!, task);

	it('says all that it carries beside its name, project, due date and estimate', () => {
		assert.equal(
			sayNewTask(store, store.accounts[0]!, proposal),
			'Parent Task: Boat · Priority: High · Start Date: 2026-12-01 · Tags: red, focus:999 · ' +
				'Repeats: every week on Monday · Pinned: Yes · Description: Two coats of red',
		);
		assert.equal(sayNewTask(store, store.accounts[0]!, { name: 'x', priority: 'none' }), '');
	});

	it('shows each field, and stays as it is when the person goes back', async () => {
		chosen = ['Back to the Tasks'];
		assert.deepEqual(await edit(), proposal);
		for (const row of [
			'Name: Paint the boat',
			'Status: —',
			'Estimate: 1h 30m',
			'Description: Two coats of red',
		]) {
			assert.ok(shown.includes(row), row);
		}
		assert.deepEqual(await edit(), proposal);
	});

	it('takes another text, and keeps its lines', async () => {
		chosen = ['Description'];
		typed = ['Two coats ⏎ of blue'];
		assert.equal((await edit()).description, 'Two coats\nof blue');
	});

	it('takes days, an estimate, a rule and a name as a person writes them', async () => {
		chosen = ['Name', 'Start Date', 'Due Date', 'Estimate', 'Repeats'];
		typed = [' Paint it ', '', 'tomorrow', '2h', 'FREQ=DAILY'];
		const { startDate: _start, ...rest } = proposal;
		assert.deepEqual(await edit(), {
			...rest,
			name: 'Paint it',
			endDate: dayAfter(today(), 1),
			estimatedMins: 120,
			rrule: 'FREQ=DAILY',
		});
		assert.deepEqual(told, [undefined, undefined, undefined, undefined, undefined]);
	});

	it('says of a text why it means nothing, and stays', async () => {
		chosen = ['Name', 'Due Date', 'Estimate', 'Repeats'];
		typed = [' ', 'soon', 'long', 'often'];
		assert.deepEqual(await edit(), proposal);
		assert.equal(told.filter((sentence) => typeof sentence === 'string').length, 4);
	});

	it('takes what is chosen, and nothing for what is taken away', async () => {
		chosen = ['Priority', 'No Priority', 'Parent Task', 'No Parent Task', 'Pinned', 'Tags', ['blue']];
		const { priority: _priority, parentId: _parent, pinned: _pinned, ...rest } = proposal;
		// A tag that no list knows is none of the choice.
		assert.deepEqual(await edit(), { ...rest, tagIds: ['focus:999', 'focus:8'] });
		chosen = [
			'Status',
			'In Progress',
			'Parent Task',
			'Task 2',
			'Assignees',
			['Ada'],
			'Project',
			'Project 102',
		];
		const edited = await edit({ name: 'x' });
		assert.deepEqual(Object.keys(edited).toSorted(), [
			'assigneeIds',
			'name',
			'parentId',
			'projectId',
			'statusId',
		]);
	});
});
