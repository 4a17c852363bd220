import * as fc from 'fast-check';
import { productOf, type Task, type TaskId } from '../../src/tasks/task.ts';
import { makeTask } from './makeTask.ts';

/** Few of each, so that tasks meet: in one project, under one parent, in circles of parents. */
const numbers = fc.integer({ min: 1, max: 8 });
const products = fc.constantFrom('focus', 'local');

export const taskIdArbitrary: fc.Arbitrary<TaskId> = fc
	.tuple(products, numbers)
	.map(([product, number]) => `${product}:${number}`);

/** A task whose parent and project, where it has any, are of its own product. */
export const taskArbitrary: fc.Arbitrary<Task> = fc
	.record({
		id: taskIdArbitrary,
		name: fc.constantFrom('Write', 'Read', 'Sing'),
		parent: fc.option(numbers),
		project: fc.option(fc.integer({ min: 101, max: 103 })),
		status: fc.option(fc.integer({ min: 1, max: 4 })),
		done: fc.boolean(),
		pinned: fc.boolean(),
		archived: fc.boolean(),
		position: fc.option(fc.integer({ min: 1, max: 3 })),
	})
	.map(({ id, parent, project, status, ...fields }) => {
		const own = (number: number | null): string | null =>
			number === null ? null : `${productOf(id)}:${number}`;
		return makeTask(id, {
			...fields,
			parentId: own(parent),
			projectId: own(project),
			projectName: project === null ? null : `Project ${project}`,
			statusId: own(status),
		});
	});
