import type { EntityId, Product } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';

/** Makes the project or tag of a name. */
export function createNamed(
	store: TaskStore,
	product: Product,
	kind: 'project' | 'tag',
	name: string,
): Promise<EntityId> {
	return kind === 'tag'
		? store.service.createTag(product, { name, color: null })
		: store.service.saveProject(product, { name, color: nextColor(store, product), closed: false });
}

/** The colour that Toggl would offer next: its palette in turn. */
function nextColor(store: TaskStore, product: Product): string {
	const used = store.account(product)?.catalog.projects.length ?? 0;
	return palette[used % palette.length] ?? '#0b83d9';
}

const palette = [
	'#0b83d9',
	'#2da608',
	'#e36a00',
	'#9e5bd9',
	'#c7741c',
	'#d92b2b',
	'#06a893',
	'#e57cd8',
	'#465bb3',
	'#c9806b',
];
