import type { LanguageCases } from './languageCases.ts';

const common: LanguageCases[string] = [
	['// TODO: a\n/* TODO(bob): b */ f(); // FIXME: c', ['a', 'b', 'c']],
	['f("// TODO: no"); // TODO: yes', ['yes']],
	['f("it\\"s // TODO: no"); /* TODO: yes */ g("\\\\"); // TODO: too', ['yes', 'too']],
	['/*\n * TODO: a\n * more\n */\nint TODO = FIXME(BUG); // HACK: b', ['a', 'b']],
	['f("http://x.y/"); // TODO: yes', ['yes']],
	['a = b / c /* TODO: yes */ / d;', ['yes']],
];

const c: LanguageCases[string] = [
	...common,
	[
		'int a; ///< TODO: a\nint b; /**< TODO: b */\nint c; //!< TODO: c\nint d; /// <TODO> no',
		['a', 'b', 'c'],
	],
	["char a = '\"'; // TODO: a\nchar b = '\\''; // TODO: b", ['a', 'b']],
	['#define X "/*" /* FIXME: x */\n#define Y(a) a ## b // TODO: y', ['x', 'y']],
	['#include <a//b.h>\n#if 0\n// TODO: yes\n#endif', ['yes']],
	['#include <a//b> // TODO: a\n#include <a/*b>\nint TODO; /* TODO: b */', ['a', 'b']],
	[
		'#include <a//TODO> // TODO: yes\n#pragma mark - // TODO: no\n#pragma once // TODO: too',
		['yes', 'too'],
	],
	['char *a = "two \\\n// TODO: no";\n// TODO: yes', ['yes']],
];

const objective: LanguageCases[string] = [
	['NSString *a = @"// TODO: no"; // TODO: objc', ['objc']],
	['#pragma mark - // TODO: no\n#pragma mark a /* TODO: no */\n// TODO: yes', ['yes']],
	['#import <a//b.h> // TODO: a\n#import <a/*b>\nint TODO; /* TODO: b */', ['a', 'b']],
];

export const cFamily: LanguageCases = {
	c,
	cpp: [
		...c,
		['auto a = R"(\n// TODO: no\n)"; // TODO: yes', ['yes']],
		['auto a = R"x( " // TODO: no )x"; // TODO: yes', ['yes']],
		["auto n = 1'000'000; // TODO: don't\nauto m = 1'000; // TODO: odd", ["don't", 'odd']],
		['std::cout<<endl<<"// TODO: no"; // TODO: yes', ['yes']],
	],
	'cuda-cpp': [...common, ['__global__ void f() {} // TODO: kernel', ['kernel']]],
	'objective-c': [...common, ...objective],
	'objective-cpp': [...common, ...objective],
	csharp: [
		...common,
		['var p = @"c:\\temp\\"; // TODO: verbatim\n/// TODO: doc', ['verbatim', 'doc']],
		['var p = @"\n// TODO: no ""x""\n"; // TODO: yes', ['yes']],
		['var t = """\n  // TODO: no "x"\n  """; // TODO: yes', ['yes']],
		['var t = $"{a /* no lead TODO */} // TODO: no"; // TODO: yes', ['yes']],
		["var c = '\"'; // TODO: char", ['char']],
		['#region // TODO: no\n#region a /* TODO: no */\n// TODO: yes\n#endregion', ['yes']],
		['#region a /* b\nint TODO; // */\n// TODO: yes', ['yes']],
		['#if A // TODO: a\n#error // TODO: no\n#pragma warning disable 1 // TODO: b', ['a', 'b']],
	],
	java: [
		...common,
		[
			'String t = """\n  // TODO: no\n  """; // TODO: yes\nString u = ""; // TODO: empty',
			['yes', 'empty'],
		],
		["/** TODO: doc {@code x} */ char c = '\"'; // TODO: char", ['doc {@code x}', 'char']],
	],
	go: [
		...common,
		['a := `\\` // TODO: raw\nb := `\n// TODO: no\n` // TODO: go', ['raw', 'go']],
		["r := '\"' // TODO: rune\nq := '`' // TODO: tick", ['rune', 'tick']],
	],
	rust: [
		...common,
		[
			"fn a<'a>(b: &'a str) { // TODO: it's a lifetime\n  let c = '\"'; // TODO: char\n}",
			["it's a lifetime", 'char'],
		],
		['let b = b\'/\'; let s = "// TODO: no"; //! TODO: inner', ['inner']],
		['let a = r#"\n// TODO: no "x"\n"#; // TODO: yes', ['yes']],
		['let a = "\n// TODO: no\n"; // TODO: yes', ['yes']],
		['/* a /* b */\nTODO: nested */ // TODO: yes', ['nested', 'yes']],
		['/* TODO: yes\n   /* n */\n   TODO: two */', ['yes', 'two']],
	],
	swift: [
		...common,
		['let t = """\n// TODO: no\n"""\n// TODO: swift\n// MARK: - x', ['swift']],
		['let t = #"\\" // TODO: no"# // TODO: yes', ['yes']],
		['let t = "\\(f("// no")) // TODO: no" // TODO: yes', ['yes']],
	],
	dart: [
		...common,
		["var a = '// TODO: no'; /// TODO: dart", ['dart']],
		["var a = '''\n// TODO: no\n'''; // TODO: yes", ['yes']],
		["var a = r'\\'; // TODO: raw\nvar b = '${c /* no */} // TODO: no'; // TODO: yes", ['raw', 'yes']],
	],
	groovy: [
		// Its grammar takes two divisions for a string in slashes.
		...common.slice(0, -1),
		["def a = '''\n// TODO: no\n''' // TODO: groovy", ['groovy']],
		['def a = "${b} // TODO: no" // TODO: yes', ['yes']],
	],
	hlsl: [...common, ['float a : TODO; // TODO: hlsl', ['hlsl']]],
	shaderlab: [['Shader "TODO" { } // TODO: shader\nName "// TODO: no"', ['shader']]],
};
