import assert from 'node:assert/strict';
import { codecs, isField, isSame, valueOf } from '../../media/editor/codecs.ts';
import { formState, formValues, panelTitle } from '../../src/editor/formState.ts';
import type { FormState } from '../../src/editor/protocol.ts';
import type { Account } from '../../src/tasks/account.ts';
import { emptyCatalog } from '../../src/tasks/catalog.ts';
import type { Task } from '../../src/tasks/task.ts';
import { catalog } from '../tasks/makeCatalog.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { storeWith } from '../tasks/storeWith.ts';

const account: Account = {
	product: 'focus',
	label: 'Toggl Focus',
	signedIn: true,
	fields: new Set(['name', 'notes', 'statusId', 'done', 'pinned', 'startDate', 'color', 'estimatedMins']),
	fixed: {},
	oneAssignee: undefined,
	webUrl: undefined,
	actions: new Set(['archive']),
	catalog,
	state: { kind: 'ready', refreshing: false },
	whole: true,
	archivedState: undefined,
};

async function stateOf(tasks: readonly Task[], id = 'focus:1'): Promise<FormState> {
	const { store } = await storeWith(tasks);
	return formState(store, id, { task: undefined, missing: undefined }, {});
}

describe('what the form shows of a task', () => {
	it('has the fields of the product and no others', () => {
		const values = formValues(makeTask('focus:1', { description: 'not offered' }), account);
		assert.deepEqual(
			Object.keys(values).toSorted(),
			['color', 'estimatedMins', 'name', 'notes', 'pinned', 'startDate', 'statusId'].toSorted(),
		);
	});

	it('says by a mark what is done only where there are no statuses', () => {
		const values = formValues(makeTask('focus:1', { done: true }), { ...account, catalog: emptyCatalog });
		assert.equal(values.done, true);
		assert.equal('statusId' in values, false);
	});

	it('offers the calendar where the product does, and begins without it', () => {
		const values = formValues(makeTask('focus:1'), { ...account, fields: new Set(['outboundSync']) });
		assert.deepEqual(values, { outboundSync: null });
	});

	const tidied: [keyof Task, unknown, unknown][] = [
		['name', 'two\r\nlines', 'two lines'],
		['notes', 'a\r\nb\rc', 'a\nb\nc'],
		['startDate', '2026-02-30', null],
		['startDate', '2026-02-28T00:00:00Z', '2026-02-28'],
		['color', '#0B83D9', '#0b83d9'],
		['estimatedMins', 12.4, 12],
	];
	for (const [field, given, shown] of tidied) {
		it(`gives ${field} “${String(given).replaceAll(/\s/g, ' ')}” as a control can hold it`, () => {
			const values = formValues(makeTask('focus:1', { [field]: given }), account);
			assert.equal((values as Record<string, unknown>)[field], shown);
		});
	}

	it('gives every value so that its control means the same', () => {
		const values = formValues(makeTask('focus:1', { priority: 'urgent' }), {
			...account,
			fields: new Set(Object.keys(codecs).filter(isField)),
		});
		for (const field of Object.keys(values).filter(isField)) {
			assert.ok(
				isSame(valueOf(field, codecs[field].show(values[field] ?? null)), values[field]),
				field,
			);
		}
	});

	it('has what the service says beside the fields, and nothing where it says nothing', async () => {
		const said = makeTask('focus:1', { rate: 80, recurring: true });
		assert.deepEqual((await stateOf([said])).facts, [
			{ label: 'Recurring', value: 'Yes' },
			{ label: 'Rate', value: '80' },
		]);
		assert.deepEqual((await stateOf([makeTask('focus:1')])).facts, []);
	});

	it('says which fields the task keeps, but not of one that is to be made anew', async () => {
		const fixed = { startDate: 'It begins when it begins.' };
		const { store } = await storeWith([makeTask('focus:1')]);
		const source = {
			get: (id: string) => store.get(id),
			children: () => [],
			timers: { running: [] },
			account: () => ({ ...account, fixed }),
		};
		const state = (id: string): FormState =>
			formState(source, id, { task: makeTask(id), missing: undefined }, {});
		assert.deepEqual(state('focus:1').fixed, fixed);
		assert.deepEqual(state('focus:9').fixed, {});
	});

	it('says where a task has one assignee, and whether that may be nobody', async () => {
		const assigned = { assigneeIds: ['focus:21'] };
		const { store } = await storeWith([makeTask('focus:1', assigned), makeTask('focus:2')]);
		const oneOf = (id: string, oneAssignee: Account['oneAssignee']): FormState['oneAssignee'] => {
			const source = {
				get: (each: string) => store.get(each),
				children: () => [],
				timers: { running: [] },
				account: () => ({ ...account, oneAssignee }),
			};
			return formState(source, id, { task: makeTask(id, assigned), missing: undefined }, {})
				.oneAssignee;
		};
		const several = 'One is enough.';
		const alone = { several, nobody: 'Somebody stays.' };
		assert.equal(oneOf('focus:1', undefined), undefined);
		assert.deepEqual(oneOf('focus:1', alone), { mayBeNobody: false });
		assert.deepEqual(oneOf('focus:1', { several }), { mayBeNobody: true });
		assert.deepEqual(oneOf('focus:2', alone), { mayBeNobody: true });
		assert.deepEqual(oneOf('focus:9', alone), { mayBeNobody: true }, 'it is to be made anew');
	});

	it('names the project and the parents, outermost first', async () => {
		const state = await stateOf([
			makeTask('focus:1', { parentId: 'focus:2', projectId: 'focus:101' }),
			makeTask('focus:2', { parentId: 'focus:3' }),
			makeTask('focus:3'),
		]);
		assert.deepEqual(state.breadcrumb, [
			{ name: 'Project 101' },
			{ name: 'Task 3', id: 'focus:3' },
			{ name: 'Task 2', id: 'focus:2' },
		]);
		assert.deepEqual(state.taskNames, { 'focus:2': 'Task 2' });
	});

	it('says since when the timer runs and what was tracked, and offers to stop it', async () => {
		const { store } = await storeWith([
			makeTask('focus:1', { trackedSeconds: 5400 }),
			makeTask('focus:2'),
		]);
		const running = [{ taskId: 'focus:1', description: '', startedAt: '2026-11-20T09:00:00Z' }];
		const source = {
			get: (id: string) => store.get(id),
			children: (id: string) => store.children(id),
			account: () => ({ ...account, actions: new Set(['timer'] as const) }),
			timers: { running },
		};
		const of = (id: string): FormState =>
			formState(source, id, { task: undefined, missing: undefined }, {});
		const [first, second] = [of('focus:1'), of('focus:2')];
		assert.deepEqual([first.runsSince, first.trackedSeconds], ['2026-11-20T09:00:00Z', 5400]);
		assert.ok(first.actions.includes('stopTimer') && !first.actions.includes('startTimer'));
		assert.equal(second.runsSince, undefined);
		assert.ok(second.actions.includes('startTimer') && !second.actions.includes('stopTimer'));
	});

	it('ends with parents that go in a circle', async () => {
		const state = await stateOf([
			makeTask('focus:1', { parentId: 'focus:2' }),
			makeTask('focus:2', { parentId: 'focus:1' }),
		]);
		assert.deepEqual(state.breadcrumb, [{ name: 'Task 2', id: 'focus:2' }]);
	});

	it('offers a closed project only to a task that is in it', async () => {
		const { store, api } = await storeWith([
			makeTask('focus:1', { projectId: 'focus:101' }),
			makeTask('focus:2'),
		]);
		api.lists = {
			...catalog,
			projects: catalog.projects.map((project) => ({ ...project, closed: true })),
		};
		await store.refresh();
		const projects = (id: string) =>
			formState(store, id, { task: undefined, missing: undefined }, {}).projects.map(
				(project) => project.id,
			);
		assert.deepEqual(projects('focus:1'), ['focus:101']);
		assert.deepEqual(projects('focus:2'), []);
	});

	it('offers what can be done with the task now', async () => {
		const open = await stateOf([makeTask('focus:1', { pinned: true, statusId: 'focus:1' })]);
		assert.deepEqual(open.actions, ['unpin', 'complete', 'archive', 'delete']);
		const done = await stateOf([makeTask('focus:1', { statusId: 'focus:4' })]);
		assert.deepEqual(done.actions, ['pin', 'reopen', 'archive', 'delete']);
	});
});

describe('the title of a form', () => {
	const titles: [string, boolean, string][] = [
		['Short', false, 'Short'],
		['Short', true, '● Short'],
		['x'.repeat(40), false, 'x'.repeat(40)],
		['x'.repeat(41), true, `● ${'x'.repeat(39)}…`],
		[`${'x'.repeat(38)} y and more`, false, `${'x'.repeat(38)}…`],
		['👩‍👩‍👧'.repeat(41), false, `${'👩‍👩‍👧'.repeat(39)}…`],
		['two\nlines\u202E', false, 'two lines'],
	];
	for (const [name, isDirty, title] of titles) {
		it(`is “${title}”`, () => assert.equal(panelTitle(name, isDirty), title));
	}
});
