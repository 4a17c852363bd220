import assert from 'node:assert/strict';
import { formatReference, isFormat, parseReference } from '../../src/products/reference.ts';
import { referenceEdit } from '../../src/todo/referenceEdit.ts';
import { todosIn } from '../todo/todosIn.ts';

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
		]) {
			assert.ok(isFormat(format), format);
		}
		for (const format of [
			'',
			'{reference}',
			'({reference}) {keyword}',
			'{keyword}S {reference}'.replace(' ', ''),
			'{keyword}\n{reference}',
			7,
		]) {
			assert.ok(!isFormat(format), String(format));
		}
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
});
