/** For each language texts and what their TODOs say, in order. */
export type LanguageCases = Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>>;
