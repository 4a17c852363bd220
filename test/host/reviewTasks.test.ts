import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { reviewEach, reviewTasks } from '../../src/ui/reviewTasks.ts';
import { ListDouble } from './listDouble.ts';

describe('The review of tasks before they are created', () => {
	const { createQuickPick, showInputBox } = vscode.window;
	const steps: ((list: ListDouble) => void)[] = [];

	beforeEach(() => {
		const create = (): unknown => new ListDouble((list) => steps.shift()?.(list));
		Object.assign(vscode.window, { createQuickPick: create });
	});
	afterEach(() => {
		Object.assign(vscode.window, { createQuickPick, showInputBox });
	});

	it('takes a new name and a project for all, and leaves out what is not checked', async () => {
		Object.assign(vscode.window, { showInputBox: () => Promise.resolve(' Renamed ') });
		const shown: (string | undefined)[][] = [];
		const note = ({ items, selectedItems }: ListDouble): void => {
			const rows = items.map(({ label, description }) => `${label} (${description})`);
			shown.push([...rows, `${selectedItems.length} checked`]);
		};
		steps.push(
			(list) => {
				note(list);
				list.selectedItems = list.items.slice(1);
				list.itemPressed.fire({ item: list.items[1] });
			},
			(list) => {
				note(list);
				list.pressed.fire(list.buttons[0]);
			},
			(list) => {
				note(list);
				list.accepted.fire();
			},
		);
		const wanted = await reviewTasks(
			[{ name: 'First' }, { name: 'Second', estimatedMins: 90 }, { name: 'Third', done: true }],
			{
				projects: {
					nameOf: (id) => `Project ${id}`,
					choose: () => Promise.resolve({ projectId: 'focus:101' }),
				},
			},
		);
		assert.deepEqual(shown, [
			['First ()', 'Second (1h 30m)', 'Third (done)', '3 checked'],
			['First ()', 'Renamed (1h 30m)', 'Third (done)', '2 checked'],
			[
				'First (Project focus:101)',
				'Renamed (Project focus:101 · 1h 30m)',
				'Third (done · Project focus:101)',
				'2 checked',
			],
		]);
		assert.deepEqual(wanted, [
			{ name: 'Renamed', estimatedMins: 90, projectId: 'focus:101' },
			{ name: 'Third', done: true, projectId: 'focus:101' },
		]);
	});

	it('says what it costs, where each comes from, and moves one alone', async () => {
		const titles: string[] = [];
		steps.push(
			(list) => {
				titles.push(list.title);
				assert.deepEqual(
					list.items.map(({ detail }) => detail),
					['a.ts:1', 'b.ts:2'],
				);
				list.itemPressed.fire({ item: list.items[1], button: list.items[1]?.buttons[1] });
			},
			(list) => {
				list.selectedItems = list.items.slice(1);
				list.selected.fire(list.selectedItems);
				titles.push(list.title);
				list.accepted.fire();
			},
		);
		const reviewed = await reviewEach([{ name: 'First' }, { name: 'Second' }], {
			sayDetail: (_task, at) => ['a.ts:1', 'b.ts:2'][at] ?? '',
			sayCost: (count) => `${count} calls`,
			projects: { nameOf: () => 'Website', choose: () => Promise.resolve({ projectId: 'focus:101' }) },
		});
		assert.deepEqual(titles, ['Create 2 tasks: 2 calls', 'Create 1 task: 1 calls']);
		assert.deepEqual(reviewed, [{ at: 1, task: { name: 'Second', projectId: 'focus:101' } }]);
	});

	it('gives nothing when the person leaves, or wants none', async () => {
		steps.push((list) => list.hidden.fire());
		assert.equal(await reviewTasks([{ name: 'First' }]), undefined);
		steps.push((list) => {
			list.selectedItems = [];
			list.accepted.fire();
		});
		assert.equal(await reviewTasks([{ name: 'First' }]), undefined);
	});
});
