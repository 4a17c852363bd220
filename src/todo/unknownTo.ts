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
	String.raw`%[qwisrx]?[[({<|!]`,
	String.raw`%[qwisrx][^\w\s)]`,
	String.raw`(?<![\w$@%.-])(?:q[qwrx]?|m|s|tr|y) ?[{/#|!~]`,
	String.raw`(?<![\w$@%.-])q[qwrx]?\s{0,3}[[(<]`,
	String.raw`^=[a-z]`,
	String.raw`^__(?:END|DATA)__`,
	String.raw`(?:^[ \t]*|[:?-][ \t]+)(?:[!&]\S+[ \t]+)*[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?$`,
	String.raw`^[ \t]*(?:override[ \t]+)?define[ \t]`,
	String.raw`\$\{[^{}\n]{0,200}[ \t]#`,
	String.raw`\/{3}`,
];

/**
 * Patterns of strings and the like that configurations don't tell of: where one matches, the rules
 * may be wrong from there on. They match too often rather than too seldom.
 */
export function unknownTo(rules: LanguageRules): readonly string[] {
	if (rules.backticks === 'template' || rules.quotes.length === 0) {
		return [];
	}
	return [
		...anywhere,
		...(rules.lineComments.some(({ open }) => open === '#') ? withHash : []),
		...(rules.blockComments.some(({ open }) => open.endsWith('[[')) ? [String.raw`\[=*\[`] : []),
	];
}
