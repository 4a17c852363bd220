import assert from 'node:assert/strict';
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { sep } from 'node:path';
import { findInText } from '../src/todo/findInText.ts';
import { defaultKeywords, todoPattern } from '../src/todo/todoPattern.ts';
import { VersionedTodos } from '../src/todo/versionedTodos.ts';
import { eachOf } from '../src/todo/workspace/fileWork.ts';
import { LanguageNames } from '../src/todo/workspace/languageNames.ts';
import { mayHaveTodos } from '../src/todo/workspace/mayHaveTodos.ts';
import { vscodeContributors, vscodeLanguages } from '../test/todo/vscodeLanguages.ts';
import { type Result, result } from './result.ts';
import { ripgrep } from './ripgrep.ts';
import { ripgrepProgram } from './ripgrepProgram.ts';
import { todoTree } from './todoTree.ts';

const rounds = 5;
/** What a file that was changed, and a look at one that wasn't, may take in milliseconds. */
const budget = { changed: 5, same: 2 };

/** Lines of which the long file is made. */
const code = [
	"/** Does a thing, and 'another'. */",
	'export function f(x: string): string {',
	'\tconst url = `http://example.com/${encodeURIComponent(`a${x}`)}`;',
	"\tif (x === 'don\\'t' || /[/*`]/.test(x)) { // it's so",
	'\t\treturn { a: 1, b: [2, 3] }["a"].toString() + url;',
	'\t}',
	'\treturn "x";',
	'}',
	'',
];

const pattern = todoPattern(undefined, undefined);
const buffer = Buffer.allocUnsafe(2_000_000);

/** How soon TODOs are found in many files, against ripgrep, which knows no comments; and in one while it's written. */
export async function todos(): Promise<readonly Result[]> {
	const { folder, count, remove } = todoTree();
	const program = ripgrepProgram();
	const contributors = vscodeContributors();
	try {
		const times = { ours: [] as number[], ripgrep: [] as number[] };
		let changed: number[] = [];
		for (let round = 0; round < rounds; round++) {
			const begun = performance.now();
			const words = ripgrep(program, folder, defaultKeywords);
			const between = performance.now();
			const found = await findAll(folder, contributors);
			times.ours.push(performance.now() - between);
			times.ripgrep.push(between - begun);
			assert.ok(found.size > 100 && [...found.keys()].every((place) => words.has(place)));
			changed = await lookAgain([...found.values()]);
		}
		const least = Math.min(...times.ripgrep);
		return [
			result(
				`Scan ${count} files for TODOs without VS Code, the first time, against ripgrep`,
				'ms',
				times.ours[0] ?? NaN,
				least,
			),
			result(
				`Scan ${count} files for TODOs without VS Code, with nothing kept, against ripgrep`,
				'ms',
				Math.min(...times.ours),
				least,
			),
			result(
				'TODOs of a file that was changed, the median, against what it may take',
				'ms',
				median(changed),
				budget.changed,
			),
			...(await written()),
		];
	} finally {
		remove();
	}
}

type Place = { file: string; language: string };

/** All TODOs, by `file:line`. Nothing is known from before but which extensions there are. */
async function findAll(
	folder: string,
	contributors: ReturnType<typeof vscodeContributors>,
): Promise<Map<string, Place>> {
	const names = new LanguageNames(
		contributors.map(({ packageJSON }) => packageJSON),
		{},
	);
	const languages = vscodeLanguages(contributors);
	const found = new Map<string, Place>();
	const { signal } = new AbortController();
	await eachOf(filesIn(folder), { atOnce: 8, signal }, async (file, turns) => {
		const bytes = read(file);
		if (
			!mayHaveTodos(bytes, pattern.words) &&
			!mayHaveTodos(bytes, file.endsWith('.md') ? ['[ ]'] : [])
		) {
			return;
		}
		const language = names.byName(file.replaceAll(sep, '/'));
		if (language === undefined) {
			return;
		}
		const text = new TextDecoder().decode(bytes);
		const comments = await languages.comments(language);
		const all = comments && (await findInText(text, comments, pattern, turns.pause));
		for (const { line, keyword } of all ?? []) {
			// Boxes and @todo are no words of ripgrep's.
			if (defaultKeywords.some((word) => keyword.includes(word))) {
				found.set(`${file}:${line + 1}`, { file, language });
			}
		}
	});
	return found;
}

/** How long each of these files takes when it changed on the disk, in milliseconds. */
async function lookAgain(places: readonly Place[]): Promise<number[]> {
	const languages = vscodeLanguages();
	const times: number[] = [];
	for (const { file, language } of places) {
		const comments = (await languages.comments(language)) ?? assert.fail(language);
		const begun = performance.now();
		const bytes = read(file);
		if (mayHaveTodos(bytes, pattern.words)) {
			await findInText(new TextDecoder().decode(bytes), comments, pattern, () => Promise.resolve(true));
		}
		times.push(performance.now() - begun);
	}
	return times;
}

/** A file of 10,000 lines while somebody writes it. */
async function written(): Promise<readonly Result[]> {
	const languages = vscodeLanguages();
	const lines = Array.from({ length: 10_000 }, (_line, i) =>
		i % 100 === 0 ? `// TODO: number ${i}` : (code[i % code.length] ?? ''),
	);
	const document = { version: 1, languageId: 'typescript', getText: () => lines.join('\n') };
	const found = new VersionedTodos((languageId) => languages.comments(languageId));
	const look = async (): Promise<number> => {
		const begun = performance.now();
		assert.equal((await found.of(document, () => pattern)).length, 100);
		return performance.now() - begun;
	};
	const first = await look();
	const same: number[] = [];
	const typed: number[] = [];
	for (let i = 0; i < 100; i++) {
		same.push(await look());
		const at = (i * 97) % lines.length;
		lines[at] += ' ';
		document.version++;
		typed.push(await look());
	}
	const what = 'TODOs of a file of 10000 lines';
	return [
		result(`${what}, the first time`, 'ms', first),
		result(
			`${what} for code actions, the median, against what it may take`,
			'ms',
			median(same),
			budget.same,
		),
		result(`${what} after each edit, the median`, 'ms', median(typed)),
	];
}

/** By folders, because Node's own recursion looks at each file once more. */
function* filesIn(folder: string): Generator<string> {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		const path = folder + sep + entry.name;
		if (entry.isDirectory()) {
			yield* filesIn(path);
		} else {
			yield path;
		}
	}
}

/** The beginning of a file in a buffer that the next one takes. */
function read(file: string): Uint8Array {
	const descriptor = openSync(file, 'r');
	try {
		return buffer.subarray(0, readSync(descriptor, buffer, 0, buffer.length, 0));
	} finally {
		closeSync(descriptor);
	}
}

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
