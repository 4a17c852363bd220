import { globSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installVscode } from '../test/vscode/installVscode.ts';

/** The one on the PATH, else the one that VS Code brings. */
export function ripgrepProgram(): string {
	const name = process.platform === 'win32' ? 'rg.exe' : 'rg';
	const onPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
	const platform = `${process.platform}-${process.arch}`;
	const brought = globSync(
		join(installVscode(), `node_modules/@vscode/ripgrep*/bin/{${platform}/,}${name}`),
	);
	const found = [...onPath, ...brought].find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
	if (found === undefined) {
		throw new Error(`There is no ${name} on the PATH. Install ripgrep.`);
	}
	return found;
}
