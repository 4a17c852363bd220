import * as v from 'valibot';
import { globSource } from './globSource.ts';

const texts = v.fallback(v.array(v.string()), []);
const contribution = v.object({
	id: v.string(),
	extensions: v.optional(texts, []),
	filenames: v.optional(texts, []),
	filenamePatterns: v.optional(texts, []),
	firstLine: v.optional(v.string()),
});
const manifest = v.object({ contributes: v.object({ languages: v.array(v.unknown()) }) });

type Pattern = { pattern: RegExp; id: string; length: number; folders: { lastPart: string } | undefined };

/** The language of a file that nobody has opened, found as VS Code finds it: by its name, else by its first line. */
export class LanguageNames {
	readonly #associations: readonly Pattern[];
	readonly #names = new Map<string, string>();
	readonly #extensions = new Map<string, string>();
	readonly #patterns: Pattern[] = [];
	readonly #anyName: RegExp;
	readonly #anyPath: RegExp;
	/** What the last part of a path is like that `#anyPath` matches. */
	readonly #anyEnd: RegExp;
	readonly #firstLines: { pattern: RegExp; id: string }[] = [];

	/**
	 * @param manifests the `package.json` of each extension; of two that say something about the same the later counts
	 * @param associations the setting `files.associations`: globs and languages
	 */
	constructor(manifests: readonly unknown[], associations: Readonly<Record<string, unknown>>) {
		this.#associations = Object.entries(associations).flatMap(([glob, id]) =>
			typeof id === 'string' ? patternOf(glob, id) : [],
		);
		for (const each of manifests) {
			for (const language of v.is(manifest, each) ? each.contributes.languages : []) {
				const parsed = v.safeParse(contribution, language);
				if (parsed.success) {
					this.#add(parsed.output);
				}
			}
		}
		// Few names match one of them, and one expression is asked sooner than all.
		const all = [...this.#associations, ...this.#patterns];
		this.#anyName = anyOf(all);
		const withFolders = all.filter(({ folders }) => folders);
		this.#anyPath = anyOf(withFolders);
		this.#anyEnd = anyOf(
			withFolders.flatMap(({ folders, id }) => patternOf(folders?.lastPart ?? '', id)),
		);
	}

	/** @param path with slashes; of the whole only an association's glob may want more than the last part */
	byName(path: string): string | undefined {
		const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
		const mayMatch = this.#anyName.test(name) || this.#anyEnd.test(name);
		const whole = mayMatch ? path.toLowerCase() : name;
		const matches = mayMatch && (this.#anyName.test(name) || this.#anyPath.test(whole));
		return (
			(matches ? longest(this.#associations, whole, name) : undefined) ??
			this.#names.get(name) ??
			(matches ? longest(this.#patterns, whole, name) : undefined) ??
			this.#byExtension(name)
		);
	}

	/** @param firstLine of a file whose name says nothing */
	byFirstLine(firstLine: string): string | undefined {
		return this.#firstLines.findLast(({ pattern }) => pattern.test(firstLine))?.id;
	}

	#add({
		id,
		extensions,
		filenames,
		filenamePatterns,
		firstLine,
	}: v.InferOutput<typeof contribution>): void {
		for (const name of filenames) {
			this.#names.set(name.toLowerCase(), id);
		}
		for (const extension of extensions) {
			this.#extensions.set(extension.toLowerCase(), id);
		}
		this.#patterns.push(...filenamePatterns.flatMap((glob) => patternOf(glob, id)));
		const pattern = firstLine === undefined ? undefined : regExp(firstLine);
		if (pattern) {
			this.#firstLines.push({ pattern, id });
		}
	}

	/** The longest ending counts: `.d.ts` before `.ts`. */
	#byExtension(name: string): string | undefined {
		for (let at = name.indexOf('.'); at >= 0; at = name.indexOf('.', at + 1)) {
			const id = this.#extensions.get(name.slice(at));
			if (id !== undefined) {
				return id;
			}
		}
		return undefined;
	}
}

function longest(patterns: readonly Pattern[], path: string, name: string): string | undefined {
	return patterns
		.filter(({ pattern }) => pattern.test(path) || pattern.test(name))
		.toSorted((a, b) => a.length - b.length)
		.at(-1)?.id;
}

function anyOf(patterns: readonly Pattern[]): RegExp {
	return new RegExp(patterns.map(({ pattern }) => pattern.source).join('|') || '(?!)');
}

function patternOf(glob: string, id: string): Pattern[] {
	const pattern = regExp(`^${globSource(glob.toLowerCase(), true)}$`);
	const folders = /\/|\*\*/.test(glob) ? { lastPart: lastPart(glob) } : undefined;
	return pattern ? [{ pattern, id, length: glob.length, folders }] : [];
}

/** A glob for the last part of the paths that a glob matches. */
function lastPart(glob: string): string {
	const part = glob.slice(glob.lastIndexOf('/') + 1);
	// Braces and brackets may reach over the slash.
	return /\*\*|[\]}\\]/.test(part) ? '*' : part;
}

/** What others wrote may be no regular expression. */
function regExp(source: string): RegExp | undefined {
	try {
		return new RegExp(source);
	} catch {
		return undefined;
	}
}
