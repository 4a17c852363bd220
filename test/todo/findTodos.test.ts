import assert from 'node:assert/strict';
import { pickTodo } from '../../src/todo/pickTodo.ts';
import { todosIn } from './todosIn.ts';

function only(text: string, language: Parameters<typeof todosIn>[0] = 'typescript') {
	const todos = todosIn(language, text);
	assert.equal(todos.length, 1, text);
	return todos[0]!;
}

describe('What is a TODO', () => {
	const yes = [
		'// TODO: x',
		'//TODO x',
		'// TODO',
		'// - TODO: x',
		'// * FIXME x',
		'// - [ ] TODO: x',
		'// 1. TODO: x',
		'// 2) HACK: x',
		'//////// TODO x ////////',
		'// #TODO x',
		'// @TODO x',
		'// @todo x',
		'// TODO/FIXME: x',
		'// TODO - x',
		'// TODO(alice): x',
		'// TODO (alice): x',
		'// TODO: 2026-01-05 x',
		'// TODO 2026-01-05: x',
		'// TODO: see http://example.com/#12',
		'// TODO(owner/track#12): x',
		'/* TODO x */',
		'/** TODO x */',
		'/*\n * TODO x\n */',
		'/*****\n   TODO x\n *****/',
		'f(); // XXX x',
		'// BUG: x',
	];
	for (const text of yes) {
		it(`${text.replaceAll('\n', '⏎')} is one`, () => {
			assert.equal(only(text).reference, undefined);
		});
	}

	const no = [
		'// TODOS: x',
		'// TODO_LIST',
		'// TODO.md has the list',
		"// TODO's are listed elsewhere",
		'// BUG-123 is fixed',
		'// TODO/done.txt',
		'// MYTODO: x',
		'// see the TODO list',
		'// the text is "TODO: x"',
		'// "TODO: x" is what it says',
		'// todo: x',
		'// Todo: x',
		'// [x] TODO: x',
		'// http://TODO/x',
		'const TODO = 1;',
		'const todo: TODO<FIXME> = new TODO();',
		'TODO: for (;;) {}',
		'"// TODO: x";',
		'issue.BUG.XXX();',
		'// $TODO is a variable',
	];
	for (const text of no) {
		it(`${text} is none`, () => {
			assert.deepEqual(todosIn('typescript', text), []);
		});
	}

	it('knows other keywords when they are set', () => {
		const keywords = ['REVIEW', 'NOTE TO SELF', '(!)', ''];
		const text = '// REVIEW: a\n// NOTE TO SELF: b\n// (!) c\n// TODO: d\n// @todo e\n// REVIEWED: f';
		assert.deepEqual(
			todosIn('typescript', text, { keywords }).map(({ keyword, text: said }) => [keyword, said]),
			[
				['REVIEW', 'a'],
				['NOTE TO SELF', 'b'],
				['(!)', 'c'],
			],
		);
	});
});

describe('What a TODO says', () => {
	const texts: readonly [Parameters<typeof todosIn>[0], string, string, string?][] = [
		['typescript', '// TODO: fix it', 'fix it'],
		['typescript', '// TODO fix it   ', 'fix it'],
		['typescript', '// TODO - fix it', 'fix it'],
		['typescript', '// TODO -- fix it', 'fix it'],
		['typescript', '// TODO – fix it', 'fix it'],
		['typescript', '// TODO：fix it', 'fix it'],
		['typescript', '// TODO: -1 is wrong', '-1 is wrong'],
		['typescript', '// TODO(alice): fix it', 'fix it', 'alice'],
		['typescript', '// TODO (alice): fix it', 'fix it', 'alice'],
		['typescript', '// TODO(#12) fix it', 'fix it', '#12'],
		['typescript', '// TODO (see below) fix it', '(see below) fix it'],
		['typescript', '// TODO(): fix it', 'fix it'],
		['typescript', '// TODO : fix it', 'fix it'],
		['typescript', '/* TODO: fix it */', 'fix it'],
		['typescript', '/** TODO: fix it **/', 'fix it'],
		['typescript', '/* TODO: fix it ***', 'fix it'],
		['typescript', '// TODO: fix it ***', 'fix it'],
		['typescript', '// TODO: fix it -----', 'fix it'],
		['typescript', '// TODO: fix it */', 'fix it'],
		['typescript', '// TODO: port to C#', 'port to C#'],
		['typescript', '// TODO: use i--', 'use i--'],
		['typescript', '// TODO: a*b', 'a*b'],
		['typescript', '// TODO: a: b', 'a: b'],
		['typescript', '/*TODO*/', ''],
		['typescript', '// TODO:', ''],
		['html', '<!-- TODO: fix it -->', 'fix it'],
		['html', '<!---TODO fix it-->', 'fix it'],
		['html', '<!-- TODO: fix it #} -->', 'fix it'],
		['python', '# TODO: fix it  #', 'fix it'],
		['shellscript', '## TODO: fix it ##', 'fix it'],
	];
	for (const [language, text, said, name] of texts) {
		it(`${text} says “${said}”`, () => {
			const todo = only(text, language);
			assert.equal(todo.text, said);
			assert.equal(todo.name, name);
		});
	}

	const bodies: readonly [string, readonly string[]][] = [
		['// TODO: a\n// b\n// c\n\n// d', ['b', 'c']],
		['// TODO: a\n// b\n//\n// d', ['b']],
		['// TODO: a\n// b\n// FIXME: c\n// d', ['b']],
		['// TODO: a\nf(); // b', []],
		['\t// TODO: a\n// b', []],
		['/// TODO: a\n/// b', ['b']],
		['//! TODO: a\n//! b', ['b']],
		['f(); // TODO: a\n     // b\n  // c', ['b']],
		['// TODO: a\n/* b */', []],
		['/* TODO: a\n   b\n\n   c */', ['b']],
		['/**\n * TODO: a\n * b **bold**\n *\n * c\n */', ['b **bold**']],
		['/**\n * @todo a\n * b\n * @param c d\n */', ['b']],
		['/*\n * TODO: a\n *******/', []],
		['/* TODO: a */\n// b', []],
		['// TODO:\n// a\n// - b', ['a', '- b']],
		['//TODO: a\n//b\n// c', ['b', 'c']],
		['// TODO: a\n//b', []],
		['// TODO: a\n/// b', []],
		['/// TODO: a\n// b', []],
		['// TODO: a\n// NOTE: b', []],
		['/* TODO: a\n   SAFETY(bob): b */', []],
		...[
			'Well-known things stay',
			'well-known things stay',
			'Note: b',
			'and so on: b',
			'https://example.com/a:b',
			'12:30 is late',
			'never disable it, and ignore what it says',
			'nothing',
			'#12',
			'- b',
			'a < b',
			'API and so on',
		].map((prose): [string, readonly string[]] => [`// TODO: a\n// ${prose}`, [prose]]),
		...[
			'eslint-disable-next-line no-console',
			'prettier-ignore',
			'biome-ignore lint: x',
			'oxlint-disable no-var -- x',
			'tslint:disable',
			'@ts-expect-error x',
			'go:noinline',
			'+build linux',
			'nolint',
			'NOLINTNEXTLINE(x)',
			'noinspection JSUnused',
			'istanbul ignore next',
			'c8 ignore start',
			'shellcheck disable=SC2034',
			'hadolint ignore=DL3008',
			'clang-format off',
			'pylint: disable=all',
			'type: ignore',
			'fmt: off',
			'frozen_string_literal: true',
			'language=SQL',
			'ReSharper disable once X',
			'#region b',
			'endregion',
			'<reference path="a.d.ts" />',
			'<summary>',
			'SPDX-License-Identifier: MIT',
			'-*- coding: utf-8 -*-',
			'MARK: - b',
		].map((directive): [string, readonly string[]] => [`// TODO: a\n// ${directive}\n// b`, []]),
	];
	for (const [text, body] of bodies) {
		it(`${text.replaceAll('\n', '⏎')} goes on with [${body.join('|')}]`, () => {
			const first = todosIn('typescript', text)[0];
			assert.deepEqual(first?.body, body);
			assert.deepEqual(todosIn('typescript', text.replaceAll('\n', '\r\n'))[0]?.body, body);
		});
	}
});

describe('Which TODO is meant', () => {
	const text = 'f(/* TODO: a */); // TODO(local#1): b\n// TODO: c\n// TODO: c';
	const todos = todosIn('typescript', text);
	const cases: readonly [Parameters<typeof pickTodo>[1], number | undefined][] = [
		[{ line: 0 }, 0],
		[{ line: 0, character: 0 }, 0],
		[{ line: 0, character: 30 }, 1],
		[{ line: 0, text: 'b' }, 1],
		[{ line: 2, character: 5 }, 3],
		[{ line: 2, text: 'c' }, 3],
		[{ line: 2, text: 'a' }, 0],
		[{ line: 0, text: 'c' }, undefined],
		[{ line: 0, text: 'gone' }, undefined],
		[{ line: 9 }, undefined],
	];
	for (const [target, index] of cases) {
		it(`${JSON.stringify(target)} means ${index ?? 'none'}`, () => {
			assert.equal(pickTodo(todos, target, text), index === undefined ? undefined : todos[index]);
		});
	}
});
