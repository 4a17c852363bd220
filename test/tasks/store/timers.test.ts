import assert from 'node:assert/strict';
import type { TaskId } from '../../../src/tasks/task.ts';
import type { RunningTimer, TimerApi } from '../../../src/tasks/taskApi.ts';
import { TaskError } from '../../../src/tasks/taskError.ts';
import { TaskStore } from '../../../src/tasks/taskStore.ts';
import { Timers } from '../../../src/tasks/store/timers.ts';
import { makeTask } from '../makeTask.ts';
import { ScriptedApi } from '../scriptedApi.ts';
import { calm, Gates, offline } from '../storeWith.ts';

const now = Date.parse('2026-11-20T09:00:00Z');

/** A timer in memory whose clock goes five minutes before ours. */
class ScriptedTimer implements TimerApi {
	readonly calls: string[] = [];
	running: RunningTimer | undefined;
	before: (name: string) => Promise<void> | void = () => {};

	current(): Promise<RunningTimer | undefined> {
		return this.#call('current', () => this.running);
	}

	start(taskId: TaskId): Promise<RunningTimer> {
		return this.#call(`start ${taskId}`, () => {
			const started = { taskId, description: '', startedAt: '2026-11-20T09:05:00Z' };
			this.running = started;
			return started;
		});
	}

	stop(): Promise<void> {
		return this.#call('stop', () => {
			this.running = undefined;
		});
	}

	async #call<T>(name: string, effect: () => T): Promise<T> {
		this.calls.push(name);
		await this.before(name);
		return effect();
	}
}

describe('Timers', () => {
	let api: ScriptedTimer;
	let timers: Timers;
	let told: (readonly TaskId[])[];

	beforeEach(() => {
		api = new ScriptedTimer();
		timers = new Timers(() => now);
		told = [];
		timers.onDidChange((ids) => told.push(ids));
	});

	const connect = async (): Promise<void> => {
		timers.connect('focus', api);
		await calm();
		told.length = 0;
	};
	const shown = (): readonly (TaskId | null)[] => timers.running.map(({ taskId }) => taskId);

	it('ask once what runs when an account connects, and again only on a refresh', async () => {
		api.running = { taskId: 'focus:1', description: '', startedAt: '2026-11-20T08:00:00Z' };
		timers.connect('focus', api);
		await calm();
		assert.deepEqual([timers.running, told, api.calls], [[api.running], [['focus:1']], ['current']]);
		api.running = undefined;
		await timers.refresh();
		assert.deepEqual([timers.running, told.length, api.calls.length], [[], 2, 2]);
	});

	it('keep what was known when that can’t be had', async () => {
		api.running = { taskId: null, description: 'Thinking', startedAt: '2026-11-20T08:00:00Z' };
		await connect();
		api.before = () => {
			throw offline();
		};
		await timers.refresh();
		assert.deepEqual(timers.running, [api.running]);
	});

	it('show a start at once, and then as the service says', async () => {
		await connect();
		const gates = new Gates('start focus:1');
		api.before = (name) => gates.hold({ name, ids: [] });
		const starting = timers.start('focus:1');
		assert.deepEqual(timers.running, [
			{ taskId: 'focus:1', description: '', startedAt: '2026-11-20T09:00:00.000Z' },
		]);
		assert.ok(timers.isRunning('focus:1') && !timers.isRunning('focus:2'));
		await gates.open('start focus:1');
		await starting;
		assert.deepEqual(timers.running, [api.running]);
		assert.deepEqual(told, [['focus:1'], ['focus:1']]);
	});

	it('switch, and stop', async () => {
		await connect();
		await timers.start('focus:1');
		told.length = 0;
		const switching = timers.start('focus:2');
		assert.deepEqual([shown(), told], [['focus:2'], [['focus:1', 'focus:2']]]);
		await switching;
		const stopping = timers.stop();
		assert.deepEqual(shown(), []);
		await stopping;
		assert.deepEqual([shown(), api.running], [[], undefined]);
	});

	it('take back a switch that fails, and what ran goes on', async () => {
		await connect();
		await timers.start('focus:1');
		api.before = () => {
			throw new TaskError({ kind: 'notFound', what: 'The task focus:2' });
		};
		await assert.rejects(timers.start('focus:2'), /focus:2 is not there any more/);
		assert.deepEqual(shown(), ['focus:1']);
		api.before = () => {
			throw offline();
		};
		await assert.rejects(timers.stop(), /could not be reached/);
		assert.deepEqual(shown(), ['focus:1']);
	});

	it('send one thing after the other, and show the last', async () => {
		await connect();
		const gates = new Gates('start focus:1', 'start focus:2', 'stop');
		api.before = (name) => gates.hold({ name, ids: [] });
		const all = Promise.allSettled([timers.start('focus:1'), timers.start('focus:2'), timers.stop()]);
		await calm();
		assert.deepEqual([shown(), gates.waiting], [[], ['start focus:1']]);
		await gates.open('start focus:1');
		await gates.open('start focus:2', offline());
		assert.deepEqual([shown(), gates.waiting], [[], ['stop']]);
		await gates.open('stop');
		assert.deepEqual(
			(await all).map(({ status }) => status),
			['fulfilled', 'rejected', 'fulfilled'],
		);
		assert.deepEqual([shown(), api.running], [[], undefined]);
	});

	it('stop what was begun elsewhere, and say when nothing runs', async () => {
		await connect();
		await assert.rejects(timers.stop(), /No timer is running/);
		api.running = { taskId: 'focus:9', description: '', startedAt: '2026-11-20T08:00:00Z' };
		await timers.stop();
		assert.equal(api.running, undefined);
		assert.deepEqual(api.calls, ['current', 'current', 'current', 'stop']);
	});

	it('refuse a task of an account without a timer', async () => {
		await connect();
		await assert.rejects(timers.start('local:7'), { name: 'TaskError', message: /can’t be tracked/ });
		assert.deepEqual(api.calls, ['current']);
	});

	it('forget an account that is disconnected, and what comes from it later', async () => {
		await connect();
		const gates = new Gates('start focus:1');
		api.before = (name) => gates.hold({ name, ids: [] });
		const starting = timers.start('focus:1');
		await calm();
		timers.disconnect('focus');
		assert.deepEqual([shown(), told], [[], [['focus:1'], ['focus:1']]]);
		await gates.open('start focus:1');
		await starting;
		assert.deepEqual([shown(), told.length], [[], 2]);
	});

	it('come with the store’s accounts, whose tasks are drawn anew', async () => {
		const store = new TaskStore();
		const tasks = new ScriptedApi([makeTask('focus:1'), makeTask('focus:2')]);
		Object.defineProperty(tasks, 'timer', { value: api });
		store.connect(tasks);
		await store.settled();
		assert.deepEqual([store.account('focus')?.actions.has('timer'), api.calls], [true, ['current']]);
		const changed: (TaskId | undefined)[] = [];
		store.onDidChange(({ tasks: changes }) => changed.push(...changes.map(({ after }) => after?.id)));
		await store.timers.start('focus:1');
		await store.timers.start('focus:2');
		assert.deepEqual([...new Set(changed)], ['focus:1', 'focus:2']);
		await store.refresh();
		assert.deepEqual(api.calls.at(-1), 'current');
		store.disconnect('focus');
		assert.deepEqual(store.timers.running, []);
	});
});
