import * as vscode from 'vscode';
import { permalink } from './permalink.ts';

/** What is used of the programming interface of VS Code's own Git extension, as its `git.d.ts` describes it. */
type GitApi = { getRepository(uri: vscode.Uri): Repository | null };
type Repository = {
	readonly rootUri: vscode.Uri;
	readonly state: {
		readonly HEAD:
			| { readonly commit?: string; readonly upstream?: { readonly remote: string } }
			| undefined;
		readonly remotes: readonly { readonly name: string; readonly fetchUrl?: string }[];
	};
	/** The contents of a file in a commit. */
	show(ref: string, path: string): Promise<string>;
};

/** How long a task waits for its link, in milliseconds. */
const patience = 1000;

/**
 * The web page of a document's line in the commit that is checked out; nothing where that isn't known at once.
 * @param line what the line says
 */
export async function gitPermalink(uri: vscode.Uri, line: string): Promise<string | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), patience);
	});
	try {
		return await Promise.race([late, find(uri, line)]);
	} catch {
		// Without Git, outside of a repository, or for a file that is in no commit.
		return undefined;
	} finally {
		clearTimeout(timer);
	}
}

async function find(uri: vscode.Uri, line: string): Promise<string | undefined> {
	const repository = gitApi()?.getRepository(uri);
	const { HEAD: head, remotes } = repository?.state ?? { HEAD: undefined, remotes: [] };
	const remote =
		remotes.find(({ name }) => name === (head?.upstream?.remote ?? 'origin')) ??
		(remotes.length === 1 ? remotes[0] : undefined);
	const root = repository && `${repository.rootUri.path.replace(/\/$/, '')}/`;
	if (!repository || !root || !head?.commit || !remote?.fetchUrl || !uri.path.startsWith(root)) {
		return undefined;
	}
	// Where the line isn't in the commit as it is here, or several times, it's the file that is linked to.
	const committed = await repository.show(head.commit, uri.fsPath);
	const numbers = committed.split(/\r?\n/).flatMap((each, index) => (each === line ? index + 1 : []));
	return permalink(remote.fetchUrl, {
		path: uri.path.slice(root.length),
		commit: head.commit,
		line: numbers.length === 1 ? numbers[0] : undefined,
	});
}

/** Nothing while the Git extension is disabled or hasn't started: nobody waits for it. */
function gitApi(): GitApi | undefined {
	const git = vscode.extensions.getExtension<{ enabled: boolean; getAPI(version: 1): GitApi }>(
		'vscode.git',
	);
	return git?.isActive && git.exports.enabled ? git.exports.getAPI(1) : undefined;
}
