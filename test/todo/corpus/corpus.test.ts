import assert from 'node:assert/strict';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findInText } from '../../../src/todo/findInText.ts';
import { findTodos } from '../../../src/todo/findTodos.ts';
import type { Languages } from '../../../src/todo/languages.ts';
import { type TodoPattern, todoPattern } from '../../../src/todo/todoPattern.ts';
import { root } from '../../vscode/pinnedPackage.ts';
import { vscodeLanguages } from '../vscodeLanguages.ts';
import { typescriptComments } from './typescriptComments.ts';

/** `CORPUS=all npm run test:unit` reads every file, which takes minutes. */
const step = process.env.CORPUS === 'all' ? 1 : 12;
/** So many files are read at once by TypeScript. */
const batch = 300;
/** Larger files, in bytes, are what bundlers make. */
const largest = 1_000_000;

/** Words that begin lines of comments as they begin lines of code, strings and templates, beside the usual ones. */
const words = [
	'TODO',
	'FIXME',
	'HACK',
	'BUG',
	'XXX',
	'NOTE',
	'The',
	'This',
	'See',
	'Returns',
	'if',
	'for',
	'return',
	'import',
	'const',
];

type Counts = { files: number; truth: number; found: number; right: number; byGrammar: number };

describe('TODOs in the JavaScript and TypeScript of node_modules', function () {
	this.timeout(1_200_000);
	let languages: Languages;
	let all: string[];
	before(() => {
		languages = vscodeLanguages();
		all = globSync(join(root, 'node_modules/**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'))
			.filter((file) => statSync(file).isFile() && statSync(file).size <= largest)
			.toSorted();
	});

	for (const [what, keywords, by, every] of [
		['with the usual keywords', undefined, undefined, 1],
		['with words that code begins with, too', words, undefined, step],
		['with these by the grammar alone', words, 'grammar', step * 5],
	] as const) {
		it(`are those in comments of TypeScript, ${what}`, async () => {
			const pattern = todoPattern(keywords, undefined);
			// In the others there is nothing to find for anybody.
			const files = all.filter((file, at) => at % every === 0 && holds(file, pattern));
			const wrong: string[] = [];
			const counts = await compare(files, pattern, languages, by, wrong);
			const precision = counts.right / counts.found;
			const recall = counts.right / counts.truth;
			console.log(
				`      ${counts.files} files, ${counts.truth} TODOs: precision ${percent(precision)}, recall ${percent(recall)}; the grammar was asked for ${counts.byGrammar} files`,
			);
			assert.ok(counts.truth > 100, `${counts.truth} TODOs are too few to tell`);
			assert.ok(precision >= 0.995 && recall >= 0.995, wrong.slice(0, 50).join('\n'));
		});
	}
});

function holds(file: string, { words: any }: TodoPattern): boolean {
	const bytes = readFileSync(file);
	return any.some((word) => bytes.includes(word));
}

async function compare(
	files: readonly string[],
	pattern: TodoPattern,
	languages: Languages,
	by: 'grammar' | undefined,
	wrong: string[],
): Promise<Counts> {
	const counts: Counts = { files: files.length, truth: 0, found: 0, right: 0, byGrammar: 0 };
	for (let at = 0; at < files.length; at += batch) {
		for (const [file, { text, comments }] of typescriptComments(files.slice(at, at + batch))) {
			const known = (await languages.comments(languageOf(file))) ?? assert.fail(file);
			const asked = {
				...known,
				rules: by === 'grammar' ? undefined : known.rules,
				grammar: () => {
					counts.byGrammar++;
					return known.grammar();
				},
			};
			const todos = await findInText(text, asked, pattern, () => Promise.resolve(true));
			const found = new Set(todos?.map(({ start }) => start));
			const truth = new Set(findTodos(text, () => comments, pattern).map(({ start }) => start));
			counts.truth += truth.size;
			counts.found += found.size;
			counts.right += [...found].filter((start) => truth.has(start)).length;
			for (const start of [...found, ...truth].filter((each) => found.has(each) !== truth.has(each))) {
				const where = JSON.stringify(text.slice(Math.max(0, start - 60), start + 30));
				wrong.push(`${found.has(start) ? 'found' : 'missed'} in ${file}: ${where}`);
			}
		}
	}
	return counts;
}

function languageOf(file: string): string {
	if (/\.[jt]sx$/.test(file)) {
		return file.endsWith('.tsx') ? 'typescriptreact' : 'javascriptreact';
	}
	return /\.[cm]?ts$/.test(file) ? 'typescript' : 'javascript';
}

function percent(share: number): string {
	return `${(share * 100).toFixed(2)} %`;
}
