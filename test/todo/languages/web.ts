import type { LanguageCases } from './languageCases.ts';

export const web: LanguageCases = {
	html: [
		["<p>don't TODO: no</p> <!-- TODO: won't show -->", ["won't show"]],
		['<!-- TODO: one\n     more -->\n<p title="TODO: no" alt="<!-- TODO: no -->">', ['one']],
		['<a href="http://example.com/#TODO">TODO</a>', []],
		['<script>\nvar a = "// TODO: no"; // TODO: js\n/* TODO: block */\n</script>', ['js', 'block']],
		[
			'<style>\na { content: "/* TODO: no */"; } /* TODO: css */\n</style>\n<!-- TODO: html -->',
			['css', 'html'],
		],
		['<script type="text/template">\n<!-- TODO: template -->\n</script>', ['template']],
		['<!---TODO tight--><p>// TODO: no</p>', ['tight']],
		['<script>// TODO: ends </script>\n<p>// TODO: no</p>', ['ends']],
	],
	css: [
		['a { background: url(http://x/TODO); } /* TODO: a */', ['a']],
		['a::before { content: "/* TODO: no */"; } /* TODO: yes */', ['yes']],
		['/*\n * TODO: a\n * more\n */\n.TODO #FIXME { } // TODO: no', ['a']],
	],
	scss: [
		['@import url(http://TODO.example/a.css);\n$a: 1; // TODO: a\n/* TODO: b */', ['a', 'b']],
		['$a: "// TODO: no"; /// TODO: doc', ['doc']],
	],
	less: [
		['@a: "// TODO: no"; // TODO: a\n/* TODO: b */', ['a', 'b']],
		["@a: ~'// TODO: no'; // TODO: yes", ['yes']],
	],
	handlebars: [
		[
			"{{!-- TODO: bars --}} <p>it's</p> <!-- TODO: html -->{{! TODO: short }}",
			['bars', 'html', 'short'],
		],
		['<p title="{{TODO}}">{{#if TODO}}TODO: no{{/if}}</p>', []],
	],
	razor: [
		['<!-- TODO: html -->\n@* TODO: razor *@\n<p>TODO: no</p>', ['html', 'razor']],
		['@{\n\tvar a = "// TODO: no"; // TODO: code\n}', ['code']],
	],
	jade: [
		['//- TODO: pug\np TODO: no\n// TODO: shown', ['pug', 'shown']],
		['//-\n  TODO: one\n  more\n\n  FIXME: two\np', ['one', 'two']],
	],
	markdown: [
		['# TODO list\n\n- [ ] one\n- [ ] TODO(bob): two\n\n```\n- [ ] no\n```\n* BUG: no', ['one', 'two']],
		['text\n<!--\n  TODO: one\n  - [ ] more\n\n  FIXME: two\n-->\n- [ ] three', ['one', 'two', 'three']],
		['`<!-- TODO: no -->`\n\nx <!-- TODO: yes -->', ['yes']],
		['$$\n- [ ] no\n$$\n- [ ] yes\n\n[a]: b "<!-- TODO: no -->"', ['yes']],
		['~~~~\n~~~\n- [ ] no\n~~~~\n- [ ] yes', ['yes']],
		['<div>\n- [ ] html\n</div>\n\n- [ ] yes', ['yes']],
		['# TODO list\n\nTODO: no\n\n<!-- TODO: comment -->', ['comment']],
		['- [ ] a <!-- note -->\n- [ ] b <!-- TODO: c -->\n- [ ] <!-- TODO: d -->', ['a', 'b', 'c', 'd']],
		['- [ ] a <!-- TODO: b\nmore -->\n> - [ ] TODO: c <!-- note -->', ['a', 'b', 'c']],
		['- [ ] buy milk\n- [x] done\n* [ ] TODO: eat\n  1. [ ] count', ['buy milk', 'eat', 'count']],
		['```js\n// TODO: js\nconst a = "// TODO: no";\n- [ ] no\n```\n- [ ] yes', ['js', 'yes']],
		['```python\n# TODO: py\n"""\n# TODO: no\n"""\n```', ['py']],
		['Text with `- [ ] no` and [ ] no.\n\n    - [ ] no code\n\n> - [ ] quoted', ['quoted']],
		['---\n# TODO: matter\ntitle: "# TODO: no"\n---\n<!--\nTODO: two\nlines\n-->', ['matter', 'two']],
	],
	xml: [
		['<a b="x"/> <!-- TODO: xml --> <!--TODO tight-->', ['xml', 'tight']],
		['<a><![CDATA[ <!-- TODO: no --> ]]></a><!-- TODO: yes -->', ['yes']],
		['<TODO FIXME="TODO: no">TODO: no</TODO>', []],
	],
	xsl: [['<xsl:if test="TODO"/> <!-- FIXME: xsl -->', ['xsl']]],
	prompt: [['- [ ] write it\n<!-- TODO: prompt -->\nTODO: no', ['write it', 'prompt']]],
};
