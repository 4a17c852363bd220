/** A line of a file in a commit. Its number counts from 1; without one it's the file that is meant. */
export type CommittedLine = {
	/** In the repository, with slashes. */
	path: string;
	commit: string;
	line: number | undefined;
};

type Page = (repository: readonly string[], line: CommittedLine) => string | undefined;

/** The sites whose pages are known, by their host names: links to others could lead anywhere. */
const sites: Readonly<Record<string, Page>> = {
	'github.com': (repository, line) => below(repository, 'blob', line, '#L'),
	'gitlab.com': (repository, line) => below(repository, '-/blob', line, '#L'),
	'bitbucket.org': (repository, line) => below(repository, 'src', line, '#lines-'),
	'codeberg.org': (repository, line) => below(repository, 'src/commit', line, '#L'),
	'gitea.com': (repository, line) => below(repository, 'src/commit', line, '#L'),
	'dev.azure.com': azurePage,
};

/** Other hosts of the same sites: for ssh where only the web's port is open, and with the prefix that redirects. */
const aliases: Readonly<Record<string, string>> = {
	'ssh.github.com': 'github.com',
	'altssh.gitlab.com': 'gitlab.com',
	'altssh.bitbucket.org': 'bitbucket.org',
	'vs-ssh.visualstudio.com': 'ssh.dev.azure.com',
};

/**
 * The web page of a line, where the remote of its repository is at a site whose pages are known. Of the remote's
 * URL only the site and the repository are used, so that no name and no password in it gets anywhere.
 */
export function permalink(remote: string, line: CommittedLine): string | undefined {
	const place = placeOf(remote);
	if (!place || !Object.hasOwn(sites, place.host)) {
		return undefined;
	}
	const page = sites[place.host]?.(place.repository, line);
	return page && `https://${place.host}/${page}`;
}

/** The site and the repository's path in it, of a URL or of what ssh takes: `git@github.com:owner/repository.git`. */
function placeOf(remote: string): { host: string; repository: readonly string[] } | undefined {
	const found =
		/^(?:https?|ssh|git):\/\/(?:[^/@]*@)?(?<host>[^/:@]+)(?::\d+)?\/(?<path>.+)$/.exec(remote) ??
		/^(?:[^/@:]+@)?(?<host>[^/:@]+):(?!\/\/)(?<path>.+)$/.exec(remote);
	const named = found?.groups?.['host']?.toLowerCase().replace(/^www\./, '');
	const repository = found?.groups?.['path']
		?.replace(/\/+$/, '')
		.replace(/\.git$/, '')
		.split('/')
		.filter((part) => part !== '');
	if (!named || !repository) {
		return undefined;
	}
	const host = Object.hasOwn(aliases, named) ? aliases[named]! : named;
	if (host === 'ssh.dev.azure.com') {
		const [version, organization = '', project = '', name = ''] = repository;
		return version === 'v3'
			? { host: 'dev.azure.com', repository: [organization, project, '_git', name] }
			: undefined;
	}
	// Azure's former address, which is still that of many.
	const organization = /^(?<name>[^.]+)\.visualstudio\.com$/.exec(host)?.groups?.['name'];
	if (organization !== undefined) {
		const within = repository.filter((part, at) => at > 0 || part.toLowerCase() !== 'defaultcollection');
		return { host: 'dev.azure.com', repository: [organization, ...within] };
	}
	return { host, repository };
}

/** Most sites have the file's path behind the repository's. */
function below(
	repository: readonly string[],
	kind: string,
	{ path, commit, line }: CommittedLine,
	anchor: string,
): string | undefined {
	const file = [encoded(repository), kind, commit, path.split('/').map(encodeURIComponent).join('/')].join(
		'/',
	);
	return repository.length < 2 ? undefined : `${file}${line === undefined ? '' : `${anchor}${line}`}`;
}

function azurePage(repository: readonly string[], { path, commit, line }: CommittedLine): string | undefined {
	if (repository.at(-2) !== '_git' || repository.length < 3) {
		return undefined;
	}
	const query = new URLSearchParams({ path: `/${path}`, version: `GC${commit}` });
	if (line !== undefined) {
		query.set('line', String(line));
		query.set('lineEnd', String(line + 1));
		query.set('lineStartColumn', '1');
		query.set('lineEndColumn', '1');
	}
	return `${encoded(repository)}?${query.toString()}`;
}

function encoded(parts: readonly string[]): string {
	return parts.map((part) => encodeURIComponent(decoded(part))).join('/');
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
