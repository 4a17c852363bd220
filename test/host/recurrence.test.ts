import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { formatReference } from '../../src/products/reference.ts';
import { act } from '../../src/commands/taskActions.ts';
import { upcoming } from '../../src/editor/upcoming.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { taskCard } from '../../src/ui/taskCard.ts';
import { askForScope } from '../../src/ui/recurrenceScope.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { alone, SeriesApi, seriesTasks } from '../tasks/seriesApi.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { offline } from '../tasks/storeWith.ts';
import { focus } from './focus.ts';
import { call, createTask, findTasks, needTask, sentenceOf, signInAfresh, signOut } from './support.ts';

const product = 'focus';

describe('Recurring Focus tasks', () => {
	/** The instances that the service begins with: of last week, today and next week. */
	let ids: string[];
	let series: string;

	beforeEach(async () => {
		await signInAfresh();
		const tasks = await findTasks({ product, text: 'Weekly review' });
		const instances = tasks.filter(({ recurringTaskId }) => recurringTaskId);
		ids = instances
			.toSorted((a, b) => (a.startDate ?? '').localeCompare(b.startDate ?? ''))
			.map(({ id }) => id);
		series = tasks.find(({ rrule }) => rrule)?.id ?? '';
		assert.equal(ids.length, 3);
		await focus.forgetRequests();
	});
	after(signOut);

	/** What was sent, with the whole query. */
	const sent = async (): Promise<string[]> =>
		(await focus.requests())
			.filter(({ method }) => method !== 'GET')
			.map(({ method, path, query, body }) =>
				[
					method,
					path.replace(/^.*\/tasks\//, ''),
					JSON.stringify(query),
					...(body === undefined ? [] : [JSON.stringify(body)]),
				].join(' '),
			);
	const number = (id: string | undefined): string => id?.split(':')[1] ?? '';

	it('are changed alone when nobody says otherwise', async () => {
		const [, id = ''] = ids;
		await call('updateTask', { id, changes: { name: 'Review' } });
		await call('updateTask', { id, changes: { estimatedMins: 45 }, scope: 'this' });
		assert.deepEqual(await sent(), [
			`PATCH ${number(id)} {} {"name":"Review"}`,
			`PATCH ${number(id)} {} {"estimated_mins":45}`,
		]);
	});

	it('are changed with what follows', async () => {
		const [first = '', id = '', last = ''] = ids;
		await call('updateTask', { id, changes: { name: 'Review' }, scope: 'following' });
		assert.deepEqual(await sent(), [
			`PATCH ${number(id)} {"from_recurring_task_id":"${number(id)}"} {"name":"Review"}`,
		]);
		const names = await Promise.all([first, id, last].map(async (one) => (await needTask(one)).name));
		assert.deepEqual(names, ['Weekly review', 'Review', 'Review']);
	});

	it('keep days of their own', async () => {
		const [, id = '', last = ''] = ids;
		const { startDate } = await needTask(last);
		await call('updateTask', {
			id,
			changes: { name: 'Review', startDate: '2026-01-02', endDate: '2026-01-03' },
			scope: 'following',
		});
		assert.deepEqual(await sent(), [
			`PATCH ${number(id)} {} {"start_date":"2026-01-02","end_date":"2026-01-03"}`,
			`PATCH ${number(id)} {"from_recurring_task_id":"${number(id)}"} {"name":"Review"}`,
		]);
		const { name, startDate: now } = await needTask(last);
		assert.deepEqual([name, now], ['Review', startDate]);
	});

	for (const [command, wire] of [
		['archiveTask', (id: string) => `POST ${id}/archive`],
		['deleteTask', (id: string) => `DELETE ${id}`],
	] as const) {
		it(`are taken by ${command} alone`, async () => {
			const [first = '', id = '', last = ''] = ids;
			await call(command, { id });
			await call(command, { id: last, scope: 'this' });
			assert.deepEqual(await sent(), [`${wire(number(id))} {}`, `${wire(number(last))} {}`]);
			await call('refresh');
			const left = (await findTasks({ product, text: 'Weekly review' })).map((task) => task.id);
			assert.deepEqual(left.toSorted(), [first, series].toSorted());
		});

		it(`are taken by ${command} with what follows`, async () => {
			const [first = '', id = ''] = ids;
			await call(command, { id, scope: 'following' });
			const query = `{"from_recurring_task_id":"${number(id)}"}`;
			assert.deepEqual(await sent(), [`${wire(number(id))} ${query}`]);
			const left = (await findTasks({ product, text: 'Weekly review' })).map((task) => task.id);
			assert.deepEqual(left.toSorted(), [first, series].toSorted());
		});

		it(`are taken by ${command} as a whole, by the first instance`, async () => {
			await call(command, { id: series, scope: 'following' });
			const [first = ''] = ids;
			const query = `{"from_recurring_task_id":"${number(first)}"}`;
			assert.deepEqual(await sent(), [`${wire(number(series))} {}`, `${wire(number(first))} ${query}`]);
			assert.deepEqual(await findTasks({ product, text: 'Weekly review' }), []);
		});
	}

	it('go with others in as few calls as it takes', async () => {
		const others = await Promise.all(
			['One', 'Two'].map(async (name) => (await createTask({ name, product })).id),
		);
		await focus.forgetRequests();
		await call('archiveTask', { ids: [...others, ...ids.slice(1)], scope: 'following' });
		const id = number(ids[1]);
		const [bulk = '', ...rest] = await sent();
		assert.match(bulk, /^POST bulk\/archive \{\} /);
		assert.deepEqual(rest, [`POST ${id}/archive {"from_recurring_task_id":"${id}"}`]);
	});

	it('come back to show when the service refuses', async () => {
		const [, id = ''] = ids;
		await focus.fail({ method: 'POST', path: '/archive' }, { kind: 'status', status: 400 });
		await sentenceOf(call('archiveTask', { id, scope: 'following' }));
		assert.equal((await findTasks({ product, text: 'Weekly review' })).length, 4);
	});

	it('refuse a scope that there is not', async () => {
		const [id = ''] = ids;
		for (const [command, rest] of [
			['archiveTask', {}],
			['deleteTask', {}],
			['updateTask', { changes: { name: 'x' } }],
		] as const) {
			const sentence = await sentenceOf(call(command, { id, scope: 'all', ...rest }));
			assert.equal(sentence, '“scope” is "this" or "following".');
		}
		assert.deepEqual(await sent(), []);
	});

	it('know no scope on this computer: the task alone is meant', async () => {
		const { id } = await createTask({ name: 'Local', product: 'local', rrule: 'FREQ=DAILY' });
		await call('updateTask', { id, changes: { name: 'Still local' }, scope: 'following' });
		await call('deleteTask', { id, scope: 'following' });
		assert.deepEqual(await findTasks({ product: 'local', text: 'Still local' }), []);
	});
});

describe('Asking how far a change goes', () => {
	const { showQuickPick, showInformationMessage } = vscode.window;
	let asked: string[];
	let said: string[];
	let answer: string | undefined;
	let button: string | undefined;
	let api: SeriesApi;
	let store: TaskStore;

	beforeEach(async () => {
		[asked, said, answer, button] = [[], [], undefined, undefined];
		api = new SeriesApi(seriesTasks);
		store = new TaskStore();
		store.connect(api);
		await store.settled();
		Object.assign(vscode.window, {
			showQuickPick: (items: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => {
				const rows = items.map(({ label, detail }) => (detail ? `${label} (${detail})` : label));
				asked.push(`${options.title}: ${rows.join(', ')}`);
				return Promise.resolve(items.find(({ label }) => label === answer));
			},
			showInformationMessage: (sentence: string) => {
				said.push(sentence);
				return Promise.resolve(button);
			},
		});
	});
	afterEach(() => {
		Object.assign(vscode.window, { showQuickPick, showInformationMessage });
		store.dispose();
	});

	it('asks nobody about a task in no series, nor who calls a command', async () => {
		await act(store, 'archive', [alone.id], true);
		await act(store, 'archive', ['focus:3'], false);
		assert.deepEqual(asked, []);
		assert.deepEqual(api.scopes, ['archive focus:9 this', 'archive focus:3 this']);
	});

	it('does what the person chose', async () => {
		answer = 'This task only';
		await act(store, 'archive', ['focus:2'], true);
		answer = 'This and following';
		await act(store, 'delete', ['focus:3'], true);
		assert.deepEqual(asked, [
			'Archive Recurring Task: This task only, This and following, Cancel',
			'Delete Recurring Task: This task only, This and following, Cancel',
		]);
		assert.deepEqual(api.scopes, ['archive focus:2 this', 'delete focus:3 following']);
		assert.deepEqual(said, [
			'Archived “Day 1”.',
			'Deleted 2 tasks and what follows. Undo brings back what was on show; later ones stay deleted.',
		]);
	});

	it('says of dates that they are the task’s own, and asks about them alone not at all', async () => {
		answer = 'This and following';
		const dates = { startDate: '2026-12-05', endDate: null };
		assert.equal(await askForScope(store, ['focus:3'], dates), 'this');
		assert.deepEqual(asked, []);
		assert.equal(await askForScope(store, ['focus:3'], { ...dates, name: 'x' }), 'following');
		assert.deepEqual(asked, [
			'Save Recurring Task: This task only, This and following (The dates change for this task only. Those that follow keep theirs.), Cancel',
		]);
	});

	it('brings back by Undo what it says', async () => {
		[answer, button] = ['This and following', 'Undo'];
		await act(store, 'archive', ['focus:3'], true);
		const until = Date.now() + 5000;
		while (api.calls.at(-1) !== 'unarchive focus:3 focus:4' && Date.now() < until) {
			await new Promise((resolve) => {
				setTimeout(resolve, 10);
			});
		}
		assert.equal(api.calls.at(-1), 'unarchive focus:3 focus:4');
		assert.deepEqual(
			['focus:3', 'focus:4'].map((id) => store.need(id).archived),
			[false, false],
		);
	});

	for (const chosen of ['Cancel', undefined]) {
		it(`does nothing when it is ${chosen ?? 'closed'}`, async () => {
			answer = chosen;
			await assert.rejects(act(store, 'delete', ['focus:3'], true), vscode.CancellationError);
			await assert.rejects(askForScope(store, ['focus:3'], { name: 'x' }), vscode.CancellationError);
			assert.deepEqual(api.scopes, []);
		});
	}

	it('asks once about several', async () => {
		answer = 'These and following';
		await act(store, 'archive', ['focus:9', 'focus:3', 'focus:4'], true);
		assert.equal(asked.length, 1);
		assert.deepEqual(api.scopes, ['archive focus:9 this', 'archive focus:3 following']);
	});
});

describe('What comes next in a series', () => {
	const now = { today: '2026-12-02', locale: 'en' };

	it('is read from the service, without the task itself', async () => {
		const api = new SeriesApi(seriesTasks);
		const store = new TaskStore();
		store.connect(api);
		await store.settled();
		api.calls.length = 0;
		assert.deepEqual(await upcoming(store, store.need('focus:3'), now), {
			kind: 'upcoming',
			tasks: [{ id: 'focus:4', day: 'Thursday, December 3, 2026', name: 'Day 3' }],
		});
		assert.deepEqual(api.calls, ['instances 1 2026-12-02']);
		api.instances = () => Promise.reject(offline());
		const failed = await upcoming(store, store.need('focus:3'), now);
		assert.deepEqual(failed, { kind: 'upcoming', sentence: offline().message });
		store.dispose();
	});

	it('is counted from the rule where the product has no instances', async () => {
		const store = new TaskStore();
		const task = makeTask('focus:1', {
			name: 'Own',
			rrule: 'FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3',
			startDate: '2026-12-01',
		});
		store.connect(new ScriptedApi([task]));
		await store.settled();
		assert.deepEqual(await upcoming(store, task, now), {
			kind: 'upcoming',
			tasks: [
				{ day: 'Friday, January 1, 2027', name: 'Own' },
				{ day: 'Monday, February 1, 2027', name: 'Own' },
			],
		});
		const unread = await upcoming(store, { ...task, rrule: 'FREQ=HOURLY' }, now);
		assert.match('sentence' in unread ? unread.sentence : '', /can’t be read/);
		store.dispose();
	});

	it('is said in the card of the tree, as it is when it can’t be said', () => {
		const store = new TaskStore();
		const card = (rrule: string): string =>
			taskCard(makeTask('focus:1', { rrule }), store, formatReference).value;
		assert.match(card('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'), /Repeats: every 2 weeks on Monday/);
		assert.match(card('FREQ=HOURLY'), /Repeats: FREQ=HOURLY/);
		store.dispose();
	});
});
