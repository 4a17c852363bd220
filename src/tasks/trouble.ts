/** A field that was changed here and elsewhere, to different values. */
export type FieldConflict = { field: string; mine: unknown; theirs: unknown };

/**
 * Why a change waits for the person:
 * - `failed`: the service refused it;
 * - `conflict`: the same fields were changed elsewhere;
 * - `undecided`: a task was to be created, nobody knows whether it was, and one that is there may be it.
 */
export type Trouble = {
	kind: 'failed' | 'conflict' | 'undecided';
	sentence: string;
	fields?: readonly FieldConflict[];
};

/** What to do about a `Trouble`. */
export type TroubleChoice =
	/** Send it once more; for an undecided one: create it, it is not the one that is there. */
	| 'again'
	/** Send it over what is there. */
	| 'mine'
	/** Leave it as it is there; for an undecided one: that is it. */
	| 'theirs'
	/** Forget the change. */
	| 'discard';
