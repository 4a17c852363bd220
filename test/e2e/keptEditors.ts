import type { Page } from '@playwright/test';

/** What VS Code has written down of the open editors, which it does in a browser every few seconds when it's idle. */
export function keptEditors(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const answer = <T>(request: IDBRequest<T>): Promise<T> =>
			new Promise((resolve, reject) => {
				request.addEventListener('success', () => resolve(request.result));
				request.addEventListener('error', () => reject(request.error ?? new Error('No answer.')));
			});
		const kept: unknown[] = [];
		for (const { name } of await indexedDB.databases()) {
			if (name?.startsWith('vscode-web-state-db-')) {
				const database = await answer(indexedDB.open(name));
				const items = database.transaction('ItemTable').objectStore('ItemTable');
				kept.push(await answer(items.get('memento/workbench.parts.editor')));
				database.close();
			}
		}
		return kept.join('\n');
	});
}
