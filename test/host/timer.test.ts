import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TimerApi } from '../../src/tasks/taskApi.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { TimerStatus } from '../../src/timer/timerStatus.ts';
import { Expansion } from '../../src/tree/expansion.ts';
import { TreeItems } from '../../src/tree/treeItem.ts';
import { taskNode } from '../../src/tree/treeNode.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { focus } from './focus.ts';
import { call, createTask, eventually, sentenceOf, signInAfresh, signOut } from './support.ts';

describe('Tracking the time of a task', () => {
	let ids: string[];
	before(signInAfresh);
	beforeEach(async () => {
		await call('refresh');
		await call('stopTimer', {}).catch(() => undefined);
		ids = [];
		for (const name of ['First', 'Second']) {
			ids.push((await createTask({ name, product: 'focus' })).id);
		}
		await focus.forgetRequests();
	});
	after(async () => {
		await call('stopTimer', {}).catch(() => undefined);
		await signOut();
	});

	const number = (at: number): number => Number(ids[at]?.split(':')[1]);
	const sent = async (): Promise<{ line: string; body: unknown }[]> =>
		(await focus.writes()).filter(({ line }) => line.includes('/tracking/'));

	it('starts, switches and stops', async () => {
		await call('startTimer', { id: ids[0] });
		await call('startTimer', { kind: 'task', key: 'x', id: ids[1], place: 'project' });
		await call('stopTimer', {});
		const [first, second, stop] = await sent();
		assert.deepEqual(first, {
			line: 'POST /tracking/start',
			body: { type: 'activity', task_id: number(0) },
		});
		assert.deepEqual(second?.body, { type: 'activity', task_id: number(1) });
		assert.equal(stop?.line, 'POST /tracking/stop');
		assert.match(await sentenceOf(call('stopTimer', {})), /^No timer is running/);
		assert.equal((await sent()).length, 3);
	});

	it('asks what runs only when somebody refreshes', async () => {
		await call('startTimer', { id: ids[0] });
		await call('refresh');
		const asked = (await focus.requests()).filter(({ path }) => path.endsWith('/tracking/current'));
		assert.equal(asked.length, 1);
		await call('stopTimer', {});
		assert.deepEqual(
			(await sent()).map(({ line }) => line),
			['POST /tracking/start', 'POST /tracking/stop'],
		);
	});

	it('fails with a sentence when the task is gone, and what ran goes on', async () => {
		await call('startTimer', { id: ids[0] });
		assert.match(await sentenceOf(call('startTimer', { id: 'focus:999999' })), /999999/);
		await call('stopTimer', {});
		assert.equal((await sent()).at(-1)?.line, 'POST /tracking/stop');
	});

	it('refuses what has no timer', async () => {
		const { id } = await createTask({ name: 'Here', product: 'local' });
		assert.match(await sentenceOf(call('startTimer', { id })), /can’t be tracked here/);
		assert.match(await sentenceOf(call('startTimer', {})), /id/);
		assert.deepEqual(await sent(), []);
		await call('deleteTask', { id });
	});
});

describe('The row of a task that is tracked', () => {
	it('has a word and an icon for it, unless the task failed', async () => {
		const api = new ScriptedApi([makeTask('focus:1', { name: 'Fix it', estimatedMins: 60 })]);
		const timer: TimerApi = {
			current: () => Promise.resolve(undefined),
			start: (taskId) =>
				Promise.resolve({ taskId, description: '', startedAt: new Date().toISOString() }),
			stop: () => Promise.resolve(),
		};
		Object.defineProperty(api, 'timer', { value: timer });
		const store = new TaskStore();
		const kept = {
			keys: () => [],
			get: <T>(_key: string, none?: T) => none,
			update: () => Promise.resolve(),
		};
		const items = new TreeItems(store, new Expansion(kept));
		const row = (): unknown => {
			const { iconPath, description, accessibilityInformation } = items.item(
				taskNode('focus:1', 'pinned'),
			);
			assert.ok(iconPath instanceof vscode.ThemeIcon);
			return [iconPath.id, description, accessibilityInformation?.label];
		};
		try {
			store.connect(api);
			await store.settled();
			const before = row();
			assert.deepEqual(before, ['circle-large-outline', '1h', 'Fix it, 1h']);
			await store.timers.start('focus:1');
			assert.deepEqual(row(), ['record', 'tracking · 1h', 'Fix it, tracking · 1h']);
			await store.timers.stop();
			assert.deepEqual(row(), before);
			await store.timers.start('focus:1');
			api.changeElsewhere('focus:1', { trouble: { kind: 'failed', sentence: 'No.' } });
			assert.deepEqual(row(), [
				'warning',
				'not sent · tracking · 1h',
				'Fix it, not sent · tracking · 1h, No.',
			]);
		} finally {
			store.dispose();
		}
	});
});

describe('The timer in the status bar', () => {
	it('has the name of what runs, how long, and what a click does', async () => {
		const api = new ScriptedApi([makeTask('focus:1', { name: 'Fix $(bug)' }), makeTask('focus:2')]);
		const startedAt = new Date(Date.now() - 90 * 60_000).toISOString();
		const timer: TimerApi = {
			current: () => Promise.resolve({ taskId: null, description: 'Thinking', startedAt }),
			start: (taskId) =>
				Promise.resolve({ taskId, description: '', startedAt: new Date().toISOString() }),
			stop: () => Promise.resolve(),
		};
		Object.defineProperty(api, 'timer', { value: timer });
		const store = new TaskStore();
		const status = new TimerStatus(store);
		try {
			store.connect(api);
			await store.settled();
			assert.equal(status.item.text, '$(stop-circle) Thinking 1h 30m');
			assert.equal(status.item.command, 'togglTasks.stopTimer');
			await store.timers.start('focus:1');
			assert.match(status.item.text, /^\$\(stop-circle\) Fix \\\$\(bug\) 0:0\d$/);
			assert.equal(status.item.tooltip, 'Stop tracking “Fix $(bug)”');
			const before = status.item.text;
			await eventually('the time goes on', () => status.item.text !== before);
			await store.update('focus:1', { name: 'Renamed' });
			assert.match(status.item.text, / Renamed 0:0\d$/);
		} finally {
			status.dispose();
			store.dispose();
		}
	});

	it('counts what runs in several accounts, and lists it in the tooltip', async () => {
		const store = new TaskStore();
		const status = new TimerStatus(store);
		try {
			for (const [product, name] of [
				['focus', 'Fix $(bug)'],
				['track', 'Write'],
			] as const) {
				const startedAt = new Date(2026, 10, 20, 9, 15).toISOString();
				const api = new ScriptedApi([makeTask(`${product}:1`, { name })], product);
				const running = { taskId: `${product}:1`, description: '', startedAt };
				const timer: TimerApi = {
					current: () => Promise.resolve(running),
					start: () => Promise.resolve(running),
					stop: () => Promise.resolve(),
				};
				Object.defineProperty(api, 'timer', { value: timer });
				store.connect(api);
			}
			await store.settled();
			await store.timers.refresh();
			assert.equal(status.item.text, '$(stop-circle) 2 timers');
			const { tooltip } = status.item;
			assert.match(
				typeof tooltip === 'string' ? tooltip : '',
				/^Stop tracking all of these:\nFix \$\(bug\), since 0?9:15.*\nWrite, since 0?9:15/,
			);
			assert.match(
				status.item.accessibilityInformation?.label ?? '',
				/^2 timers\. Fix \$\(bug\), since .* Write/,
			);
			store.disconnect('focus');
			assert.match(status.item.text, /^\$\(stop-circle\) Write /);
			await store.timers.stop();
			assert.deepEqual(store.timers.running, []);
		} finally {
			status.dispose();
			store.dispose();
		}
	});
});
