import type { RuleScanner } from './commentScanner.ts';
import type { CommentSpan } from './commentSpan.ts';
import type { LanguageComments, Pause } from './findInText.ts';
import { TokenizedText } from './grammars/tokenizedText.ts';

/**
 * The whole comment that a place of a text is in, to its closer however far that is: to find TODOs, texts are read
 * only as far as those go. `undefined` when there is none, or `pause` said that nobody waits any more.
 */
export async function commentAt(
	text: string,
	offset: number,
	{ rules, grammar, marks, isHost, isMarkdown }: LanguageComments,
	pause: Pause,
): Promise<CommentSpan | undefined> {
	const sure = rules && !isHost && !isMarkdown ? sureSpan(rules, text, offset) : undefined;
	if (sure) {
		return sure;
	}
	const loaded = await grammar();
	if (!loaded) {
		return spanAt(rules?.scan(text) ?? [], offset);
	}
	const tokenized = new TokenizedText(loaded, marks, isMarkdown);
	tokenized.update(text);
	const reading = tokenized.read(text.length);
	for (let begun = performance.now(); !reading.next().done;) {
		if (performance.now() - begun > 8) {
			if (!(await pause())) {
				return undefined;
			}
			begun = performance.now();
		}
	}
	return spanAt(tokenized.comments(), offset);
}

function sureSpan(rules: RuleScanner, text: string, offset: number): CommentSpan | undefined {
	const { spans, doubts, elements } = rules.read(text);
	const span = rules.hasStrings && !doubts.has(offset) ? spanAt(spans, offset) : undefined;
	// Only the grammar knows whether the braces around it are those of JSX.
	const isInBraces = span !== undefined && text.slice(0, span.start).trimEnd().endsWith('{');
	return rules.isComplete && isInBraces && elements.areThere ? undefined : span;
}

function spanAt(spans: readonly CommentSpan[], offset: number): CommentSpan | undefined {
	return spans.findLast(({ start, end }) => start <= offset && offset < end);
}
