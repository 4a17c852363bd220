import assert from 'node:assert/strict';
import type { FormState } from '../../src/editor/protocol.ts';
import { WatchedTask } from '../../src/editor/watchedTask.ts';
import type { Task, TaskId } from '../../src/tasks/task.ts';
import { TaskStore } from '../../src/tasks/taskStore.ts';
import { makeTask } from '../tasks/makeTask.ts';
import { ScriptedApi } from '../tasks/scriptedApi.ts';
import { calm, offline } from '../tasks/storeWith.ts';

const id = 'focus:1';

type Family = {
	/** The tasks above and below, as the service tells them when it's asked. */
	parents?: readonly Task[] | Error;
	children?: readonly Task[];
	archivedChildren?: readonly Task[];
};

/** The form of task 1, which is opened as its command does. */
async function open(tasks: readonly Task[], family: Family) {
	const api = new ScriptedApi(tasks);
	const told = async (name: string, answer: readonly Task[] | Error = []): Promise<readonly Task[]> => {
		api.calls.push(name);
		if (answer instanceof Error) {
			throw answer;
		}
		return structuredClone(answer);
	};
	Object.assign(api, {
		parents: (of: TaskId) => told(`parents ${of}`, family.parents),
		children: (of: TaskId, _signal: AbortSignal, archived = false) =>
			told(
				`children ${of}${archived ? ' archived' : ''}`,
				archived ? family.archivedChildren : family.children,
			),
	});
	const store = new TaskStore();
	store.connect(api);
	await store.settled();
	await store.load(id);
	const states: FormState[] = [];
	const watched: WatchedTask = new WatchedTask(store, id, '', () => look());
	const look = (): void => {
		states.push(watched.look({}));
	};
	store.onDidChange((change) => {
		if (watched.isShownAnew(change)) {
			look();
		}
	});
	look();
	await calm();
	return {
		store,
		api,
		asked: () => api.calls.filter((call) => /^(?:parents|children|get)/.test(call)),
		path: () => states.at(-1)?.breadcrumb.map(({ name }) => name),
		subTasks: () => states.at(-1)?.subTasks?.map(({ name, done }) => `${name}${done ? ' done' : ''}`),
	};
}

const own = makeTask(id, { parentId: 'focus:2' });
const [two, three] = [makeTask('focus:2', { parentId: 'focus:3' }), makeTask('focus:3')];
const archived = makeTask(id, { archived: true });

describe('The relatives of a form’s task', () => {
	it('are not asked for when they are on show', async () => {
		const { asked, path, subTasks } = await open(
			[
				own,
				two,
				three,
				makeTask('focus:5', { parentId: id }),
				makeTask('focus:4', { parentId: id, done: true }),
			],
			{},
		);
		assert.deepEqual(asked(), []);
		assert.deepEqual(path(), ['Task 3', 'Task 2']);
		assert.deepEqual(subTasks(), ['Task 5', 'Task 4 done']);
	});

	for (const [order, parents] of [
		['the nearest first', [two, three]],
		['the outermost first', [three, two]],
	] as const) {
		it(`are asked for once where the parents are not on show, told ${order}`, async () => {
			const { store, asked, path } = await open([own], { parents });
			assert.deepEqual(path(), ['Task 3', 'Task 2']);
			await store.update(id, { name: 'Renamed' });
			await store.refresh();
			assert.deepEqual(asked(), [`parents ${id}`]);
			assert.deepEqual(path(), ['Task 3', 'Task 2']);
		});
	}

	it('are asked for from the middle of the path', async () => {
		const { asked, path } = await open([own, two], { parents: [two, three] });
		assert.deepEqual([asked(), path()], [[`parents ${id}`], ['Task 3', 'Task 2']]);
	});

	it('are found by their id when the service leaves archived ones out', async () => {
		const { asked, path } = await open([own, { ...two, archived: true, parentId: null }], {
			parents: [],
		});
		assert.deepEqual([asked(), path()], [[`parents ${id}`, 'get focus:2'], ['Task 2']]);
	});

	it('stay away, once, when they can’t be had', async () => {
		const { store, asked, path } = await open([own], { parents: offline() });
		await store.refresh();
		assert.deepEqual([asked(), path()], [[`parents ${id}`], []]);
	});

	it('are not asked for in a circle', async () => {
		const { asked, path } = await open([own, { ...two, parentId: id }], {});
		assert.deepEqual([asked(), path()], [[], ['Task 2']]);
	});

	it('are asked for below an archived task, the archived ones too, each shown once', async () => {
		const [a, b] = [
			makeTask('focus:7', { parentId: id }),
			makeTask('focus:8', { parentId: id, archived: true }),
		];
		const { store, api, asked, subTasks } = await open([archived], {
			children: [a, b],
			archivedChildren: [b],
		});
		assert.deepEqual(asked(), [`get ${id}`, `children ${id}`, `children ${id} archived`]);
		assert.deepEqual(subTasks(), ['Task 7', 'Task 8']);
		api.tasks.set('focus:8', b);
		await store.updateMany([{ id: 'focus:8', changes: { done: true } }]);
		assert.deepEqual(subTasks(), ['Task 7', 'Task 8 done']);
		await store.act('delete', ['focus:8']);
		assert.deepEqual(subTasks(), ['Task 7']);
	});

	it('are not asked for below an archived task once the archived ones are on show', async () => {
		const { store, asked } = await open([{ ...own, parentId: null }], {});
		await store.loadArchived();
		await store.act('archive', [id]);
		assert.deepEqual(asked(), []);
	});

	it('follow when one is added', async () => {
		const { store, subTasks } = await open([{ ...own, parentId: null }], {});
		assert.deepEqual(subTasks(), []);
		await store.create('focus', { name: 'New', parentId: id });
		assert.deepEqual(subTasks(), ['New']);
	});
});
