import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findInText } from '../../src/todo/findInText.ts';
import type { Todo } from '../../src/todo/findTodos.ts';
import type { Contributor } from '../../src/todo/grammars/contributedGrammars.ts';
import { GrammarEngine } from '../../src/todo/grammars/engine.ts';
import { Languages } from '../../src/todo/languages.ts';
import { todoPattern } from '../../src/todo/todoPattern.ts';
import { installVscode } from '../vscode/installVscode.ts';

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');

/** The extensions that ship with VS Code, as far as they are about languages; of the one that the tests run in. */
export function vscodeContributors(): Contributor[] {
	const manifests = globSync(join(installVscode(), 'extensions/*/package.json')).toSorted();
	assert.ok(manifests.length > 50);
	return manifests.map((file) => ({
		packageJSON: JSON.parse(readFileSync(file, 'utf8')) as unknown,
		locate: (path: string) => join(dirname(file), path),
	}));
}

/** Their languages, of which nothing is read yet. */
export function vscodeLanguages(contributors = vscodeContributors()): Languages {
	return new Languages(contributors, {
		startEngine: async (files) => GrammarEngine.start(await readFile(wasm), files),
		read: (location) => readFile(location, 'utf8'),
		warn: (sentence, error) => assert.fail(`${sentence} ${String(error)}`),
	});
}

const pattern = todoPattern(undefined, undefined);

/** What is found as the extension finds it; `by`: with the grammar or the rules alone. */
export async function todosBy(
	languages: Languages,
	languageId: string,
	text: string,
	by?: 'grammar' | 'rules',
): Promise<readonly Todo[]> {
	const known = await languages.comments(languageId);
	assert.ok(known, `${languageId} is known`);
	const comments =
		by === 'grammar'
			? { ...known, rules: undefined }
			: by === 'rules'
				? { ...known, isHost: false, isMarkdown: false, grammar: () => Promise.resolve(undefined) }
				: known;
	const todos = await findInText(text, comments, pattern, () => Promise.resolve(true));
	return todos ?? assert.fail('nobody gave up');
}
