import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar, type StateStack } from 'vscode-textmate';

/** Where grammars come from, by the names of their scopes: `source.ts`. */
export type GrammarFiles = {
	/** The text of a grammar's file and its name, which tells JSON from XML; nothing for one that is not installed. */
	read: (scopeName: string) => Promise<{ name: string; text: string } | undefined>;
	/** The grammars that put themselves into this one. */
	injections: (scopeName: string) => readonly string[];
};

export type Grammar = IGrammar;
/** What a grammar knows at the end of a line: all that the next line depends on. */
export type LineState = StateStack;

/** Runs TextMate grammars as VS Code does. Big, and loaded when first needed. */
export class GrammarEngine {
	readonly #registry: textmate.Registry;

	private constructor(registry: textmate.Registry) {
		this.#registry = registry;
	}

	/** `wasm`: the regular expressions of TextMate, the file `onig.wasm` of vscode-oniguruma. */
	static async start(wasm: Uint8Array, { read, injections }: GrammarFiles): Promise<GrammarEngine> {
		await oniguruma.loadWASM(wasm);
		const registry = new textmate.Registry({
			onigLib: Promise.resolve({
				createOnigScanner: (sources) => new oniguruma.OnigScanner(sources),
				createOnigString: (text) => new oniguruma.OnigString(text),
			}),
			loadGrammar: async (scopeName) => {
				const file = await read(scopeName);
				return file ? textmate.parseRawGrammar(file.text, file.name) : undefined;
			},
			getInjections: (scopeName) => [...injections(scopeName)],
		});
		return new GrammarEngine(registry);
	}

	/** `undefined` when its file isn't there. Throws what is wrong with the file. */
	async grammar(scopeName: string): Promise<Grammar | undefined> {
		return (await this.#registry.loadGrammar(scopeName)) ?? undefined;
	}
}
