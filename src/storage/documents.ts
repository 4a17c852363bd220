/** A JSON value with a number of its own, among those of its kind. */
export type Document = { kind: string; id: number; body: unknown };

/** What can be read at one moment. */
export interface Reading {
	get(kind: string, id: number): unknown;
	all(kind: string): readonly Document[];
}

/** What can be done within one transaction: all of it happens, or nothing. */
export interface Transaction extends Reading {
	put(kind: string, id: number, body: unknown): void;
	remove(kind: string, id: number): void;
	/** A number that no document of the kind ever had. */
	nextId(kind: string): number;
}

/**
 * A durable, numbered set of JSON documents for each account, shared by all windows. Calls are
 * synchronous and short; each throws a `TaskError` of kind `storage` when it can't be done.
 */
export interface Documents {
	/** Whether what is written outlives this window. */
	readonly durable: boolean;
	/**
	 * Runs `work` with nobody else writing meanwhile. When it returns, what it put is on the disk. Called within
	 * another transaction, of whatever account, it is a part of that one: both happen, or neither. What it throws
	 * then has to go through.
	 */
	transact<T>(account: string, work: (transaction: Transaction) => T): T;
	/** Reads several things as they are at one moment, without waiting for anybody who writes. */
	read<T>(account: string, work: (reading: Reading) => T): T;
	/** The documents that were put after a revision, and the revision that this brings the reader to. 0 is before all. */
	changedSince(account: string, revision: number): { revision: number; documents: readonly Document[] };
	/** The revision that all there is brings a reader to. */
	revision(account: string): number;
	/** Calls back soon after another window wrote something, whatever it was. */
	onDidChangeElsewhere(listener: () => void): { dispose(): void };
	close(): void;
}
