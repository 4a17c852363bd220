import assert from 'node:assert/strict';
import { RuleScanner } from '../../src/todo/commentScanner.ts';
import { findTodos, type Todo } from '../../src/todo/findTodos.ts';
import { languageRules } from '../../src/todo/languageRules.ts';
import { defaultFormat } from '../../src/products/reference.ts';
import { defaultKeywords, todoPattern } from '../../src/todo/todoPattern.ts';
// The parts that matter of the configurations that ship with VS Code 1.139, by language id.
import configurations from './languageConfigurations.json' with { type: 'json' };

export type Language = keyof typeof configurations;

export function scannerOf(language: Language): RuleScanner {
	const rules = languageRules(configurations[language]);
	assert.ok(rules, `${language} has comments`);
	return new RuleScanner(rules);
}

export function todosIn(
	language: Language,
	text: string,
	{
		keywords = defaultKeywords,
		format = defaultFormat,
	}: { keywords?: readonly string[]; format?: string } = {},
): Todo[] {
	return findTodos(text, () => scannerOf(language).scan(text), todoPattern(keywords, format));
}
