import { globSource } from './globSource.ts';

type Rule = { pattern: RegExp; isNegated: boolean; isForFolders: boolean };

/** What the `.gitignore` files of a folder leave out, by the rules of git. Paths have no slash in front. */
export class IgnoreFiles {
	readonly #rules = new Map<string, readonly Rule[]>();
	readonly #folders = new Map<string, boolean>();

	/**
	 * What is added later counts before what was added for the same folder.
	 * @param folder where the file is, '' for the top one
	 */
	add(folder: string, text: string): void {
		this.#rules.set(folder, [...(this.#rules.get(folder) ?? []), ...text.split('\n').flatMap(ruleOf)]);
		this.#folders.clear();
	}

	ignores(path: string): boolean {
		return this.#rules.size > 0 && (this.#ignoresFolder(parentOf(path)) || this.#says(path, false));
	}

	#ignoresFolder(folder: string): boolean {
		if (folder === '') {
			return false;
		}
		let ignored = this.#folders.get(folder);
		if (ignored === undefined) {
			// What is in an ignored folder can't be taken in again.
			ignored = this.#ignoresFolder(parentOf(folder)) || this.#says(folder, true);
			this.#folders.set(folder, ignored);
		}
		return ignored;
	}

	/** The last rule that matches counts, and of several files the one nearest to the path. */
	#says(path: string, isFolder: boolean): boolean {
		for (let folder = path; folder !== '';) {
			folder = parentOf(folder);
			const own = folder === '' ? path : path.slice(folder.length + 1);
			const rule = this.#rules
				.get(folder)
				?.findLast(({ pattern, isForFolders }) => (isFolder || !isForFolders) && pattern.test(own));
			if (rule) {
				return !rule.isNegated;
			}
		}
		return false;
	}
}

function ruleOf(line: string): Rule[] {
	const written = line.replace(/\r$/, '').replace(/(?<!\\)\s+$/, '');
	if (written === '' || written.startsWith('#')) {
		return [];
	}
	const isNegated = written.startsWith('!');
	const glob = written.slice(isNegated ? 1 : 0);
	const path = glob.replace(/\/$/, '').replace(/^\//, '');
	if (path === '') {
		return [];
	}
	const isAnchored = /\/./.test(glob);
	try {
		const pattern = new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${globSource(path, false)}$`);
		return [{ pattern, isNegated, isForFolders: glob.endsWith('/') }];
	} catch {
		// Brackets with nothing that could be between them.
		return [];
	}
}

function parentOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
