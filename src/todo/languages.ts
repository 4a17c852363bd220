import { parse } from 'jsonc-parser';
import * as v from 'valibot';
import { RuleScanner } from './commentScanner.ts';
import type { LanguageComments } from './findInText.ts';
import { type Contributor, contributedGrammars } from './grammars/contributedGrammars.ts';
import { GrammarLibrary, type GrammarPlace } from './grammars/grammarLibrary.ts';
import type { CommentMarks } from './grammars/lineComments.ts';
import { type LanguageRules, languageRules } from './languageRules.ts';

const manifest = v.object({ contributes: v.object({ languages: v.array(v.unknown()) }) });
const contribution = v.object({ id: v.string(), configuration: v.string() });

/**
 * What is known of the comments of each language, from the language configurations and grammars that
 * extensions contribute. They are read when a language is first met.
 */
export class Languages {
	readonly #place: GrammarPlace;
	readonly #grammars: GrammarLibrary;
	readonly #configurations = new Map<string, string[]>();
	readonly #comments = new Map<string, Promise<LanguageComments | undefined>>();

	constructor(contributors: readonly Contributor[], place: GrammarPlace) {
		this.#place = place;
		this.#grammars = new GrammarLibrary(contributedGrammars(contributors), place);
		for (const { packageJSON, locate } of contributors) {
			const languages = v.is(manifest, packageJSON) ? packageJSON.contributes.languages : [];
			for (const language of languages) {
				if (v.is(contribution, language)) {
					const known = this.#configurations.get(language.id) ?? [];
					this.#configurations.set(language.id, [...known, locate(language.configuration)]);
				}
			}
		}
	}

	/** Always the same for a language; nothing for one that has neither a grammar nor comments in its configuration. */
	comments(languageId: string): Promise<LanguageComments | undefined> {
		let comments = this.#comments.get(languageId);
		if (!comments) {
			comments = this.#load(languageId);
			this.#comments.set(languageId, comments);
		}
		return comments;
	}

	async #load(languageId: string): Promise<LanguageComments | undefined> {
		const locations = this.#configurations.get(languageId) ?? [];
		const parts = await Promise.all(locations.map((location) => this.#configuration(location)));
		// As VS Code does: what a later extension says replaces what an earlier one said of the same.
		const rules = languageRules(Object.assign({}, ...parts));
		if (!rules && !this.#grammars.has(languageId)) {
			return undefined;
		}
		return {
			rules: rules && new RuleScanner(rules),
			grammar: () => this.#grammars.grammar(languageId),
			marks: marksOf(rules),
			isHost: this.#grammars.isHost(languageId),
			isMarkdown: this.#grammars.isMarkdown(languageId),
		};
	}

	async #configuration(location: string): Promise<unknown> {
		try {
			return parse(await this.#place.read(location), [], { allowTrailingComma: true });
		} catch (error) {
			this.#place.warn(`The language configuration ${location} can't be read.`, error);
			return undefined;
		}
	}
}

function marksOf(rules: LanguageRules | undefined): CommentMarks {
	const blocks = rules?.blockComments ?? [];
	const openers = [...(rules?.lineComments ?? []), ...blocks].map(({ open }) => open.toLowerCase());
	return {
		openers: openers.toSorted((a, b) => b.length - a.length),
		closers: new Map(blocks.map(({ open, close }) => [open.toLowerCase(), close])),
	};
}
