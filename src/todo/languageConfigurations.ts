import * as v from 'valibot';
import * as vscode from 'vscode';
import { type CommentScanner, RuleScanner } from './commentScanner.ts';
import { languageRules } from './languageRules.ts';

const manifest = v.object({ contributes: v.object({ languages: v.array(v.unknown()) }) });
const contribution = v.object({ id: v.string(), configuration: v.string() });

/**
 * The scanner for each language that this VS Code knows, made from the language configurations that
 * its extensions contribute. They are read when a language is first met.
 */
export class LanguageConfigurations implements vscode.Disposable {
	readonly #log: vscode.LogOutputChannel;
	readonly #listener: vscode.Disposable;
	#scanners = new Map<string, Promise<CommentScanner | undefined>>();

	constructor(log: vscode.LogOutputChannel) {
		this.#log = log;
		this.#listener = vscode.extensions.onDidChange(() => {
			this.#scanners = new Map();
		});
	}

	dispose(): void {
		this.#listener.dispose();
	}

	/** The same scanner as long as the extensions are the same; nothing for a language whose comments aren't known. */
	scanner(languageId: string): Promise<CommentScanner | undefined> {
		let scanner = this.#scanners.get(languageId);
		if (!scanner) {
			scanner = this.#load(languageId);
			this.#scanners.set(languageId, scanner);
		}
		return scanner;
	}

	async #load(languageId: string): Promise<CommentScanner | undefined> {
		const parts = await Promise.all(configurationUris(languageId).map((uri) => this.#read(uri)));
		// As VS Code does: what a later extension says replaces what an earlier one said of the same.
		const rules = languageRules(Object.assign({}, ...parts));
		return rules && new RuleScanner(rules);
	}

	async #read(uri: vscode.Uri): Promise<unknown> {
		try {
			const [{ parse }, bytes] = await Promise.all([
				import('jsonc-parser'),
				vscode.workspace.fs.readFile(uri),
			]);
			return parse(new TextDecoder().decode(bytes), [], { allowTrailingComma: true });
		} catch (error) {
			this.#log.warn(`The language configuration ${uri.toString()} can't be read.`, error);
			return undefined;
		}
	}
}

function configurationUris(languageId: string): vscode.Uri[] {
	return vscode.extensions.all.flatMap(({ extensionUri, packageJSON }) =>
		v.is(manifest, packageJSON)
			? packageJSON.contributes.languages.flatMap((language) =>
					v.is(contribution, language) && language.id === languageId
						? vscode.Uri.joinPath(extensionUri, language.configuration)
						: [],
				)
			: [],
	);
}
