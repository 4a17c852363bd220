import type { NameSearch } from '../oneLine/nameSearch.ts';
import type { Known } from '../oneLine/reading.ts';
import { emptyCatalog } from '../tasks/catalog.ts';
import type { Product } from '../tasks/task.ts';
import type { TaskStore } from '../tasks/taskStore.ts';
import { today } from '../ui/dates.ts';

/** What a line of a new task may refer to in a product. It is read from memory: nothing is asked of a service. */
export function knownOf(store: TaskStore, product: Product, parents: () => NameSearch): Known {
	const account = store.account(product);
	return {
		fields: account?.fields ?? new Set(),
		oneAssignee: account?.oneAssignee !== undefined,
		catalog: account?.catalog ?? emptyCatalog,
		parents,
		today: today(),
	};
}
