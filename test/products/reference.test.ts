import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import manifest from '../../package.json' with { type: 'json' };
import { formatReference, isFormat, parseReference } from '../../src/products/reference.ts';
import type { TaskId } from '../../src/tasks/task.ts';
import { referenceEdit } from '../../src/todo/referenceEdit.ts';
import { todosIn } from '../todo/todosIn.ts';

const signs = String.raw`: ( ) [ ] { } < > - # / . ' ’ $ x 7 – * \ {keyword} {reference}`.split(' ');
const around = fc
	.array(fc.constantFrom(' ', 'see ', ...signs), { maxLength: 4 })
	.map((parts) => parts.join(''));
const anyFormat = fc.tuple(around, around).map(([before, after]) => `{keyword}${before}{reference}${after}`);

describe('References', () => {
	for (const [id, reference] of [
		['focus:5123', 'toggl#5123'],
		['track:60001', 'track#60001'],
		['local:7', 'local#7'],
		['focus:9007199254740991', 'toggl#9007199254740991'],
		['focus:new-a1-b2', 'toggl#new-a1-b2'],
	] as const) {
		it(`writes ${id} as ${reference} and reads it back`, () => {
			assert.equal(formatReference(id), reference);
			assert.equal(parseReference(reference), id);
		});
	}

	for (const text of [
		'2026-01-05',
		'#12',
		'PROJ-12',
		'issue#12',
		'focus#12',
		'toggl#',
		'toggl#x',
		'xtoggl#1',
		'toggl#1a',
		'toggl#1-a',
		'toggl#0',
		'toggl#007',
		'toggl#9007199254740992',
	]) {
		it(`takes ${text} for none`, () => {
			assert.equal(parseReference(text), undefined);
			assert.equal(todosIn('typescript', `// TODO(${text}): x`)[0]?.reference, undefined);
			assert.equal(todosIn('typescript', `// TODO ${text}: x`)[0]?.reference, undefined);
		});
	}

	const written: readonly [string, string | undefined][] = [
		['// TODO(toggl#5123): x', 'focus:5123'],
		['// TODO (track#60001) x', 'track:60001'],
		['// TODO: local#7 x', 'local:7'],
		['// TODO [local#7] x', 'local:7'],
		['// TODO(alice, local#7): x', 'local:7'],
		['// TODO(local#7, alice): x', 'local:7'],
		['/* @todo(local#7): x */', 'local:7'],
		['/* TODO: local#7-- x */', 'local:7'],
		['// TODO: as in local#7', undefined],
		['// TODO(alice): x (local#7)', undefined],
	];
	for (const [text, id] of written) {
		it(`finds ${id ?? 'none'} in ${text}`, () => {
			assert.equal(todosIn('typescript', text)[0]?.reference, id);
		});
	}

	it('takes only formats that leave a TODO', () => {
		for (const format of [
			'{keyword}({reference}):',
			'{keyword} {reference}',
			'{keyword}: see {reference} –',
			'{keyword}: https://example.com/{reference}/',
			'{keyword} - {reference}',
			'{keyword}{{reference}}',
			'{keyword}[{reference}]',
		]) {
			assert.ok(isFormat(format), format);
		}
		for (const format of [
			'',
			'{reference}',
			'({reference}) {keyword}',
			'{keyword}S {reference}'.replace(' ', ''),
			'{keyword}\n{reference}',
			'{keyword}',
			'{keyword}{reference}',
			'{keyword}$({reference}):',
			'{keyword}-{reference}:',
			'{keyword}/{reference}',
			'{keyword}.{reference}',
			"{keyword}'{reference}'",
			'{keyword}(#{reference}):',
			'{keyword} no{reference}',
			'{keyword} {reference}s',
			'{keyword} {reference}-s',
			'{keyword} {reference} {reference}',
			'{keyword} {keyword} {reference}',
			7,
		]) {
			assert.ok(!isFormat(format), String(format));
		}
	});

	it('takes the formats that the settings editor takes', () => {
		const { pattern } = manifest.contributes.configuration.properties['togglTasks.todo.format'];
		const accepted = new RegExp(pattern, 'u');
		fc.assert(
			fc.property(anyFormat, (format) => {
				assert.equal(accepted.test(format), isFormat(format), format);
			}),
			{ numRuns: 2000 },
		);
	});
});

describe('Writing a reference', () => {
	const cases: readonly [string, string, string?][] = [
		['// TODO: fix', '// TODO(local#7): fix'],
		['// TODO fix', '// TODO(local#7): fix'],
		['// TODO', '// TODO(local#7):'],
		['// TODO:fix', '// TODO(local#7):fix'],
		['// TODO- fix', '// TODO(local#7): - fix'],
		['// TODO : fix', '// TODO(local#7): fix'],
		['// TODO(alice): x', '// TODO(local#7): (alice) x'],
		['// TODO(alice) x', '// TODO(local#7): (alice) x'],
		['// TODO (alice): x', '// TODO(local#7): (alice) x'],
		['// TODO(alice):x', '// TODO(local#7): (alice) x'],
		['// TODO(): x', '// TODO(local#7): x'],
		['// TODO (see below) x', '// TODO(local#7): (see below) x'],
		['/*TODO*/ f();', '/*TODO(local#7):*/ f();'],
		['\t/* FIXME: a */\r\n', '\t/* FIXME(local#7): a */\r\n'],
		['/**\r\n * @todo a\r\n */', '/**\r\n * @todo(local#7): a\r\n */'],
		['// TODO: fix', '// TODO [local#7] fix', '{keyword} [{reference}]'],
		['// TODO:fix', '// TODO local#7 – fix', '{keyword} {reference} – '],
		['// TODO(alice): x', '// TODO see task local#7: (alice) x', '{keyword} see task {reference}:'],
		['// TODO:fix', '// TODO local#7 fix', '{keyword} {reference}'],
		['// TODO:fix', '// TODO: local#7 fix', '{keyword}: {reference}'],
		['// TODO fix', '// TODO: local#7 fix', '{keyword}: {reference}'],
		['// TODO', '// TODO local#7', '{keyword} {reference}'],
		['// TODO: $& x', '// TODO(local#7): $& x'],
	];
	for (const [before, after, format = '{keyword}({reference}):'] of cases) {
		it(`${JSON.stringify(before)} becomes ${JSON.stringify(after)}`, () => {
			const todo = todosIn('typescript', before, { format })[0]!;
			const { start, end, text } = referenceEdit(todo, 'local:7', format);
			const result = before.slice(0, start) + text + before.slice(end);
			assert.equal(result, after.replace('–  fix', '– fix'));
			assert.deepEqual(
				todosIn('typescript', result, { format }).map(({ reference }) => reference),
				['local:7'],
			);
		});
	}

	it('is known again in every format, with its task and what it says', () => {
		fc.assert(
			fc.property(
				anyFormat.filter((format) => isFormat(format)),
				fc.constantFrom('// TODO: fix', '// TODO:fix', '// TODO fix', '// @todo fix'),
				fc.constantFrom<TaskId>('local:7', 'focus:5123', 'focus:new-1a-2b'),
				(format, before, id) => {
					const { start, end, text } = referenceEdit(
						todosIn('typescript', before, { format })[0]!,
						id,
						format,
					);
					const after = before.slice(0, start) + text + before.slice(end);
					const again = todosIn('typescript', after, { format });
					assert.deepEqual(
						again.map(({ reference, text: said }) => [reference, said]),
						[[id, 'fix']],
						after,
					);
				},
			),
			{ numRuns: 500 },
		);
	});

	it('is no part of what the TODO says, whatever the format is now', () => {
		for (const written of [
			'TODO [local#7] fix',
			'TODO: local#7 fix',
			'TODO local#7: fix',
			'TODO <local#7> fix',
		]) {
			assert.deepEqual(
				todosIn('typescript', `// ${written}`).map(({ reference, text }) => [reference, text]),
				[['local:7', 'fix']],
			);
		}
	});
});
