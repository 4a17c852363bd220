import assert from 'node:assert/strict';
import { subjectsOf } from '../../src/sync/deed.ts';
import type { Task, TaskId } from '../../src/tasks/task.ts';
import { valueIn } from './valueIn.ts';
import type { ModelField, Value } from './write.ts';
import { productIn } from './outbox.ts';
import type { PlayedProduct, ServedTask } from './product.ts';
import type { Window } from './window.ts';

type Shown = Pick<ServedTask, 'id' | 'mark' | 'name' | 'parentId'> & {
	pending: boolean;
	values: readonly Value[];
};

/**
 * When nothing is on its way to these products, every window shows what they have, and all show the same, once
 * all was read anew, or what others changed.
 */
export async function proveViews(
	windows: readonly Window[],
	products: readonly PlayedProduct[],
	how: 'whole' | 'changes' = 'whole',
): Promise<void> {
	for (const window of windows) {
		for (const { abilities } of how === 'changes' ? products : []) {
			await window.sync(abilities.product).refresh('changes');
		}
		if (how === 'whole') {
			await readAll(window, products);
		}
	}
	// What one window reads, the others hear of in the next turns.
	await new Promise((resolve) => {
		setTimeout(resolve, 5);
	});
	const [first] = windows;
	const stuck = new Set(first?.outbox.open.flatMap(({ deed }) => subjectsOf(deed)));
	const there = products.flatMap((product) =>
		product
			.tasks(first?.outbox.pinned)
			.filter(({ values }) => values.deleted !== true)
			.map((task) => asShown(product, task)),
	);
	const decided = (tasks: readonly Shown[]): ReadonlyMap<TaskId, Shown> =>
		new Map(
			tasks
				.filter(({ id }) => !stuck.has(id))
				.toSorted((a, b) => (a.id < b.id ? -1 : 1))
				.map((task) => [task.id, task]),
		);
	for (const [at, window] of windows.entries()) {
		const all = allOf(window, products);
		assert.deepEqual(
			decided(all.map((task) => shown(productIn(products, task.id), task))),
			decided(there),
			`Window ${at} shows something else than the services have.`,
		);
		assert.deepEqual(
			all,
			allOf(first ?? window, products),
			`Window ${at} shows something else than the first.`,
		);
	}
}

async function readAll({ store }: Window, products: readonly PlayedProduct[]): Promise<void> {
	const isRead = ({ abilities }: PlayedProduct): boolean =>
		store.account(abilities.product)?.state.kind === 'ready';
	// A machine that is busy with other things may let an answer come too late, but not time and again.
	for (let time = 0; time < 3 && (time === 0 || !products.every(isRead)); time++) {
		// Who failed is asked for below.
		await store.loadArchived().catch(() => {});
		await store.refresh().catch(() => {});
	}
	for (const { abilities } of products) {
		const { state, archivedState } = store.account(abilities.product) ?? {};
		const why = state?.kind === 'failed' ? state.error.message : '';
		assert.equal(state?.kind, 'ready', `${abilities.product} could not be read. ${why}`);
		assert.notEqual(archivedState?.kind, 'failed');
	}
}

function allOf({ store }: Window, products: readonly PlayedProduct[]): readonly Task[] {
	return products
		.flatMap(({ abilities: { product } }) => [
			...store.find({ product }),
			...store.find({ product, archived: true }),
		])
		.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function asShown({ abilities }: PlayedProduct, { id, mark, name, parentId, values }: ServedTask): Shown {
	return { id, mark, name, parentId, pending: false, values: valuesIn(abilities.shown, values) };
}

function shown(product: PlayedProduct, task: Task): Shown {
	const { id, name, parentId = null, pending } = task;
	const values = valuesIn(product.abilities.shown, task);
	return { id, mark: product.markOf(task), name, parentId, pending, values };
}

function valuesIn(fields: readonly Exclude<ModelField, 'deleted'>[], values: object): readonly Value[] {
	return fields.map((field) => valueIn(values, field));
}
