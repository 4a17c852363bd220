import assert from 'node:assert/strict';
import { commentAt } from '../../../src/todo/commentAt.ts';
import type { Languages } from '../../../src/todo/languages.ts';
import { todoRemoval } from '../../../src/todo/todoRemoval.ts';
import { todosBy, vscodeLanguages } from '../vscodeLanguages.ts';

/** Language, text, and what is left when its first TODO is removed. ⏎ is a line end. */
const cases: readonly (readonly [string, string, string])[] = [
	['php', '<?php foreach ($a as $b): // TODO: a ?>⏎<li>⏎', '<?php foreach ($a as $b): ?>⏎<li>⏎'],
	['php', '<?php⏎\t// TODO: a ?>⏎<li>⏎', '<?php⏎\t?>⏎<li>⏎'],
	['php', '<?php⏎// TODO: a⏎// more ?>⏎<li>⏎', '<?php⏎// more ?>⏎<li>⏎'],
	['html', '<script>f(); // TODO: a </script>⏎<p>x</p>⏎', '<script>f(); </script>⏎<p>x</p>⏎'],
	['razor', '<p>⏎  @* TODO: a *@⏎</p>⏎', '<p>⏎</p>⏎'],
	['razor', '<p>a @* TODO: a *@ b</p>⏎', '<p>a b</p>⏎'],
	['razor', '@*⏎  TODO: a⏎  more⏎*@⏎<p>⏎', '<p>⏎'],
	['razor', '@*⏎  TODO: a⏎⏎  other *@⏎<p>⏎', '@*⏎⏎  other *@⏎<p>⏎'],
	['razor', '@* says⏎  TODO: a *@<p>⏎', '@* says *@<p>⏎'],
	['razor', '@**@⏎@* TODO: a *@⏎<p>⏎', '@**@⏎<p>⏎'],
	['go', '// TODO: a⏎//go:noinline⏎func f() {}⏎', '//go:noinline⏎func f() {}⏎'],
	['python', '# TODO: a⏎# more⏎# pylint: disable=all⏎x = 1⏎', '# pylint: disable=all⏎x = 1⏎'],
	['csharp', '// TODO: a⏎/// <summary>b</summary>⏎class C {}⏎', '/// <summary>b</summary>⏎class C {}⏎'],
	['jade', 'p⏎  //- TODO: a⏎    more⏎  b⏎', 'p⏎  b⏎'],
	['jade', 'p⏎  //- TODO: a⏎  b⏎', 'p⏎  b⏎'],
	['jade', 'p⏎  //- TODO: a⏎⏎      other⏎  b⏎', 'p⏎  //-⏎⏎      other⏎  b⏎'],
	['restructuredtext', '.. TODO: a⏎   more⏎⏎text⏎', '⏎text⏎'],
	['fsharp', '// TODO: a⏎  b⏎', '  b⏎'],
	['markdown', '- [ ] a⏎  more of it⏎- [ ] b⏎', '- [ ] b⏎'],
	['markdown', '1. [ ] a⏎   more⏎   and more⏎⏎   other⏎', '⏎   other⏎'],
	['markdown', '- [ ] a⏎  - [ ] b⏎', '  - [ ] b⏎'],
	['markdown', '- [ ] a⏎text⏎', 'text⏎'],
	['markdown', '- [ ] a⏎  ```js⏎  f();⏎  ```⏎', '  ```js⏎  f();⏎  ```⏎'],
	['markdown', '> - [ ] a⏎>   more⏎> text⏎', '> text⏎'],
	['markdown', '- a⏎    - [ ] b⏎      more⏎    - c⏎', '- a⏎    - c⏎'],
	[
		'typescriptreact',
		'a = (⏎  <p>⏎    {/* TODO: a */}⏎    <b/>⏎  </p>⏎);⏎',
		'a = (⏎  <p>⏎    <b/>⏎  </p>⏎);⏎',
	],
	['typescriptreact', 'a = (⏎  <p>⏎    {⏎      // TODO: a⏎    }⏎  </p>⏎);⏎', 'a = (⏎  <p>⏎  </p>⏎);⏎'],
	['typescriptreact', 'a = <p>{/* TODO: a */}</p>;⏎', 'a = <p></p>;⏎'],
	['typescriptreact', 'a = <p>{/* TODO: a⏎  more */}⏎</p>;⏎', 'a = <p>⏎</p>;⏎'],
	['javascriptreact', 'a = <p>b {/* TODO: a */} c</p>;⏎', 'a = <p>b c</p>;⏎'],
	['javascript', 'a = <p>b{ /* TODO: a */ }c</p>;⏎', 'a = <p>bc</p>;⏎'],
	['javascript', 'a = <p>{/* TODO: a */ b}</p>;⏎', 'a = <p>{b}</p>;⏎'],
	['javascript', 'a = <p>{/* TODO: a */ /* b */}</p>;⏎', 'a = <p>{/* b */}</p>;⏎'],
	['javascript', 'a = <p>{() => {/* TODO: a */}}</p>;⏎', 'a = <p>{() => {}}</p>;⏎'],
	['javascript', 'a = <p b={() => {/* TODO: a */}}/>;⏎', 'a = <p b={() => {}}/>;⏎'],
	['typescriptreact', 'function f(): A<b> {/* TODO: a */}⏎a = <p/>;⏎', 'function f(): A<b> {}⏎a = <p/>;⏎'],
];

describe('Removing a TODO in the languages of VS Code', function () {
	// Where VS Code has to be installed first.
	this.timeout(300_000);
	let languages: Languages;
	before(() => {
		languages = vscodeLanguages();
	});

	for (const [language, before, after] of cases) {
		for (const end of ['\n', '\r\n']) {
			it(`${language}: ${before}${end === '\n' ? '' : ' with Windows line ends'}`, async () => {
				const text = before.replaceAll('⏎', end);
				const [todo] = await todosBy(languages, language, text);
				const known = await languages.comments(language);
				assert.ok(todo && known);
				const comment = await commentAt(text, todo.start, known, () => Promise.resolve(true));
				assert.ok(comment);
				const edit = todoRemoval(text, todo, comment);
				assert.equal(
					text.slice(0, edit.start) + edit.text + text.slice(edit.end),
					after.replaceAll('⏎', end),
				);
			});
		}
	}
});
