import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CommentSpan } from '../../../src/todo/commentSpan.ts';
import { findInText, type LanguageComments, type TextMemory } from '../../../src/todo/findInText.ts';
import type { Grammar } from '../../../src/todo/grammars/engine.ts';
import { TokenizedText } from '../../../src/todo/grammars/tokenizedText.ts';
import { todoPattern } from '../../../src/todo/todoPattern.ts';
import { vscodeLanguages } from '../vscodeLanguages.ts';

/** Lines that begin and end what goes over lines, for each language. */
const lines: Readonly<Record<string, readonly string[]>> = {
	typescript: [
		'/*',
		'*/',
		'`',
		'${',
		'}',
		'// TODO: a',
		'/* TODO: b */ f();',
		'"',
		' * @todo c',
		'f();',
		'',
	],
	python: ['"""', "'''", '# TODO: a', 'x = 1  # TODO: b', 'f"{', '}"', 'def f():', ''],
	html: [
		'<!--',
		'-->',
		'<script>',
		'</script>',
		'// TODO: a',
		'<style>',
		'/* TODO: b */',
		'<!-- TODO: c -->',
		'<p>',
		'',
	],
	markdown: [
		'```js',
		'```',
		'// TODO: a',
		'- [ ] b',
		'<!-- TODO: c',
		'-->',
		'---',
		'    - [ ] d',
		'text',
		'',
	],
	php: ['<?php', '?>', '// TODO: a', '/*', '*/', '<<<EOT', 'EOT;', '<!-- TODO: b -->', '# TODO: c', ''],
	ruby: ['=begin', '=end', '<<~EOT', 'EOT', '# TODO: a', 'x = %q{', '}', 'y # TODO: b', ''],
};

const pattern = todoPattern(undefined, undefined);

const edit = fc.record({
	at: fc.nat(1000),
	removed: fc.nat(4),
	/** Which of the language's lines come in. */
	inserted: fc.array(fc.nat(20), { maxLength: 4 }),
	/** How far the text is read afterwards; the rest waits. */
	until: fc.nat(40),
	carriageReturns: fc.boolean(),
});

/** Comments in comments, each in a text of which they are all but the last line. */
const nested: Readonly<Record<string, string>> = {
	rust: '/* a\n  /* n */\n  more */',
	swift: '/* a\n  /* n */\n  /* n */*/',
	julia: '#= a\n  #= n =#\n  #= n =#=#',
	fsharp: '(* a\n  (* n *)\n  more *)',
};

describe('A text that is read line by line', function () {
	this.timeout(300_000);
	const comments = new Map<string, LanguageComments>();
	const grammars = new Map<string, Grammar>();
	before(async () => {
		const languages = vscodeLanguages();
		for (const language of Object.keys({ ...lines, ...nested })) {
			const known = (await languages.comments(language)) ?? assert.fail(language);
			comments.set(language, { ...known, rules: undefined });
			grammars.set(language, (await known.grammar()) ?? assert.fail(language));
		}
	});

	for (const [language, kinds] of Object.entries(lines)) {
		it(`has after any edits the comments that it has from scratch, in ${language}`, async () => {
			const grammar = grammars.get(language)!;
			const known = comments.get(language)!;
			let found = 0;
			await fc.assert(
				fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), async (edits) => {
					const kept = new TokenizedText(grammar, known.marks, known.isMarkdown);
					const memory: TextMemory = {};
					let text: string[] = [];
					for (const { at, removed, inserted, until, carriageReturns } of edits) {
						const more = inserted.map((kind) => kinds[kind % kinds.length]!);
						text = text.toSpliced(at % (text.length + 1), removed, ...more);
						const content = text.join(carriageReturns ? '\r\n' : '\n');
						spansOf(kept, content, until);
						const go = (): Promise<boolean> => Promise.resolve(true);
						const todos = await findInText(content, known, pattern, go, memory);
						assert.deepEqual(todos, await findInText(content, known, pattern, go), content);
						found += todos?.length ?? 0;
					}
					const content = text.join('\n');
					const fresh = new TokenizedText(grammar, known.marks, known.isMarkdown);
					assert.deepEqual(
						spansOf(kept, content, text.length),
						spansOf(fresh, content, text.length),
						content,
					);
				}),
				{ numRuns: 100 },
			);
			assert.ok(found > 20, `${found} TODOs are too few to tell`);
		});
	}

	it('reads only what changed, and what that has an effect on', () => {
		const text = Array.from({ length: 1000 }, (_line, i) => `f(${i}); // TODO: ${i}`);
		const tokenized = new TokenizedText(grammars.get('typescript')!, { openers: [], closers: new Map() });
		const readAfter = (changed: readonly string[]): number => {
			tokenized.update(changed.join('\n'));
			return [...tokenized.read(changed.length)].length;
		};
		assert.equal(readAfter(text), 1000);
		assert.equal(readAfter(text), 0);
		const changed = text.with(500, 'g();');
		assert.equal(readAfter(changed), 1);
		const longer = changed.toSpliced(500, 0, 'a();', 'b();');
		assert.equal(readAfter(longer), 2);
		const shorter = longer.toSpliced(10, 5);
		assert.equal(readAfter(shorter), 0);
		assert.equal(readAfter(shorter.with(990, '/*')), 7);
	});

	for (const [language, comment] of Object.entries(nested)) {
		it(`has one comment where there are others in it, in ${language}`, () => {
			const tokenized = new TokenizedText(grammars.get(language)!, comments.get(language)!.marks);
			const spans = spansOf(tokenized, `${comment}\nx`, 3);
			assert.deepEqual(
				spans.map(({ kind, start, contentEnd, end }) => ({ kind, start, contentEnd, end })),
				[{ kind: 'block', start: 0, contentEnd: comment.length - 2, end: comment.length }],
			);
		});
	}

	it('is left alone where its lines are too long for a person', () => {
		const tokenized = new TokenizedText(grammars.get('typescript')!, { openers: [], closers: new Map() });
		const long = `f("${'x'.repeat(30_000)}"); // TODO: no`;
		assert.deepEqual(
			spansOf(tokenized, `// TODO: a\n${long}\n// TODO: b`, 3).map(({ start }) => start),
			[0, `// TODO: a\n${long}\n`.length],
		);
	});
});

/** The comments in the lines up to `last`, at least. */
function spansOf(tokenized: TokenizedText, text: string, last: number): CommentSpan[] {
	tokenized.update(text);
	for (const reading = tokenized.read(last); !reading.next().done;) {
		// Until all is read.
	}
	return tokenized.comments();
}
