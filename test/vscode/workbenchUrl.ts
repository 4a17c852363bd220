/** What a page of the workbench opens; paths are absolute paths on this machine. */
export type WorkbenchTarget = {
	folder?: string;
	/** A `.code-workspace` file. */
	workspace?: string;
	/** Opened in an editor. */
	file?: string;
	/** An extension's folder; only with a server in automation mode, as the next two. */
	extensionDevelopmentPath?: string;
	extensionTestsPath?: string;
	/** JSON object: the environment of the extension host. */
	extensionEnvironment?: string;
};

/** The address of a workbench on the server at `port`. */
export function workbenchUrl(port: number, token: string, target: WorkbenchTarget): string {
	const remote = (path: string) => {
		const slashed = path.replaceAll('\\', '/');
		return `vscode-remote://127.0.0.1:${port}${slashed.startsWith('/') ? '' : '/'}${slashed}`;
	};
	const { folder, workspace, file, extensionDevelopmentPath, extensionTestsPath, extensionEnvironment } =
		target;
	const payload: [string, string][] = [
		['skipWelcome', 'true'],
		['skipReleaseNotes', 'true'],
	];
	if (file !== undefined) {
		payload.push(['openFile', remote(file)]);
	}
	if (extensionDevelopmentPath !== undefined) {
		payload.push(['extensionDevelopmentPath', remote(extensionDevelopmentPath)]);
	}
	if (extensionTestsPath !== undefined) {
		payload.push(['extensionTestsPath', remote(extensionTestsPath)]);
	}
	if (extensionEnvironment !== undefined) {
		payload.push(['extensionEnvironment', extensionEnvironment]);
	}
	const query = new URLSearchParams({ tkn: token });
	if (folder !== undefined) {
		query.set('folder', folder);
	} else if (workspace !== undefined) {
		query.set('workspace', workspace);
	} else {
		query.set('ew', 'true');
	}
	query.set('payload', JSON.stringify(payload));
	return `http://127.0.0.1:${port}/?${query.toString()}`;
}
