import type { ContributedGrammars } from './contributedGrammars.ts';
import type { Grammar, GrammarEngine, GrammarFiles } from './engine.ts';

/** What the library needs of the place where it runs. */
export type GrammarPlace = {
	/** Starts the engine; called once, when the first grammar is needed. */
	startEngine: (files: GrammarFiles) => Promise<GrammarEngine>;
	/** The text of a file that an extension contributes. */
	read: (location: string) => Promise<string>;
	/** Tells of a grammar that can't be used. */
	warn: (sentence: string, error: unknown) => void;
};

/** The grammars of the languages that extensions contribute. Each is read when its language is first met. */
export class GrammarLibrary {
	readonly #contributed: ContributedGrammars;
	readonly #place: GrammarPlace;
	readonly #grammars = new Map<string, Promise<Grammar | undefined>>();
	#engine: Promise<GrammarEngine> | undefined;

	constructor(contributed: ContributedGrammars, place: GrammarPlace) {
		this.#contributed = contributed;
		this.#place = place;
	}

	/** Whether one is contributed for the language. */
	has(languageId: string): boolean {
		return this.#contributed.scopes.has(languageId);
	}

	/** Whether parts of the language's files are in other languages. */
	isHost(languageId: string): boolean {
		return this.#contributed.hosts.has(languageId);
	}

	/** Whether it's Markdown or has it as its text, so that `- [ ]` is something to be done. */
	isMarkdown(languageId: string): boolean {
		return /^text\.html\.markdown\b/.test(this.#contributed.scopes.get(languageId) ?? '');
	}

	/** `undefined` where none is installed or it can't be read. */
	grammar(languageId: string): Promise<Grammar | undefined> {
		let grammar = this.#grammars.get(languageId);
		if (!grammar) {
			grammar = this.#load(languageId);
			this.#grammars.set(languageId, grammar);
		}
		return grammar;
	}

	async #load(languageId: string): Promise<Grammar | undefined> {
		const scopeName = this.#contributed.scopes.get(languageId);
		if (scopeName === undefined) {
			return undefined;
		}
		try {
			this.#engine ??= this.#place.startEngine({
				read: (name) => this.#read(name),
				injections: this.#contributed.injections,
			});
			const engine = await this.#engine;
			return await engine.grammar(scopeName);
		} catch (error) {
			this.#place.warn(`The grammar ${scopeName} of ${languageId} can't be used.`, error);
			return undefined;
		}
	}

	async #read(scopeName: string): Promise<{ name: string; text: string } | undefined> {
		const location = this.#contributed.locations.get(scopeName);
		if (location === undefined) {
			return undefined;
		}
		try {
			return { name: location, text: await this.#place.read(location) };
		} catch (error) {
			// One that is only included somewhere must not take those with it that include it.
			this.#place.warn(`The grammar ${location} can't be read.`, error);
			return undefined;
		}
	}
}
