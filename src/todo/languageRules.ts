/** Where the opener of a line comment counts. */
export type LineCommentPlace =
	/** Wherever it stands: `//`, `--`. */
	| 'anywhere'
	/** Not within a word, a variable or an escape: `#` of `a#b`, `$#`, `\%`. */
	| 'apart'
	/** As the first thing in its line: `REM`, `..`. */
	| 'first';

export type LineComment = { open: string; place: LineCommentPlace };

export type BlockComment = {
	open: string;
	close: string;
	/** Whether both have to begin their line, as Ruby's `=begin` and `=end`. */
	atLineStart: boolean;
};

/** What tells the comments of a language from its code and strings. */
export type LanguageRules = {
	lineComments: readonly LineComment[];
	blockComments: readonly BlockComment[];
	/** The characters that begin and end a string within a line. */
	quotes: readonly string[];
	/** Strings of many lines with delimiters of their own: `"""`, `@"` … `"@`. */
	longStrings: readonly { open: string; close: string }[];
	/** Whether three quotes may begin a string of many lines, though the configuration doesn't say so. */
	tripleQuotes: boolean;
	/** Whether lines belong to what they are indented under, so that a comment may go on in deeper ones. */
	isIndented: boolean;
	/** How far a string in backticks goes: in its line, over lines, or over lines with code in `${}`. */
	backticks: 'line' | 'lines' | 'template';
};

/** Whether they leave nothing open of the language's strings: it has the templates of JavaScript. */
export function isComplete({ backticks }: LanguageRules): boolean {
	return backticks === 'template';
}

/**
 * The rules in a language's configuration, the JSON that a VS Code extension contributes for it.
 * `undefined` when it knows no comments.
 */
export function languageRules(configuration: unknown): LanguageRules | undefined {
	const config = isRecord(configuration) ? configuration : {};
	const brackets = pairs(config['brackets']);
	const closing = pairs(config['autoClosingPairs']);
	const comments = isRecord(config['comments']) ? config['comments'] : {};
	const lineComments = lineCommentsOf(comments['lineComment']);
	const declared = pairs([comments['blockComment']]);
	// A language within markup has the comments of the markup too, but tells of them as of brackets only.
	const blocks = [...declared, ...brackets.filter(({ open }) => open === '<!--')].flatMap((pair) =>
		blockOf(pair),
	);
	if (lineComments.length === 0 && blocks.length === 0) {
		return undefined;
	}
	const folding = isRecord(config['folding']) ? config['folding'] : {};
	const rules = {
		lineComments,
		// The comments of reStructuredText are such, though it doesn't fold so.
		isIndented: folding['offSide'] === true || lineComments.some(({ open }) => open === '..'),
		blockComments: blocks.filter(({ open }, i) => blocks.findIndex((block) => block.open === open) === i),
	};
	// In the text of markup a quote is an apostrophe, and there is next to no comment within an attribute.
	if (lineComments.length === 0 && blocks.every(({ open }) => /^[<{]/.test(open))) {
		return { ...rules, quotes: [], longStrings: [], tripleQuotes: false, backticks: 'line' };
	}
	const quotes = new Set(
		closing.flatMap(({ open, close }) => (isQuote(close) && open.endsWith(close) ? close : [])),
	);
	const slashes = lineComments.some(({ open }) => open === '//');
	const hasTemplates = [...brackets, ...closing].some(({ open }) => open === '${');
	return {
		...rules,
		quotes: [...quotes],
		longStrings: [...tripled(declared, quotes), ...closing.flatMap((pair) => hereStringOf(pair))],
		// Elsewhere (SQL, Visual Basic) a doubled quote stands for a quote within a string.
		tripleQuotes: slashes || lineComments.some(({ open }) => open === '#'),
		backticks: slashes ? (hasTemplates ? 'template' : 'lines') : 'line',
	};
}

function lineCommentsOf(value: unknown): LineComment[] {
	const token = isRecord(value) ? value['comment'] : value;
	const open = typeof token === 'string' ? token.trim() : '';
	if (open === '') {
		return [];
	}
	if (/\w$/.test(open)) {
		// Batch: the `@` only silences the echo of the `REM`.
		const bare = open.replace(/^@/, '');
		return [...new Set([open, bare])].map((word) => ({ open: word, place: 'first' }));
	}
	if (open === ';;') {
		// Lisps repeat the semicolon by the place of the comment.
		return [{ open: ';', place: 'apart' }];
	}
	return [{ open, place: open.startsWith('.') ? 'first' : open.length === 1 ? 'apart' : 'anywhere' }];
}

function blockOf(pair: Pair): BlockComment[] {
	const open = pair.open.trim();
	const close = pair.close.trim();
	// Some write a line comment as a block that ends with a blank; three quotes are a string.
	if (open === '' || close === '' || /^["'`]+$/.test(open)) {
		return [];
	}
	return [{ open, close, atLineStart: open.startsWith('=') }];
}

/** Python calls `"""` a block comment: it's a string of many lines, and then `'''` is one too. */
function tripled(blocks: readonly Pair[], quotes: ReadonlySet<string>): { open: string; close: string }[] {
	return blocks.some(({ open }) => /^(["'])\1\1$/.test(open))
		? [...quotes]
				.filter((quote) => quote !== '`')
				.map((quote) => ({ open: quote.repeat(3), close: quote.repeat(3) }))
		: [];
}

/** PowerShell: `@"`, lines, `"@`. */
function hereStringOf(pair: Pair): { open: string; close: string }[] {
	const open = pair.open.trim();
	const close = pair.close.trim();
	return /^[^\w\s"'`]+["']$/.test(open) && /^["'][^\w\s"'`]+$/.test(close) ? [{ open, close }] : [];
}

type Pair = { open: string; close: string };

function pairs(value: unknown): Pair[] {
	return (Array.isArray(value) ? value : []).flatMap((item: unknown) => {
		const [open, close] = Array.isArray(item)
			? item
			: isRecord(item)
				? [item['open'], item['close']]
				: [];
		return typeof open === 'string' && typeof close === 'string' ? { open, close } : [];
	});
}

function isQuote(text: string): boolean {
	return text === '"' || text === "'" || text === '`';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
