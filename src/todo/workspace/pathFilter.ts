import { globSource } from './globSource.ts';
import { IgnoreFiles } from './ignoreFiles.ts';

/** Programs make these, or read them: pictures, archives, fonts, what was compiled. */
const notText =
	/\.(?:png|jpe?g|gif|bmp|ico|icns|webp|avif|tiff?|psd|mp[34]|m4a|ogg|wav|flac|mov|avi|webm|mkv|pdf|docx?|xlsx?|pptx?|odt|zip|gz|tgz|bz2|xz|zst|7z|rar|jar|war|vsix|woff2?|ttf|otf|eot|exe|dll|so|dylib|node|wasm|class|pyc|o|a|lib|pdb|db|sqlite\d?|bin|dat|map|lock|min\.(?:js|css))$/i;

/** Tells which files of a folder are looked into. Paths are relative to it and have no slash in front. */
export class PathFilter {
	readonly ignored = new IgnoreFiles();
	readonly #excluded: RegExp | undefined;

	/** @param globs of files and folders that are left out, as the settings of VS Code have them */
	constructor(globs: readonly string[]) {
		const sources = globs.map((glob) => sourceOf(glob.replace(/\/(?:\*\*)?$/, ''))).filter(isPattern);
		this.#excluded = sources.length > 0 ? new RegExp(`(?:${sources.join('|')})(?:/|$)`) : undefined;
	}

	includes(path: string): boolean {
		return (
			!notText.test(path.slice(path.lastIndexOf('/') + 1)) &&
			!this.#excluded?.test(path) &&
			!this.ignored.ignores(path)
		);
	}
}

/** Those for any folder begin at any slash: so written, they are soon done with. */
function sourceOf(glob: string): string {
	const within = /^\*\*\/(?=[^*])/.exec(glob)?.[0] ?? '';
	return `${within === '' ? '^' : '(?:^|/)'}${globSource(glob.slice(within.length), true)}`;
}

function isPattern(source: string): boolean {
	try {
		return Boolean(new RegExp(source));
	} catch {
		return false;
	}
}
