import { candidates } from './candidates.ts';
import type { RuleScanner } from './commentScanner.ts';
import type { CommentSpan } from './commentSpan.ts';
import { findTodos, openBox, type Todo } from './findTodos.ts';
import type { Grammar } from './grammars/engine.ts';
import type { CommentMarks } from './grammars/lineComments.ts';
import { TokenizedText } from './grammars/tokenizedText.ts';
import { lastIndex } from './lastIndex.ts';
import { markdownRules } from './markdownRules.ts';
import type { TodoPattern } from './todoPattern.ts';

/** What tells the comments of a language. */
export type LanguageComments = {
	/** By its configuration; nothing when that knows no comments. */
	rules: RuleScanner | undefined;
	/** Loads its grammar, when there is one. */
	grammar: () => Promise<Grammar | undefined>;
	marks: CommentMarks;
	/** Whether parts of its files are in other languages, of which its rules know nothing. */
	isHost: boolean;
	/** Whether the open items of lists are TODOs too. */
	isMarkdown: boolean;
};

/** What is kept of a text from one look at it to the next. */
export type TextMemory = { tokenized?: TokenizedText };

/** Lets others work for a while; resolves with `false` when nobody waits for the result any more. */
export type Pause = () => Promise<boolean>;

/** Longer texts, in characters, are not looked into: nobody writes them. */
const longestText = 5_000_000;
/** How long the work goes on without a pause, in milliseconds. */
const slice = 8;
/** How long a grammar may take for one text in all, in milliseconds. */
const patience = 10_000;

/**
 * The TODOs of a text. The rules of its language are asked first, which is fast; the grammar has its
 * say where they don't know for sure. `undefined` when `pause` said that nobody waits any more.
 */
export async function findInText(
	text: string,
	{ rules, grammar, marks, isHost, isMarkdown }: LanguageComments,
	pattern: TodoPattern,
	pause: Pause,
	memory: TextMemory = {},
): Promise<readonly Todo[] | undefined> {
	if (text.length > longestText) {
		return [];
	}
	const found = candidates(text, pattern, isMarkdown);
	const places = found.map(({ index }) => index);
	const keywords = found.filter(({ 0: keyword }) => keyword !== openBox);
	const todosIn = (spans: readonly CommentSpan[]): Todo[] =>
		findTodos(text, () => spans, pattern, keywords);
	const last = places.at(-1);
	if (last === undefined) {
		return [];
	}
	if (isMarkdown && rules && !memory.tokenized) {
		const { known, spans } = markdownRules(text, places);
		if (known.size === places.length) {
			return todosIn(spans);
		}
	}
	const byRules = new Rules(text, isHost || isMarkdown || memory.tokenized ? undefined : rules, last);
	if (places.every((place) => byRules.knows(place))) {
		return todosIn(byRules.spans);
	}
	const loaded = await grammar();
	if (!loaded) {
		return todosIn(rules?.scan(text) ?? []);
	}
	const tokenized = (memory.tokenized ??= new TokenizedText(loaded, marks, isMarkdown));
	tokenized.update(text);
	const begun = performance.now();
	let sliceBegun = begun;
	const reading = tokenized.read(lineOf(text, last));
	while (!reading.next().done) {
		const now = performance.now();
		if (now - begun > patience) {
			return todosIn(rules?.scan(text) ?? tokenized.comments());
		}
		if (now - sliceBegun > slice) {
			if (!(await pause())) {
				return undefined;
			}
			sliceBegun = performance.now();
		}
	}
	return todosIn(tokenized.comments());
}

/** What the rules say of a text up to a place. */
class Rules {
	readonly #text: string;
	readonly #rules: RuleScanner | undefined;
	readonly #read: ReturnType<RuleScanner['read']> | undefined;

	constructor(text: string, rules: RuleScanner | undefined, until: number) {
		this.#text = text;
		this.#rules = rules;
		this.#read = rules?.read(text, until);
	}

	get spans(): readonly CommentSpan[] {
		return this.#read?.spans ?? [];
	}

	/** Whether they know for sure if the place is in a comment. */
	knows(place: number): boolean {
		if (!this.#rules || !this.#read || this.#read.doubts.has(place)) {
			return false;
		}
		if (this.#isInComment(place)) {
			return this.#rules.hasStrings;
		}
		if (!this.#rules.isComplete) {
			return isWithin(place, this.#read.strings);
		}
		// Two apostrophes in the text of JSX are no string around what is between them.
		const lineStart = this.#text.lastIndexOf('\n', place - 1) + 1;
		const openers = [...this.#text.slice(lineStart, place).matchAll(/\/[/*]/g)];
		const isPlain = openers.every(({ index }) => this.#isInComment(lineStart + index));
		return isPlain || !this.#read.elements.areThere;
	}

	#isInComment(offset: number): boolean {
		return isWithin(offset, this.spans);
	}
}

function isWithin(offset: number, ranges: readonly { start: number; end: number }[]): boolean {
	const range = ranges[lastIndex(ranges, ({ start }) => start <= offset)];
	return range !== undefined && offset < range.end;
}

function lineOf(text: string, offset: number): number {
	let line = 0;
	for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
		line++;
	}
	return line;
}
