import { escapeRegExp } from '../../tasks/escapeRegExp.ts';

/**
 * The source of a regular expression that matches the same paths as a glob, with slashes between their parts.
 * @param braces whether `{a,b}` stands for either, as in settings of VS Code; in a `.gitignore` it doesn't
 */
export function globSource(glob: string, braces: boolean): string {
	let source = '';
	let open = 0;
	for (let at = 0; at < glob.length; at++) {
		const sign = glob.charAt(at);
		if (glob.startsWith('**', at)) {
			while (glob.charAt(at + 1) === '*') {
				at++;
			}
			const isFolders = glob.charAt(at + 1) === '/';
			source += isFolders ? '(?:[^/]*/)*' : '.*';
			at += isFolders ? 1 : 0;
		} else if (sign === '*') {
			source += '[^/]*';
		} else if (sign === '?') {
			source += '[^/]';
		} else if (sign === '[' && glob.includes(']', at + 2)) {
			const end = glob.indexOf(']', at + 2);
			source += oneOf(glob.slice(at + 1, end));
			at = end;
		} else if (sign === '\\' && at + 1 < glob.length) {
			at++;
			source += escapeRegExp(glob.charAt(at));
		} else if (braces && sign === '{' && glob.includes('}', at)) {
			open++;
			source += '(?:';
		} else if (open > 0 && sign === '}') {
			open--;
			source += ')';
		} else {
			source += open > 0 && sign === ',' ? '|' : escapeRegExp(sign);
		}
	}
	return source + ')'.repeat(open);
}

/** The characters between the brackets of a glob. */
function oneOf(characters: string): string {
	const isNot = /^[!^]/.test(characters);
	const listed = characters.slice(isNot ? 1 : 0).replaceAll(/[\\\]^[]/g, String.raw`\$&`);
	return `(?!/)[${isNot ? '^' : ''}${listed}]`;
}
