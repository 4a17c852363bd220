import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { defaultFormat } from '../../src/products/reference.ts';
import { type TextEdit, referenceEdit } from '../../src/todo/referenceEdit.ts';
import { defaultKeywords, todoPattern } from '../../src/todo/todoPattern.ts';
import { todoRemoval } from '../../src/todo/todoRemoval.ts';
import { unlinkEdit } from '../../src/todo/unlinkEdit.ts';
import type { Todo } from '../../src/todo/findTodos.ts';
import { type Language, scannerOf, todosIn } from './todosIn.ts';

function edited(text: string, edit: TextEdit | undefined): string {
	assert.ok(edit);
	return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
}

function removed(language: Language, text: string, todo: Todo): string {
	const spans = scannerOf(language).scan(text);
	const comment = spans.findLast(({ start }) => start <= todo.start);
	assert.ok(comment);
	return edited(text, todoRemoval(text, todo, comment));
}

describe('Removing a TODO', () => {
	/** What it's about, the language, the text, and what is left. ⏎ is a line end. */
	const cases: readonly (readonly [string, Language, string, string])[] = [
		['a line of its own', 'typescript', 'a();⏎\t// TODO: x⏎b();⏎', 'a();⏎b();⏎'],
		['the only line', 'typescript', '// TODO: x', ''],
		['the last line, without an end', 'typescript', 'a();⏎// TODO: x', 'a();'],
		['Windows line ends', 'typescript', 'a();\r⏎// TODO: x\r⏎b();\r⏎', 'a();\r⏎b();\r⏎'],
		['behind code', 'typescript', 'a(); // TODO: x⏎b();⏎', 'a();⏎b();⏎'],
		['behind code, with Windows line ends', 'typescript', 'a(); // TODO: x\r⏎b();', 'a();\r⏎b();'],
		['what it goes on to say', 'typescript', '// TODO: x⏎// more⏎// and more⏎a();', 'a();'],
		[
			'behind code, with what it goes on to say',
			'typescript',
			'a(); // TODO: x⏎     // more⏎b();',
			'a();⏎b();',
		],
		['not what stands before', 'typescript', '// says⏎// TODO: x⏎a();', '// says⏎a();'],
		['not the next one', 'typescript', '// TODO: x⏎// FIXME: y⏎a();', '// FIXME: y⏎a();'],
		['not what is apart', 'typescript', '// TODO: x⏎//⏎// other⏎a();', '//⏎// other⏎a();'],
		['a whole block', 'typescript', 'a();⏎/* TODO: x */⏎b();', 'a();⏎b();'],
		['a whole block of lines', 'typescript', '/**⏎ * TODO: x⏎ * more⏎ */⏎b();', 'b();'],
		['a block in a line of code', 'typescript', 'a(); /* TODO: x */ b();', 'a(); b();'],
		['a block at the end of code', 'typescript', 'a(); /* TODO: x */⏎b();', 'a();⏎b();'],
		['a block in front of code', 'typescript', '\t/* TODO: x */ b();', '\tb();'],
		['a block between words', 'typescript', 'return/* TODO: x */a;', 'return a;'],
		['a block between signs', 'typescript', 'f(/* TODO: x */)', 'f()'],
		['a block over lines in code', 'typescript', 'a(/* TODO: x⏎ more */ b);', 'a(b);'],
		[
			'the first lines of a block',
			'typescript',
			'/** TODO: x⏎ * more⏎ *⏎ * other⏎ */',
			'/**⏎ *⏎ * other⏎ */',
		],
		[
			'lines within a block',
			'typescript',
			'/*⏎ * says⏎ * TODO: x⏎ *⏎ * other⏎ */',
			'/*⏎ * says⏎ *⏎ * other⏎ */',
		],
		['the last lines of a block', 'typescript', '/* says⏎ * TODO: x⏎ * more */⏎b();', '/* says */⏎b();'],
		['the last line, closer tight', 'css', '/* says⏎   TODO: x*/⏎a { }', '/* says */⏎a { }'],
		[
			'a line before the closer',
			'typescript',
			'/**⏎ * Says.⏎ * @todo x⏎ */⏎f();',
			'/**⏎ * Says.⏎ */⏎f();',
		],
		['one of two in a block', 'typescript', '/* TODO: x⏎   FIXME: y */', '/*⏎   FIXME: y */'],
		['an HTML comment', 'html', '<p>⏎  <!-- TODO: x -->⏎</p>', '<p>⏎</p>'],
		['an HTML comment in a line', 'html', '<p>a<!-- TODO: x -->b</p>', '<p>ab</p>'],
		['an HTML comment over lines', 'html', '<!--⏎  TODO: x⏎  more⏎-->⏎<p>', '<p>'],
		['a line in Python', 'python', 'x = 1  # TODO: y⏎', 'x = 1⏎'],
		['a line in Lua', 'lua', '-- TODO: x⏎y = 1', 'y = 1'],
		['a block in Lua', 'lua', 'a()⏎--[[ TODO: x⏎ more ]]⏎y = 1', 'a()⏎y = 1'],
		['a block that is never closed', 'typescript', 'a();⏎/* TODO: x', 'a();'],
	];
	for (const [name, language, before, after] of cases) {
		it(name, () => {
			const text = before.replaceAll('⏎', '\n');
			const [todo] = todosIn(language, text);
			assert.ok(todo, 'there is one');
			assert.equal(removed(language, text, todo), after.replaceAll('⏎', '\n'));
		});
	}

	const line = fc.constantFrom(
		'a();',
		'\ta(); // TODO: one',
		'// TODO: two',
		'// more',
		'',
		'/* TODO: three */',
		'/*',
		' * TODO: four',
		' * says',
		' */',
		'b(/* FIXME: five */ c);',
		'const s = "/* TODO: no */";',
		'/** TODO: six',
	);

	it('leaves the code and the other TODOs as they were', () => {
		fc.assert(
			fc.property(
				fc.array(line, { maxLength: 12 }),
				fc.constantFrom('\n', '\r\n'),
				fc.nat(),
				(lines, end, at) => {
					const text = lines.join(end);
					const todos = todosIn('typescript', text);
					const todo = todos[at % Math.max(1, todos.length)];
					fc.pre(todo !== undefined);
					const after = removed('typescript', text, todo);
					const code = (of: string): string => {
						let left = '';
						let from = 0;
						for (const span of scannerOf('typescript').scan(of)) {
							left += of.slice(from, span.start);
							from = span.end;
						}
						return (left + of.slice(from)).replaceAll(/\s+/g, '');
					};
					assert.equal(code(after), code(text));
					const texts = (of: string): string[] =>
						todosIn('typescript', of).map(({ text: said }) => said);
					const others = todos.filter((other) => other !== todo).map(({ text: said }) => said);
					assert.deepEqual(texts(after), others);
				},
			),
			{ numRuns: 2000 },
		);
	});
});

describe('Unlinking a TODO', () => {
	const cases: readonly (readonly [string, string, string])[] = [
		['// TODO(toggl#5): x', '// TODO: x', defaultFormat],
		['// TODO(toggl#5):', '// TODO:', defaultFormat],
		['// TODO(toggl#5):x', '// TODO: x', defaultFormat],
		['// FIXME(local#7) x', '// FIXME: x', defaultFormat],
		['// TODO(ada, toggl#5): x', '// TODO(ada): x', defaultFormat],
		['// TODO(toggl#5, ada): x', '// TODO(ada): x', defaultFormat],
		['// TODO(owner/track#12, toggl#5): x', '// TODO(owner/track#12): x', defaultFormat],
		['// TODO: toggl#5 x', '// TODO: x', defaultFormat],
		['// TODO [toggl#5] x', '// TODO: x', defaultFormat],
		['// TODO toggl#5: x', '// TODO: x', defaultFormat],
		['// TODO [toggl#5] x', '// TODO: x', '{keyword} [{reference}]'],
		['// TODO {toggl#5} - x', '// TODO: x', '{keyword} {{reference}} -'],
		['// TODO(toggl#5): see toggl#6', '// TODO: see toggl#6', defaultFormat],
		['/* TODO(toggl#5): x */', '/* TODO: x */', defaultFormat],
	];
	for (const [before, after, format] of cases) {
		it(`${before} becomes ${after}`, () => {
			const [todo] = todosIn('typescript', before, { format });
			assert.ok(todo?.reference);
			assert.equal(
				edited(before, unlinkEdit(before, todo, todoPattern(defaultKeywords, format))),
				after,
			);
		});
	}

	it('takes back what linking did, whatever the format', () => {
		const formats = [
			defaultFormat,
			'{keyword} {reference}:',
			'{keyword} [{reference}]',
			'{keyword}: {reference} -',
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...formats),
				fc.constantFrom('TODO', 'FIXME', 'HACK'),
				fc.stringMatching(/^[a-z][a-z ]{0,12}[a-z]$/),
				(format, keyword, said) => {
					const text = `a(); /* ${keyword}: ${said} */`;
					const pattern = todoPattern(defaultKeywords, format);
					const [todo] = todosIn('typescript', text, { format });
					const linked = edited(text, referenceEdit(todo!, 'focus:5123', format));
					const [with5123] = todosIn('typescript', linked, { format });
					assert.equal(with5123?.reference, 'focus:5123');
					assert.equal(edited(linked, unlinkEdit(linked, with5123, pattern)), text);
				},
			),
		);
	});

	it('is nothing for one that has no task', () => {
		const [todo] = todosIn('typescript', '// TODO: x');
		assert.equal(unlinkEdit('// TODO: x', todo!, todoPattern(defaultKeywords, defaultFormat)), undefined);
	});
});
