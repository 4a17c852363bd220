import fuzzysort from 'fuzzysort';
import { plain } from './plain.ts';

/** What a line can name. */
export type Named = {
	id: string;
	name: string;
	/** What it is also known by, as a project by its client. */
	about?: string | null;
	/** What tells it from others of its name. */
	apart?: string | null;
};

type Row = { entry: Named; name: string; about: string };

const between = ' · ';

/** Entries made ready to be named in a line, by all of a name or by what resembles it. */
export class NameSearch {
	readonly #rows: readonly Row[];
	readonly #byName: ReadonlyMap<string, readonly Row[]>;
	#names: ReturnType<typeof snapshot> | undefined;
	#texts: ReturnType<typeof snapshot> | undefined;

	constructor(entries: readonly Named[]) {
		this.#rows = entries.map((entry) => ({
			entry,
			name: plain(entry.name),
			about: plain(entry.about ?? ''),
		}));
		this.#byName = Map.groupBy(this.#rows, ({ name }) => name);
	}

	/**
	 * The entry that somebody means by a text: the one called so, else the one that resembles it well.
	 * One letter or a number alone says too little for that: `#1` is not the tag "v1".
	 */
	best(text: string): Named | undefined {
		const wanted = plain(text);
		const exact = this.#exact(wanted);
		return exact || wanted.length < 2 || !/\p{L}/u.test(wanted)
			? exact
			: this.#resembling(wanted, { limit: 1, threshold: 0.6 })[0]?.entry;
	}

	/**
	 * The task that somebody means as the parent. A `>` is common in names, so more is asked for: a
	 * single word has to begin the task's name.
	 */
	bestParent(text: string): Named | undefined {
		const wanted = plain(text);
		const exact = this.#exact(wanted);
		return exact || wanted.length < 4 || !/\p{L}/u.test(wanted)
			? exact
			: this.#resembling(wanted, { limit: 20, threshold: 0.7 }).find(
					({ name }) => wanted.includes(' ') || name.startsWith(wanted),
				)?.entry;
	}

	/**
	 * The entries that somebody may be about to write, best first; all in their order when nothing is
	 * written yet. What an entry is also known by counts as well.
	 */
	likely(text: string, most: number): readonly Named[] {
		const wanted = plain(text);
		if (wanted === '') {
			return this.#rows.slice(0, most).map(({ entry }) => entry);
		}
		this.#texts ??= snapshot(this.#rows, ['name', 'about']);
		return fuzzysort
			.go(wanted, this.#texts, { limit: most, threshold: 0.25 })
			.map(({ obj }) => obj.entry);
	}

	/** What tells an entry from others of its name, its id where nothing else does; nothing where it is the only one. */
	apart({ id, name, apart }: Named): string | undefined {
		const same = this.#byName.get(plain(name)) ?? [];
		if (same.length < 2) {
			return undefined;
		}
		return apart && same.filter(({ entry }) => entry.apart === apart).length === 1 ? apart : id;
	}

	/** The name by which an entry is meant and no other. */
	fullName(entry: Named): string {
		const apart = this.apart(entry);
		return apart === undefined ? entry.name : `${entry.name}${between}${apart}`;
	}

	#exact(wanted: string): Named | undefined {
		const named = wanted === '' ? undefined : this.#byName.get(wanted)?.[0]?.entry;
		return named ?? this.#inFull(wanted);
	}

	#inFull(wanted: string): Named | undefined {
		for (let at = wanted.indexOf(between); at !== -1; at = wanted.indexOf(between, at + 1)) {
			const apart = wanted.slice(at + between.length);
			const same = this.#byName.get(wanted.slice(0, at)) ?? [];
			const found = same.find(({ entry }) => plain(this.apart(entry) ?? '') === apart);
			if (found) {
				return found.entry;
			}
		}
		return undefined;
	}

	#resembling(wanted: string, options: { limit: number; threshold: number }): readonly Row[] {
		this.#names ??= snapshot(this.#rows, ['name']);
		return fuzzysort.go(wanted, this.#names, options).map(({ obj }) => obj);
	}
}

function snapshot(rows: readonly Row[], keys: readonly ('name' | 'about')[]) {
	return fuzzysort.snapshot(rows, { keys });
}
