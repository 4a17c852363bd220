import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Account } from '../../src/tasks/account.ts';
import { newAccount } from '../../src/tasks/account.ts';
import {
	askForClients,
	askForDue,
	askForEntities,
	askForPriorities,
	askYesOrNo,
} from '../../src/tree/askForCriterion.ts';
import { choicesFor } from '../../src/commands/changeManyChoices.ts';
import { facesIn } from '../../src/ui/catalogChoices.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';

const [project, ...projects] = catalog.projects;
const [todo] = catalog.statuses;
const [red] = catalog.tags;
const [ada] = catalog.people;
assert.ok(project && todo && red && ada);

const named: Account = {
	...newAccount(new ScriptedApi()),
	catalog: {
		projects: [{ ...project, clientName: 'North $(bug)', color: '#0b83d9' }, ...projects],
		statuses: [{ ...todo, emoji: '🌱' }],
		tags: [{ ...red, color: '#d92b2b' }],
		people: [{ ...ada, email: 'ada@example.com' }],
	},
};

describe('What can be chosen from an account’s lists', () => {
	it('has nobody to assign tasks to only where an assignee can be taken away', () => {
		const labels = (oneAssignee: Account['oneAssignee']): string[] =>
			choicesFor('assignees', { ...named, oneAssignee }, []).map(({ label }) => label);
		assert.deepEqual(labels(undefined), ['Ada', 'Nobody']);
		assert.deepEqual(labels({ several: 'One is enough.' }), ['Ada', 'Nobody']);
		assert.deepEqual(labels({ several: 'One is enough.', nobody: 'Somebody stays.' }), ['Ada']);
	});

	it('has what does not exist yet, where it can be made here', () => {
		const last = (field: 'addTag' | 'project', actions: Account['actions']): string | undefined =>
			choicesFor(field, { ...named, actions }, []).at(-1)?.label;
		assert.equal(last('addTag', new Set(['createTag'])), 'Create Tag…');
		assert.equal(last('project', new Set(['saveProject'])), 'Create Project…');
		assert.equal(last('addTag', new Set()), 'red');
		assert.equal(last('project', new Set()), 'No Project');
		const empty = { ...named, catalog: { ...catalog, tags: [] } };
		assert.equal(choicesFor('addTag', { ...empty, actions: new Set(['createTag']) }, []).length, 1);
	});

	for (const [list, label, description, icon] of [
		['projects', 'Project 101', String.raw`North \$(bug)`, 'circle-filled'],
		['statuses', '🌱 Todo', undefined, undefined],
		['tags', 'red', undefined, 'tag'],
		['people', 'Ada', 'ada@example.com', 'person'],
	] as const) {
		it(`says what tells one of the ${list} from another`, () => {
			const face = facesIn(named.catalog, list)[0]?.face;
			assert.deepEqual([face?.label, face?.description], [label, description]);
			const { iconPath } = face ?? {};
			assert.equal(iconPath instanceof vscode.ThemeIcon ? iconPath.id : undefined, icon);
		});
	}

	describe('in a filter', () => {
		let boxes: { labels: string[]; options: vscode.QuickPickOptions }[];
		const keepBoxes = (): void => {
			boxes = [];
			Object.assign(vscode.window, {
				showQuickPick: (
					items: readonly (vscode.QuickPickItem | string)[],
					options: vscode.QuickPickOptions,
				) => {
					const labels = items.map((item) => (typeof item === 'string' ? item : item.label));
					boxes.push({ labels, options });
					return Promise.resolve();
				},
			});
		};

		const { showQuickPick } = vscode.window;
		afterEach(() => {
			Object.assign(vscode.window, { showQuickPick });
		});

		it('is told by its title, and what has none by a name of its own', async () => {
			keepBoxes();
			for (const field of ['projectIds', 'statusIds', 'tagIds', 'assigneeIds'] as const) {
				await askForEntities(field, undefined, [named]);
			}
			await askForClients(undefined, [named]);
			await askForPriorities(undefined);
			await askForDue(undefined);
			await askYesOrNo('pinned');
			await askYesOrNo('done');
			assert.deepEqual(
				boxes.map(({ labels, options }) => [options.title, labels.at(-1)]),
				[
					['Filter by Project', 'No Project'],
					['Filter by Status', 'No Status'],
					['Filter by Tag', 'No Tag'],
					['Filter by Assignee', 'No Assignee'],
					['Filter by Client', 'No Client'],
					['Filter by Priority', 'No Priority'],
					['Filter by Due Date', 'No Due Date'],
					['Filter by Pinned', 'Either'],
					['Filter by Done or Open', 'Either'],
				],
			);
			assert.ok(
				boxes.every(({ labels }) =>
					labels.every((label) => /^[^a-z]/.test(label) || label === 'red'),
				),
			);
			assert.ok(boxes.every(({ options }) => options.placeHolder));
		});

		it('is found by the client as well, and keeps what is in no list', async () => {
			let shown: readonly (string | undefined)[][] = [];
			Object.assign(vscode.window, {
				showQuickPick: (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => {
					assert.equal(options.matchOnDescription, true);
					shown = items.map(({ label, description }) => [label, description]);
					return Promise.resolve(items.filter(({ picked }) => picked));
				},
			});
			const current = ['focus:101', 'focus:999'];
			const one = await askForEntities('projectIds', current, [named]);
			assert.deepEqual(one, { projectIds: current });
			assert.deepEqual(shown[0], ['Project 101', String.raw`North \$(bug)`]);
			assert.deepEqual(shown.at(-1), ['focus:999', undefined]);
			await askForEntities('projectIds', undefined, [named, { ...named, label: 'Other' }]);
			assert.deepEqual(shown[0]?.[0], 'Project 101');
			assert.match(shown[1]?.[1] ?? '', /^(?:Toggl Focus|Other)$/);
		});
	});
});
