import fuzzysort from 'fuzzysort';

/** The names as they are compared: what stands between quotes can't hold one. */
export function plain(name: string): string {
	return name.replaceAll('"', '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}

/**
 * The entry that somebody means by a text: the one called so, else the one that resembles it well.
 * One letter or a number alone says too little for that: `#1` is not the tag "v1".
 */
export function bestMatch<T extends { name: string }>(entries: readonly T[], text: string): T | undefined {
	const wanted = plain(text);
	const exact = entries.find(({ name }) => wanted !== '' && plain(name) === wanted);
	if (exact || wanted.length < 2 || !/\p{L}/u.test(wanted)) {
		return exact;
	}
	return fuzzysort.go(wanted, entries, { keys: [({ name }) => plain(name)], limit: 1, threshold: 0.6 })[0]
		?.obj;
}

/**
 * The task that somebody means as the parent. A `>` is common in names, so more is asked for: a
 * single word has to begin the task's name.
 */
export function bestParent<T extends { name: string }>(tasks: readonly T[], text: string): T | undefined {
	const wanted = plain(text);
	const exact = tasks.find(({ name }) => plain(name) === wanted);
	if (exact || wanted.length < 4 || !/\p{L}/u.test(wanted)) {
		return exact;
	}
	const found = fuzzysort.go(wanted, tasks, {
		keys: [({ name }) => plain(name)],
		limit: 20,
		threshold: 0.7,
	});
	return found.find(({ obj }) => wanted.includes(' ') || plain(obj.name).startsWith(wanted))?.obj;
}

/**
 * The entries that somebody may be about to write, best first; all in their order when nothing is written yet.
 * What an entry is also known by, as the client of a project, counts as well.
 */
export function likely<T extends { name: string; about?: string | null }>(
	entries: readonly T[],
	text: string,
	most: number,
): readonly T[] {
	const wanted = plain(text);
	return wanted === ''
		? entries.slice(0, most)
		: fuzzysort
				.go(wanted, entries, {
					keys: [({ name }) => plain(name), ({ about }) => plain(about ?? '')],
					limit: most,
					threshold: 0.25,
				})
				.map(({ obj }) => obj);
}
