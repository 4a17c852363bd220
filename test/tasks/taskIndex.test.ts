import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { EntityId, Product, Task, TaskId } from '../../src/tasks/task.ts';
import { TaskIndex } from '../../src/tasks/taskIndex.ts';
import { assertAsFast } from '../assertAsFast.ts';
import { makeTask } from './makeTask.ts';
import { taskArbitrary, taskIdArbitrary } from './taskArbitrary.ts';

/** The same questions, answered by looking at every task. */
class NaiveIndex {
	tasks: Task[] = [];

	put(task: Task): void {
		this.tasks = [...this.tasks.filter(({ id }) => id !== task.id), task];
	}

	delete(id: TaskId): void {
		this.tasks = this.tasks.filter((task) => task.id !== id);
	}

	get(id: TaskId | null | undefined): Task | undefined {
		return this.tasks.find((task) => task.id === id);
	}

	isInCircle(task: Task): boolean {
		let at = this.get(task.parentId);
		for (let steps = 0; at && steps <= this.tasks.length; steps++) {
			if (at.id === task.id) {
				return true;
			}
			at = this.get(at.parentId);
		}
		return false;
	}

	isTop(task: Task): boolean {
		const parent = this.get(task.parentId);
		return !task.archived && (!parent || parent.archived || this.isInCircle(task));
	}

	ids(filter: (task: Task) => boolean): TaskId[] {
		const key = ({ done, position }: Task): number => (done ? 1000 : 0) + (position ?? 999);
		const number = ({ id }: Task): number => Number(id.split(':')[1]);
		return this.tasks
			.filter((task) => filter(task))
			.toSorted((a, b) => key(a) - key(b) || number(a) - number(b) || (a.product < b.product ? -1 : 1))
			.map(({ id }) => id);
	}

	children(parent: TaskId): TaskId[] {
		return this.ids((task) => task.parentId === parent && !task.archived && !this.isInCircle(task));
	}

	inProject(product: Product, projectId: EntityId | null): TaskId[] {
		return this.ids(
			(task) => task.product === product && task.projectId === projectId && this.isTop(task),
		);
	}
}

/** A task put anew, one field of it changed, or a task gone. */
type Step = { put: Task } | { like: Task; field: keyof Task } | { remove: TaskId };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ put: taskArbitrary }) },
	{
		weight: 3,
		arbitrary: fc.record({
			like: taskArbitrary,
			field: fc.constantFrom('archived', 'pinned', 'parentId', 'projectId', 'done'),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ remove: taskIdArbitrary }) },
);

function take(index: TaskIndex, naive: NaiveIndex, next: Step): void {
	if ('remove' in next) {
		const before = naive.get(next.remove);
		assert.deepEqual(index.delete(next.remove), before && { before });
		naive.delete(next.remove);
		return;
	}
	const { id } = 'put' in next ? next.put : next.like;
	const before = naive.get(id);
	const after =
		'put' in next ? next.put : { ...makeTask(id), ...before, [next.field]: next.like[next.field] };
	assert.deepEqual(index.put(after), before ? { before, after } : { after });
	naive.put(after);
}

const ids = (tasks: readonly Task[]): TaskId[] => tasks.map(({ id }) => id);

function assertSame(index: TaskIndex, naive: NaiveIndex): void {
	assert.equal(index.size, naive.tasks.length);
	assert.deepEqual(
		ids(index.pinned()),
		naive.ids(({ pinned, archived }) => pinned && !archived),
	);
	for (const product of ['focus', 'local', 'track']) {
		const projects = new Set(
			naive.tasks.filter((task) => task.product === product).map(({ projectId }) => projectId),
		);
		assert.deepEqual(new Set(index.projectIds(product)), new Set([...projects].filter((id) => id)));
		for (const project of [null, `${product}:101`, `${product}:102`, `${product}:103`]) {
			const wanted = naive.inProject(product, project);
			assert.deepEqual(ids(index.inProject(product, project)), wanted);
			assert.equal(index.hasInProject(product, project), wanted.length > 0);
		}
		for (let number = 1; number <= 8; number++) {
			const id = `${product}:${number}`;
			assert.deepEqual(index.get(id), naive.get(id));
			assert.deepEqual(ids(index.children(id)), naive.children(id));
		}
	}
	for (const task of naive.tasks) {
		assert.equal(index.isTop(task), naive.isTop(task), task.id);
	}
}

/** What is to be seen when every row is opened. */
function onShow(index: TaskIndex): TaskId[] {
	const shown: TaskId[] = [];
	const open = (task: Task): void => {
		shown.push(task.id);
		index.children(task.id).forEach(open);
	};
	for (const product of ['focus', 'local']) {
		for (const project of [null, ...index.projectIds(product)]) {
			index.inProject(product, project).forEach(open);
		}
	}
	return shown;
}

describe('TaskIndex', () => {
	it('answers like a plain list, whatever is put, changed and deleted', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
				const index = new TaskIndex();
				const naive = new NaiveIndex();
				for (const next of steps) {
					take(index, naive, next);
				}
				assertSame(index, naive);
			}),
			{ numRuns: 400 },
		);
	});

	it('shows every task in use once, also those whose parents go in circles', () => {
		fc.assert(
			fc.property(fc.array(taskArbitrary, { maxLength: 16 }), (tasks) => {
				const index = new TaskIndex();
				tasks.forEach((task) => index.put(task));
				const inUse = [...index.values()].filter(({ archived }) => !archived);
				assert.deepEqual(onShow(index).toSorted(), ids(inUse).toSorted());
			}),
			{ numRuns: 400 },
		);
	});

	it('shows a task that is its own parent', () => {
		const index = new TaskIndex();
		index.put(makeTask('local:1', { parentId: 'local:1' }));
		assert.deepEqual(onShow(index), ['local:1']);
	});

	it('keeps what stands below a circle below it', () => {
		const index = new TaskIndex();
		index.put(makeTask('local:1', { parentId: 'local:2' }));
		index.put(makeTask('local:2', { parentId: 'local:1' }));
		index.put(makeTask('local:3', { parentId: 'local:2' }));
		assert.deepEqual(ids(index.inProject('local', null)), ['local:1', 'local:2']);
		assert.deepEqual(ids(index.children('local:2')), ['local:3']);
	});

	it('finds sub-tasks that came before their parent', () => {
		const index = new TaskIndex();
		index.put(makeTask('local:2', { parentId: 'local:1' }));
		assert.deepEqual(ids(index.inProject('local', null)), ['local:2']);
		index.put(makeTask('local:1'));
		assert.deepEqual(ids(index.inProject('local', null)), ['local:1']);
		assert.deepEqual(ids(index.children('local:1')), ['local:2']);
	});

	it('takes 20,000 tasks and finds a project’s about as fast as they are copied', () => {
		const tasks = Array.from({ length: 20_000 }, (_, at) =>
			makeTask(`focus:${at + 1}`, { projectId: `focus:${at % 100}` }),
		);
		const fill = (): void => {
			const index = new TaskIndex();
			for (const task of tasks) {
				index.put(task);
			}
			assert.equal(index.inProject('focus', 'focus:7').length, 200);
		};
		assertAsFast('an index of 20,000', fill, { times: 1, as: () => JSON.parse(JSON.stringify(tasks)) });
	});
});
