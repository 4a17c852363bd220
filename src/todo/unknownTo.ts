import type { LanguageRules } from './languageRules.ts';

/** Here documents, quotes between dollars or doubled, and slashes where only a regular expression can begin. */
const anywhere: readonly string[] = [
	String.raw`<<[-~<]?["'\x60\\]?[a-z_]`,
	String.raw`\$\w*\$`,
	String.raw`(?<=[=(,~]\s{0,3})\/(?![/*])`,
	// Those of Groovy and Swift.
	String.raw`[$#]\/`,
	String.raw`\x60\x60`,
];

/**
 * Where `#` begins comments: here documents with a blank, quotes of Perl and Ruby, what follows the end of a program,
 * blocks of YAML and of makefiles, replacements of the shell, regular expressions of several lines.
 */
const withHash: readonly string[] = [
	String.raw`<<[-~]?[ \t]+["'\x60\\]?[a-z_]`,
	// They may end with any word: '!', === or %%. A `<<:` of YAML is none, nor is a shift by a number.
	String.raw`<<[-~]?[ \t]*["'\x60\\]`,
	String.raw`<<(?<=\s<<)[-~]?[^\s=<:(]`,
	String.raw`<<(?<=\s<<)-?[ \t]+[^\s\d=<:([{]`,
	String.raw`%[qwisrx]?[[({<|!]`,
	String.raw`%[qwisrx][^\w\s)]`,
	// Not the operators of R, which end with another one.
	String.raw`%(?![^\s%]{0,10}%)[^\w\s=](?<=(?:^|[\s([,=!|&:?;])%.)`,
	String.raw`(?<![\w$@%.-])(?:q[qwrx]?|m|s|tr|y) ?[{/#|!~]`,
	String.raw`(?<![\w$@%.-])q[qwrx]?\s{0,3}[[(<]`,
	String.raw`q[qwrx]?(?<=[=(,]\s{0,3}q[qwrx]?)[^\w\s=,;:).]`,
	String.raw`=~\s{0,3}(?:m|s|tr|y|qr)[^\w\s]`,
	String.raw`q:(?<=(?<![\w$@%.-])q{1,2}:)\w`,
	String.raw`^=[a-z]`,
	String.raw`^__(?:END|DATA)__`,
	String.raw`(?:^[ \t]*|[:?-][ \t]+)(?:[!&]\S+[ \t]+)*[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?$`,
	String.raw`^[ \t]*(?:override[ \t]+)?define[ \t]`,
	String.raw`\$\{[^{}\n]{0,200}[ \t]#`,
	String.raw`\/{3}`,
];

/** Where `//` begins comments: directives whose text, or the name of a file in them, may look like a comment. */
const inLineWithSlashes: readonly string[] = [
	String.raw`^[ \t]*#[ \t]*(?:include(?:_next)?|import|region|pragma|error|warning)\b(?=[^\n]*\/[/*])`,
	String.raw`^#:`,
];

/** Where `#` begins comments: regular expressions, quotes as they are printed, and what PowerShell hands on as it is. */
const inLineWithHash: readonly string[] = [
	String.raw`\/(?=[^\s/*=][^\n]{0,200}[ \t]#)(?<=\s\/)`,
	String.raw`(?<![\w$@%.-])(?:q[qwrx]?|m|s|tr|y)(?<delimiter>[^\w\s])(?=[^\n]{0,200}?[ \t]#[^\n]{0,200}?\k<delimiter>)`,
	'[\u2018-\u201F]',
	String.raw`--%(?=\s)`,
];

/**
 * Patterns of strings and the like that configurations don't tell of: where one matches, the rules
 * may be wrong from there on, or in that line only where it's the group `line` that matches. They match too often
 * rather than too seldom.
 */
export function unknownTo(rules: LanguageRules): readonly string[] {
	if (rules.backticks === 'template' || rules.quotes.length === 0) {
		return [];
	}
	const has = (wanted: string): boolean => rules.lineComments.some(({ open }) => open === wanted);
	const inLine = [...(has('//') ? inLineWithSlashes : []), ...(has('#') ? inLineWithHash : [])];
	return [
		...anywhere,
		...(has('#') ? withHash : []),
		// What is indented under such a line is no comment.
		...(has('..') ? [String.raw`::[ \t]*\r?$`] : []),
		...(rules.blockComments.some(({ open }) => open.endsWith('[[')) ? [String.raw`\[=*\[`] : []),
		...(inLine.length > 0 ? [`(?<line>${inLine.join('|')})`] : []),
	];
}
