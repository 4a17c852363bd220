import assert from 'node:assert/strict';
import { memoryDocuments } from '../../src/storage/memoryDocuments.ts';
import { syncedTasks } from '../../src/sync/syncedTasks.ts';
import type { Task } from '../../src/tasks/task.ts';
import { TaskError } from '../../src/tasks/taskError.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { pause, until } from './openWindow.ts';

describe('What nobody foresaw while a creation is looked for', () => {
	let api: ScriptedApi;
	let store: TaskStore;
	let kept: ReturnType<typeof syncedTasks>;
	let lines: string[];
	let looks: number;
	/** What a look comes to. */
	let look: () => readonly Task[];

	beforeEach(async () => {
		[lines, looks] = [[], 0];
		api = new ScriptedApi([makeTask('focus:1')]);
		Object.defineProperty(api, 'fromNewest', {
			value: async function* () {
				looks += 1;
				yield await Promise.resolve(look());
			},
		});
		store = new TaskStore();
		kept = syncedTasks(() => api, memoryDocuments(), {
			account: 'focus/1/2',
			owner: 'me',
			log: (line) => void lines.push(line),
			random: () => 0,
			lateness: 0,
		});
		store.connect(kept);
		await store.settled();
		api.before = ({ name }) => {
			if (name === 'create') {
				throw new TaskError({ kind: 'timeout', service: 'Toggl Focus' });
			}
		};
	});
	afterEach(() => {
		store.dispose();
		kept.dispose();
	});

	const task = (): Task => store.find({ text: 'New one' })[0] ?? assert.fail('no task');
	/** Tries again at once, as a refresh does, until the condition has come true. */
	const tryUntil = async (condition: () => boolean): Promise<void> => {
		for (let turn = 0; turn < 30 && !condition(); turn++) {
			const before = looks;
			await store.refresh();
			await until(() => looks > before || condition());
			await pause(10);
		}
	};

	it('is tried a few times, stands in the log, and is shown to the person then', async () => {
		look = () => {
			throw new TypeError('x is not iterable');
		};
		await store.create('focus', { name: 'New one' });
		await tryUntil(() => store.sync.state('focus')?.stuck === 1);
		assert.equal(looks, 3);
		const { stuck, waiting } = store.sync.state('focus') ?? {};
		assert.deepEqual([stuck, waiting], [1, 0]);
		assert.equal(task().trouble?.kind, 'failed');
		assert.match(
			task().trouble?.sentence ?? '',
			/^Something went wrong.*x is not iterable.*The log has more\.$/,
		);
		assert.equal(lines.filter((line) => /TypeError: x is not iterable\n\s+at /.test(line)).length, 3);

		api.before = () => undefined;
		look = () => [];
		await store.settle(task().id, 'again');
		await until(() => !task().pending);
		assert.deepEqual([looks, task().trouble], [5, undefined]);
		assert.equal(api.calls.filter((call) => call.startsWith('create')).length, 1);
	});

	it('is not what the service fails at: that says nothing about the creation', async () => {
		look = () => {
			throw new TaskError({ kind: 'service', service: 'Toggl Focus', status: 500 });
		};
		await store.create('focus', { name: 'New one' });
		await tryUntil(() => looks === 15);
		assert.deepEqual([task().pending, task().trouble], [true, undefined]);
		assert.deepEqual(lines, []);
	});
});
