import type { LanguageRules } from './languageRules.ts';

/** Here documents, quotes between dollars, and slashes where only a regular expression can begin. */
const anywhere: readonly string[] = [
	String.raw`<<[-~<]?["'\x60\\]?[a-z_]`,
	String.raw`\$\w*\$`,
	String.raw`(?<=[=(,~]\s{0,3})\/(?![/*])`,
];

/** Where `#` begins comments: quotes of Perl and Ruby, what follows the end of a program, blocks of YAML. */
const withHash: readonly string[] = [
	String.raw`%[qwisrx]?[[({<|!]`,
	String.raw`(?<![\w$@%.-])(?:q[qwrx]?|m|s|tr|y) ?[{/#|!~]`,
	String.raw`^=[a-z]`,
	String.raw`^__(?:END|DATA)__`,
	String.raw`[:-][ \t]+(?:[!&]\S+[ \t]+)*[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?$`,
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
