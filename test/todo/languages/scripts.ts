import type { LanguageCases } from './languageCases.ts';

const javascript: LanguageCases[string] = [
	['// TODO: a\n/* TODO(bob): b */\n/**\n * @todo c\n */', ['a', 'b', 'c']],
	['const url = "http://x.y/ // TODO: no"; // TODO: yes', ['yes']],
	["const a = '// TODO: no', b = 'it\\'s // TODO: no'; // TODO: yes", ['yes']],
	['const a = `\n// TODO: no\n${b(/* TODO: in code */)} // TODO: no\n`; // TODO: yes', ['in code', 'yes']],
	['const a = `${b ? `// TODO: no` : `${c}`}`; // TODO: yes', ['yes']],
	['const a = text.replace(/`/g, ""); // TODO: one\nif (a) /[/*"]/.test(a); // TODO: two', ['one', 'two']],
	['const a = b / c; // TODO: one\nconst d = (b) / 2; /* TODO: two */ e / f;', ['one', 'two']],
	['const TODO = 1; todo.FIXME = TODO; class HACK {}\n// TODO: yes', ['yes']],
	['const a = "two \\\n// TODO: no";\n// TODO: yes', ['yes']],
	['/* TODO: a\n   more */ b(); // FIXME: c', ['a', 'c']],
	['const a = { TODO: 1, "TODO: x": 2, [`TODO: x`]: 3 };', []],
	['const a = /\\/\\/ TODO: no/; const b = /[/]\\* TODO: no/;\n// TODO: yes', ['yes']],
	['const a = String.raw`c:\\d`; // TODO: yes', ['yes']],
	['const a = `unclosed\n// TODO: no', []],
	['#!/usr/bin/env node\n// TODO: yes', ['yes']],
];

export const scripts: LanguageCases = {
	javascript,
	typescript: [
		...javascript,
		['const todo: Promise<TODO>[] = TODO(1); // FIXME(alice): typed', ['typed']],
		[
			'/// TODO: three\ntype A<T> = T extends `${infer B}//TODO` ? B : never; // TODO: four',
			['three', 'four'],
		],
		['enum TODO { FIXME = "// TODO: no" } /* HACK: yes */', ['yes']],
	],
	javascriptreact: [
		['const a = <p>TODO: no</p>; // TODO: yes', ['yes']],
		['const a = (\n\t<p>\n\t\t// TODO: no\n\t\t{/* TODO: yes */}\n\t</p>\n);', ['yes']],
		["const a = <p title='// TODO: no'>don't, \"can't\"</p>; // TODO: yes", ['yes']],
		['const a = <a href="http://x/">/* TODO: no */</a>;\n// TODO: yes', ['yes']],
	],
	typescriptreact: [
		['const a = <T,>(b: T) => <B<T> c={`// TODO: no`} />; // TODO: yes', ['yes']],
		['const a = (\n\t<p>\n\t\tIt`s {b /* TODO: one */}\n\t</p>\n); // TODO: two', ['one', 'two']],
		["function A() {\n\treturn <p>don't</p>;\n}\n// TODO: yes", ['yes']],
	],
	coffeescript: [
		['a = 1 # TODO: one\n###\nTODO: block\n###\nb = "#{c} # TODO: no"', ['one', 'block']],
		['a = """\n# TODO: no\n"""\n# TODO: yes', ['yes']],
		['a = /# TODO: no/\nb = ///\n  x # no\n///\n# TODO: yes', ['yes']],
	],
	python: [
		['# TODO: yes\n"""\n# TODO: no', ['yes']],
		['# TODO: a\nx = 1  # TODO(bob): b\n#TODO c', ['a', 'b', 'c']],
		['x = "# TODO: no"; y = \'# TODO: no\' # TODO: yes', ['yes']],
		['"""\n# TODO: no\n"""\n# TODO: yes', ['yes']],
		["sql = '''\n-- don't\n# TODO: no\n'''  # TODO: yes", ['yes']],
		['a = r\'\\d+#\' # TODO: a\nb = f"{x}#TODO: no" #TODO: b\nc = rb"\\" # TODO: no"', ['a', 'b']],
		['a = f"""\n{b # no\n} # TODO: no\n"""\n# TODO: yes', ['yes']],
		['TODO = 1; todo.FIXME(TODO)\ndef BUG(): pass # TODO: yes', ['yes']],
		['re.compile(r"""\n  a  # TODO: no\n""", re.X)\n# TODO: yes', ['yes']],
		['a = "\\"" # TODO: yes\nb = "\\\\" # TODO: yes too', ['yes', 'yes too']],
	],
	ruby: [
		['a = "#{b} # TODO: no" # TODO: a\n=begin\nTODO: pod\n=end\n# TODO: b', ['a', 'pod', 'b']],
		['a = <<~EOS\n  # TODO: no\nEOS\n# TODO: yes', ['yes']],
		['a = %q{ # TODO: no }\nb = %w[# TODO no]\n# TODO: yes', ['yes']],
		['a =~ /# TODO: no/ # TODO: yes', ['yes']],
		["a = 'it\\'s # TODO: no' # TODO: yes", ['yes']],
		['a = "\n# TODO: no\n"\n# TODO: yes', ['yes']],
		[':TODO; TODO = $TODO # FIXME: yes', ['yes']],
	],
	perl: [
		['my $n = $#a; # TODO: a\ns#TODO#x#; # TODO: b', ['a', 'b']],
		['my $a = "# TODO: no"; my $b = q{# TODO: no}; # TODO: yes', ['yes']],
		['print <<EOT;\n# TODO: no\nEOT\n# TODO: yes', ['yes']],
		['$a =~ m/# TODO: no/; # TODO: yes', ['yes']],
	],
	raku: [
		['my $a = "# TODO: no"; # TODO: yes', ['yes']],
		['#`( TODO: a )\n#`[TODO: b (c)]\n#`( TODO: goes on', ['a', 'b (c)']],
	],
	php: [
		["<?php $a = 'http://x'; // TODO: a ?>\n/* HACK: no */", ['a']],
		['<p>// TODO: no</p><?php # TODO: a\n/* TODO: b */ $c = "// TODO: no";', ['a', 'b']],
		['<?php $a = <<<EOT\n// TODO: no\nEOT;\n// TODO: yes', ['yes']],
		["<?php $a = <<<'EOT'\n# TODO: no\nEOT;\n/**\n * @todo yes\n */", ['yes']],
		[
			'<!-- TODO: html -->\n<script>\n// TODO: js\nvar a = "// TODO: no";\n</script>\n<?php /* TODO: php */ ?>',
			['html', 'js', 'php'],
		],
		['<?php #[TODO]\nfunction TODO() { return "\\"// TODO: no"; } // TODO: yes', ['yes']],
	],
	lua: [
		['x = "-- TODO: no" --[[ TODO: a\nmore ]] -- TODO: b\n--- TODO: c', ['a', 'b', 'c']],
		['x = [[\n-- TODO: no\n]] -- TODO: yes', ['yes']],
		['x = [==[ ]]\n-- TODO: no\n]==] -- TODO: yes', ['yes']],
		['--[==[ TODO: a\n]] TODO: b ]==] x = 1 -- TODO: c', ['a', 'c']],
		["TODO = '\\'-- TODO: no' -- TODO: yes", ['yes']],
	],
	r: [
		["x <- 'a#b' # TODO: a\n#' TODO: b", ['a', 'b']],
		['x <- "\n# TODO: no\n" # TODO: yes', ['yes']],
		['TODO <- c("it\\"s # TODO: no") # TODO: yes', ['yes']],
	],
	julia: [
		["#= TODO: block =# x = a' # TODO: line", ['block', 'line']],
		['x = "# TODO: no" # TODO: yes', ['yes']],
		['x = """\n# TODO: no\n""" # TODO: yes', ['yes']],
		['#= a #= TODO: no lead =#\nTODO: inner =# x # TODO: yes', ['inner', 'yes']],
	],
};
