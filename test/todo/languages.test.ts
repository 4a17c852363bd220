import assert from 'node:assert/strict';
import { type Language, todosIn } from './todosIn.ts';

/** A language, a text in it, and what its TODOs say. */
const cases: readonly [Language, string, readonly string[]][] = [
	['javascript', 'const url = "http://x.y/ // TODO: a string"; // TODO: real', ['real']],
	['javascript', "const a = '// TODO: no'; /* TODO: yes */ b();", ['yes']],
	['javascript', 'const a = `\n// TODO: in a template\n`; // TODO: behind it', ['behind it']],
	['javascript', 'const a = `${b(/* TODO: in code */)} // TODO: no`;', ['in code']],
	['javascript', 'const a = `${b ? `// TODO: no` : `${c}`}`; // TODO: yes', ['yes']],
	['javascript', 'const a = `x ${ { b: 1 } } // TODO: no`; // TODO: yes', ['yes']],
	['javascript', 'const a = text.replace(/`/g, ""); // TODO: one\n// TODO: two', ['one', 'two']],
	['javascript', 'const a = /^\\/*x/; // TODO: one\nb = c / d; // TODO: two', ['one', 'two']],
	['javascript', 'return /[/*]/.test(a); // TODO: one', ['one']],
	['javascript', 'const a = `unclosed\n// TODO: still found', ['still found']],
	['javascript', 'const a = `${unclosed`;\n// TODO: still found', ['still found']],
	['javascript', "const a = 'unclosed\n// TODO: still found", ['still found']],
	['javascript', 'const a = "it\\"s // TODO: no"; // TODO: yes', ['yes']],
	['javascript', 'const a = "two \\\n// TODO: lines";\n// TODO: yes', ['yes']],
	['javascript', '/**\n * @todo document it\n * @param a x\n */', ['document it']],
	['javascript', '/* TODO: unclosed\nconst a = 1; // TODO: second', ['unclosed', 'second']],
	['javascriptreact', 'const a = <p>TODO: text</p>;', []],
	['javascriptreact', "const a = <p>don’t, don't see http://TODO.example</p>; // TODO: yes", ['yes']],
	[
		'javascriptreact',
		'const a = <p>\n\t{/* TODO: in braces */}\n\t<br />\n</p>; // TODO: yes',
		['in braces', 'yes'],
	],
	['typescript', 'const todo: Promise[] = TODO(1); // FIXME(alice): typed', ['typed']],
	['typescript', '/// TODO: three slashes', ['three slashes']],
	['typescript', 'case 1: // TODO: label\ndefault:// TODO: tight', ['label', 'tight']],
	['typescriptreact', 'type A<T> = B; // TODO: generic', ['generic']],
	['json', '{ "url": "http://TODO", "a": 1 } // TODO: no quotes', ['no quotes']],
	[
		'jsonc',
		'{\n\t// TODO: trailing comma\n\t"glob": "**/*.ts", // TODO: glob\n}',
		['trailing comma', 'glob'],
	],
	['python', 'x = \'it\' # TODO: one\ny = "# TODO: no"', ['one']],
	['python', '"""\n# TODO: in a docstring\n"""\n# TODO: behind', ['behind']],
	['python', "sql = '''\n-- x don't\n# TODO: no\n'''  # TODO: yes", ['yes']],
	['python', 'a = r\'\\d+#\' # TODO: raw\nb = f"{x}#TODO: no" #TODO: tight', ['raw', 'tight']],
	['python', 'a = """one "quoted" \\""" # TODO: no"""  # TODO: yes', ['yes']],
	['python', 'a = """unclosed # TODO: no\n# TODO: yes', ['yes']],
	['html', "<p>don't TODO: text</p> <!-- TODO: won't show -->", ["won't show"]],
	['html', '<!-- TODO: one\n     more -->\n<p title="TODO">', ['one']],
	['html', '<a href="http://example.com/#TODO">TODO</a>', []],
	['xml', '<a b="x"/> <!-- TODO: xml --> <!--TODO tight-->', ['xml', 'tight']],
	['xsl', '<xsl:if test="x"/> <!-- FIXME: xsl -->', ['xsl']],
	['markdown', '# TODO list\n\n- [ ] TODO: no comment\n\n<!-- TODO: comment -->', ['comment']],
	['handlebars', "{{!-- TODO: bars --}} <p>it's</p> <!-- TODO: html -->", ['bars', 'html']],
	['razor', '<!-- TODO: razor -->', ['razor']],
	['css', 'a { background: url(http://x/TODO); } /* TODO: css */', ['css']],
	['css', 'a::before { content: "/* TODO: no */"; } /* TODO: yes */', ['yes']],
	['scss', '@import url(http://TODO.example/a.css);\n$a: 1; // TODO: scss', ['scss']],
	['less', '@a: "// TODO: no"; // TODO: less', ['less']],
	['sql', "SELECT 'it''s -- TODO: no' -- TODO: sql\n/* TODO: block */", ['sql', 'block']],
	['sql', "SELECT '''quoted' -- TODO: one\nSELECT N'''x''' -- TODO: two", ['one', 'two']],
	[
		'lua',
		'x = "-- TODO: no" --[[ TODO: long\nstill ]] -- TODO: short\n--- TODO: doc',
		['long', 'short', 'doc'],
	],
	['shellscript', 'echo "# TODO: no" # TODO: sh\necho ${#a[@]} $# a#TODO', ['sh']],
	['shellscript', "echo don\\'t # TODO: yes\ncurl http://x.y/#TODO", ['yes']],
	['makefile', 'all: a # TODO: make\n\techo "$#" # TODO: recipe', ['make', 'recipe']],
	['dockerfile', 'FROM a\n# TODO: docker\nRUN echo "# TODO: no"', ['docker']],
	['yaml', 'url: http://x/a#TODO\nb: "# TODO: no" # TODO: yaml', ['yaml']],
	['dockercompose', 'a: b # TODO: compose', ['compose']],
	['dotenv', 'A=b # TODO: env', ['env']],
	['ini', '; TODO: ini\na=b;TODO', ['ini']],
	['properties', '# TODO: properties\na=b', ['properties']],
	['ruby', 'a = "#{b} # TODO: no" # TODO: ruby\n=begin\nTODO: pod\n=end\nx =begin', ['ruby', 'pod']],
	['perl', 'my $n = $#a; s#TODO#x#; # TODO: perl', ['perl']],
	['php', "<?php $a = 'http://x'; // TODO: php ?>\n/* HACK: old */", ['php', 'old']],
	[
		'rust',
		"fn a<'a>(b: &'a str) { // TODO: it's a lifetime\n  let c = '\"'; // TODO: char\n}",
		["it's a lifetime", 'char'],
	],
	['rust', 'let b = b\'/\'; let s = "// TODO: no"; //! TODO: inner', ['inner']],
	['go', 'a := `\\` // TODO: raw\nb := `\n// TODO: no\n` // TODO: go', ['raw', 'go']],
	['c', 'char a = \'"\'; // TODO: c\n#define X "/*" /* FIXME: x */', ['c', 'x']],
	['cpp', "auto n = 1'000'000; // TODO: don't\nauto m = 1'000; // TODO: odd", ["don't", 'odd']],
	['csharp', 'var p = @"c:\\temp\\"; // TODO: verbatim\n/// TODO: doc', ['verbatim', 'doc']],
	['csharp', 'var t = """\n  // TODO: no "x"\n  """; // TODO: yes', ['yes']],
	[
		'java',
		'String t = """\n  // TODO: no\n  """; // TODO: yes\nString u = ""; // TODO: empty',
		['yes', 'empty'],
	],
	['swift', 'let t = """\n// TODO: no\n"""\n// TODO: swift\n// MARK: - x', ['swift']],
	['groovy', "def a = '''\n// TODO: no\n''' // TODO: groovy", ['groovy']],
	['dart', "var a = '// TODO: no'; /// TODO: dart", ['dart']],
	['fsharp', 'let a = (*) 1 2 // TODO: op\n(* TODO: block *)', ['op', 'block']],
	[
		'vb',
		"Dim a = \"'TODO: no\" ' TODO: vb\n''' TODO: doc\nDim p = \"c:\\\" ' TODO: path",
		['vb', 'doc', 'path'],
	],
	['bat', 'REM TODO: one\n@rem TODO: two\nremove TODO', ['one', 'two']],
	[
		'powershell',
		'$a = "# TODO: no" # TODO: ps\n<# TODO: block #>\n$b = @"\n# TODO: no\n"@',
		['ps', 'block'],
	],
	['clojure', ';; TODO: two\n; TODO: one\n(def a "; TODO: no")', ['two', 'one']],
	['coffeescript', 'a = 1 # TODO: one\n###\nTODO: block\n###', ['one', 'block']],
	['julia', "#= TODO: block =# x = a' # TODO: line", ['block', 'line']],
	['r', "x <- 'a#b' # TODO: r", ['r']],
	['latex', '50\\% TODO: no % TODO: latex', ['latex']],
	['restructuredtext', '.. TODO: rst\n\nand so on.. TODO: no', ['rst']],
	['objective-c', 'NSString *a = @"// TODO: no"; // TODO: objc', ['objc']],
	['hlsl', 'float a; // TODO: hlsl', ['hlsl']],
	['jade', '//- TODO: pug', ['pug']],
	['wat', '(; TODO: block ;) ;; TODO: line', ['block', 'line']],
	['diff', '# TODO: diff', ['diff']],
	['ignore', '# TODO: ignore\n*.log', ['ignore']],
];

describe('TODOs in languages', () => {
	for (const [language, text, expected] of cases) {
		it(`${language}: ${text.replaceAll('\n', '⏎')}`, () => {
			assert.deepEqual(
				todosIn(language, text).map((todo) => todo.text),
				expected,
			);
		});
	}

	it('covers the same with Windows line ends', () => {
		for (const [language, text, expected] of cases) {
			assert.deepEqual(
				todosIn(language, text.replaceAll('\n', '\r\n')).map((todo) => todo.text),
				expected,
				`${language}: ${text}`,
			);
		}
	});
});
