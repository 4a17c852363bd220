import type { Documents } from '../storage/documents.ts';
import { type SyncOptions, syncedTasks } from '../sync/syncedTasks.ts';
import type { Connector, Credential } from '../tasks/connector.ts';
import type { Disposable, KeptTasks } from '../tasks/taskApi.ts';

/** One workspace of a service, with its tasks and the changes that are on their way kept in the documents. */
export async function openAccount(
	connector: Connector,
	credential: Credential,
	documents: Documents,
	{ log, attention }: Pick<SyncOptions, 'log' | 'attention'>,
): Promise<KeptTasks & Disposable> {
	const { product, organizationId, workspaceId, token } = credential;
	return syncedTasks((onAnswer) => connector.connect(credential, onAnswer), documents, {
		account: [product, organizationId ?? '', workspaceId].join('/'),
		owner: await digestOf(token),
		log,
		...(attention && { attention }),
	});
}

/** The key itself is kept nowhere but among the secrets. */
async function digestOf(token: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
	return Buffer.from(digest).toString('hex').slice(0, 16);
}
