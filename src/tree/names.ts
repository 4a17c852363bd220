import type { Account } from '../tasks/account.ts';
import type { CatalogList } from '../tasks/catalog.ts';
import type { EntityId } from '../tasks/task.ts';

/** What something from an account's lists is called; its id when it isn't in them. */
export function nameOf(list: CatalogList, id: EntityId, accounts: readonly Account[]): string {
	for (const { catalog } of accounts) {
		const found = catalog[list].find((entry) => entry.id === id);
		if (found) {
			return found.name;
		}
	}
	return id;
}
