import type { LanguageCases } from './languageCases.ts';

export const others: LanguageCases = {
	shellscript: [
		['echo "# TODO: no" # TODO: a\necho ${#a[@]} $# a#TODO\n#TODO b', ['a', 'b']],
		["echo don\\'t # TODO: yes\ncurl http://x.y/#TODO", ['yes']],
		['cat <<EOF\n# TODO: no\nEOF\n# TODO: yes', ['yes']],
		["a='\n# TODO: no\n' # TODO: yes", ['yes']],
		['a=$(\n  ls # TODO: inner\n)\nb="$(ls)" # TODO: outer', ['inner', 'outer']],
		["sed 's/# TODO: no//' a # TODO: yes", ['yes']],
		["cat <<-'!'\n# TODO: no\n!\n# TODO: yes", ['yes']],
		["cat << '-- end --'\n# TODO: no\n-- end --\n# TODO: yes", ['yes']],
		['cat <<%%\n# TODO: no\n%%\nb=$((1 << 2)) # TODO: yes', ['yes']],
	],
	powershell: [
		['$a = "# TODO: no" # TODO: ps\n<# TODO: block #>\n$b = @"\n# TODO: no\n"@', ['ps', 'block']],
		['$a = \'# TODO: no\' # TODO: yes\n$b = "`" # TODO: no" # TODO: too', ['yes', 'too']],
		['a`# TODO: no\na --% # TODO: no\n$a = “b # TODO: no” # TODO: yes', ['yes']],
	],
	bat: [
		[
			'REM TODO: one\n@rem TODO: two\n:: TODO: three\nremove TODO\necho TODO: no',
			['one', 'two', 'three'],
		],
		['echo a ^\nrem TODO: no\nrem TODO: yes', ['yes']],
	],
	makefile: [
		['all: a # TODO: make\n# TODO: line\nTODO = "x"', ['make', 'line']],
		['A = "b # TODO: yes"', ['yes"']],
	],
	dockerfile: [['FROM a\n# TODO: docker\nRUN echo "# TODO: no"\nENV TODO=1', ['docker']]],
	yaml: [
		['url: http://x/a#TODO\nb: "# TODO: no" # TODO: yaml', ['yaml']],
		['a: |\n  # TODO: no\n  text\n# TODO: yes', ['yes']],
		["TODO: 1\nb: 'it''s # TODO: no' # FIXME: yes\nc: >-\n  # TODO: no\nd: 1 # TODO: d", ['yes', 'd']],
	],
	dockercompose: [['a: b # TODO: compose\nc: "# TODO: no"', ['compose']]],
	jsonc: [
		['{\n\t// TODO: comma\n\t"glob": "**/*.ts", // TODO: glob\n}', ['comma', 'glob']],
		['{ "TODO": "// TODO: no", /* TODO: yes */ "a": "/* TODO: no */" }', ['yes']],
	],
	json: [['{ "url": "http://TODO", "TODO: no": "// TODO: no" }', []]],
	ini: [['; TODO: ini\n[TODO]\na=b', ['ini']]],
	properties: [['# TODO: properties\nTODO=b\n! TODO: no', ['properties']]],
	dotenv: [['A=b\n# TODO: env\nTODO="# TODO: no"', ['env']]],
	ignore: [['# TODO: ignore\n*.log\n/TODO', ['ignore']]],
	diff: [['# TODO: diff\n+TODO = 1', ['diff']]],
	'git-commit': [['TODO: no\n\n# TODO: commit', ['commit']]],
	'git-rebase': [['pick abc TODO no\n# TODO: rebase', ['rebase']]],
	sql: [
		["SELECT 'it''s -- TODO: no' -- TODO: sql\n/* TODO: block */", ['sql', 'block']],
		["SELECT '''quoted' -- TODO: one\nSELECT N'''x''' -- TODO: two", ['one', 'two']],
		['SELECT TODO FROM "-- TODO: no" -- TODO: yes', ['yes']],
		["SELECT '\n-- TODO: no\n' -- TODO: yes", ['yes']],
		['SELECT [a -- TODO: no] -- TODO: a\nSELECT `a--b` -- TODO: b', ['a', 'b']],
	],
	clojure: [
		[';; TODO: two\n; TODO: one\n(def a "; TODO: no")', ['two', 'one']],
		['(def a "\n; TODO: no\n") ; TODO: yes\n(def b \\;) ; TODO: char', ['yes', 'char']],
	],
	fsharp: [
		['let a = (*) 1 2 // TODO: op\n(* TODO: block *)', ['op', 'block']],
		['let a = "// TODO: no" // TODO: yes\nlet b = """\n// TODO: no\n""" // TODO: too', ['yes', 'too']],
		["let a' = b' // TODO: prime", ['prime']],
		['(* a\n(* n *)\nTODO: yes *)', ['yes']],
	],
	vb: [
		[
			"Dim a = \"'TODO: no\" ' TODO: vb\n''' TODO: doc\nDim p = \"c:\\\" ' TODO: path",
			['vb', 'doc', 'path'],
		],
		['If a = "it""s \'TODO: no" Then TODO = 1 \' FIXME: yes', ['yes']],
	],
	latex: [
		['50\\% TODO: no % TODO: latex\n% TODO: line', ['latex', 'line']],
		['\\begin{verbatim}\n% TODO: no\n\\end{verbatim}\n% TODO: yes', ['yes']],
	],
	tex: [['50\\% TODO: no % TODO: tex', ['tex']]],
	bibtex: [['% TODO: bib\n@article{TODO, title = {TODO: no}}', ['bib']]],
	restructuredtext: [
		['.. TODO: rst\n\nand so on.. TODO: no', ['rst']],
		['a::\n\n   .. TODO: no\n\n.. code::\n\n   .. TODO: no\n\n.. TODO: a\n.. TODO: b\n', ['a', 'b']],
	],
	wat: [
		['(; TODO: block ;) ;; TODO: line\n(data "x;; TODO: no")', ['block', 'line']],
		// To VS Code the first closer ends them all.
		['(; a (; b ;) TODO: no ;) ;; TODO: yes', ['yes']],
	],
};
