import * as v from 'valibot';

/** An extension that may bring grammars: its manifest, and where its files are. */
export type Contributor = {
	packageJSON: unknown;
	/** The address of one of its files, by the path in its folder. */
	locate: (path: string) => string;
};

/** Which grammars there are. */
export type ContributedGrammars = {
	/** The scope's name of a language's grammar, by language id. */
	scopes: ReadonlyMap<string, string>;
	/** The address of a grammar's file, by its scope's name. */
	locations: ReadonlyMap<string, string>;
	/** The languages in which parts are in other languages: HTML, Markdown. */
	hosts: ReadonlySet<string>;
	/** The scope's names of the grammars that put themselves into a scope. */
	injections: (scopeName: string) => readonly string[];
};

const manifest = v.object({ contributes: v.object({ grammars: v.array(v.unknown()) }) });
const contribution = v.object({
	scopeName: v.string(),
	path: v.string(),
	language: v.optional(v.string()),
	injectTo: v.optional(v.array(v.string()), []),
	embeddedLanguages: v.optional(v.record(v.string(), v.unknown()), {}),
});

/** The grammars in manifests. As in VS Code, the last one that is named for a language or a scope counts. */
export function contributedGrammars(contributors: readonly Contributor[]): ContributedGrammars {
	const scopes = new Map<string, string>();
	const locations = new Map<string, string>();
	const hosts = new Set<string>();
	const injected = new Map<string, string[]>();
	for (const { packageJSON, locate } of contributors) {
		const grammars = v.is(manifest, packageJSON) ? packageJSON.contributes.grammars : [];
		for (const candidate of grammars) {
			const { success, output } = v.safeParse(contribution, candidate);
			if (!success) {
				continue;
			}
			const { scopeName, path, language, injectTo, embeddedLanguages } = output;
			locations.set(scopeName, locate(path));
			for (const target of injectTo) {
				injected.set(target, [...(injected.get(target) ?? []), scopeName]);
			}
			if (language !== undefined) {
				scopes.set(language, scopeName);
				if (hostsOthers(embeddedLanguages)) {
					hosts.add(language);
				} else {
					hosts.delete(language);
				}
			}
		}
	}
	return {
		scopes,
		locations,
		hosts,
		injections: (scopeName) => {
			const parts = scopeName.split('.');
			return parts.flatMap((_part, i) => injected.get(parts.slice(0, i + 1).join('.')) ?? []);
		},
	};
}

/** Whether whole languages are embedded, not only parts of its own like the tags of JSX. */
function hostsOthers(embedded: Record<string, unknown>): boolean {
	return Object.keys(embedded).some((scope) =>
		/^(?:source|text)\.|^meta\.embedded\.(?:block|inline)/.test(scope),
	);
}
