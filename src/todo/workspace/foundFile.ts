import type * as vscode from 'vscode';

/** A file in a folder of the workspace. Of most only the path is ever wanted, and URIs are dear. */
export class FoundFile {
	/** The folder of the workspace. */
	readonly folder: vscode.Uri;
	readonly #within: string;

	/** @param within its path in the folder */
	constructor(folder: vscode.Uri, within: string) {
		this.folder = folder;
		this.#within = within;
	}

	get uri(): vscode.Uri {
		return this.folder.with({ path: this.path });
	}

	/** With slashes, as in its URI. */
	get path(): string {
		const { path } = this.folder;
		return path.endsWith('/') ? path + this.#within : `${path}/${this.#within}`;
	}

	/** Whether it is on the disk of this computer. */
	get isOnDisk(): boolean {
		return this.folder.scheme === 'file';
	}

	/** Where it is there, which works on every system. */
	get diskPath(): string {
		return `${this.folder.fsPath}/${this.#within}`;
	}
}
